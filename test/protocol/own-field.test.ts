import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanValue, isTaken, parseFieldValues } from '../../src/protocol/field-values.js'
import type { FieldRule } from '../../src/protocol/own-field.js'

const text: FieldRule = { name: 'place' }
const long: FieldRule = { name: 'description', type: 'long-text', maxLength: 20 }
const choice: FieldRule = {
  name: 'genre',
  type: 'choice',
  choices: ['News', { value: 'sport', label: 'Sports' }],
}
const tags: FieldRule = { name: 'tags', type: 'tags', maxTags: 3 }
const checkbox: FieldRule = { name: 'adult', type: 'checkbox' }

describe('what is stored', () => {
  test.each<[string, FieldRule, string, string]>([
    ['text in one line', text, ' At\nthe\u0000sea\u202e ', 'At the sea'],
    ['nothing for what cannot be seen', text, ' \u200b\n', ''],
    ['at most as many characters', text, '🌊'.repeat(400), '🌊'.repeat(300)],
    ['lines of long text', long, '  One\r\ntwo\tthree\n\n', 'One\ntwo three'],
    ['its own limit', long, 'x'.repeat(30), 'x'.repeat(20)],
    ['a choice', choice, 'News', 'News'],
    ['a choice by its value', choice, 'sport', 'sport'],
    ['no other choice', choice, 'Sports', ''],
    ['tags once each', tags, ' sea, , Sea،summer、sea ', 'sea,Sea,summer'],
    ['so many tags', tags, 'a,b,c,d', 'a,b,c'],
    ['tags of 50 characters', tags, 'x'.repeat(60), 'x'.repeat(50)],
    ['a checked box', checkbox, 'true', 'true'],
    ['and no other word of it', checkbox, 'yes', ''],
  ])('%s', (_, rule, given, stored) => {
    expect(cleanValue(rule, given)).toBe(stored)
  })

  test('stays as it is when it is stored again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(text, long, choice, tags, checkbox),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (rule, given) => {
          const stored = cleanValue(rule, given)
          expect(cleanValue(rule, stored)).toBe(stored)
          expect(isTaken(rule, stored)).toBe(true)
        },
      ),
    )
  })
})

test.each<[string, FieldRule, string, boolean]>([
  ['text that is short enough', text, ' At the\nsea ', true],
  ['text that is not', text, 'x'.repeat(301), false],
  ['no choice yet', choice, '', true],
  ['something else than a choice', choice, 'constructor', false],
  ['too many tags', tags, 'a,b,c,d', false],
  ['a box in other words', checkbox, 'yes', false],
])('%s: whether it is taken', (_, rule, given, isGood) => {
  expect(isTaken(rule, given)).toBe(isGood)
})

test.each([
  ['no object', ['a']],
  ['a number', { place: 7 }],
  ['a name of objects', JSON.parse('{"__proto__": "x"}')],
  ['a name with a space', { 'a b': 'x' }],
  ['a long name', { ['a'.repeat(65)]: 'x' }],
  ['more than 50', Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`a${index}`, 'x']))],
])('%s is no list of values', (_, json) => {
  expect(parseFieldValues(json)).toBeNull()
})
