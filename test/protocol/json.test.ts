import { expect, test } from 'vitest'
import { asAmount, asInstant, asObject, asText, parseJson } from '../../src/protocol/json.js'
import { lookUp } from '../../src/protocol/look-up.js'

const object = { a: 1 }

test.each<[read: (value: unknown) => unknown, table: readonly (readonly [value: unknown, read: unknown])[]]>([
  [
    asObject,
    [[object, object], ...[null, undefined, [], 'text', 7, () => 1].map((value) => [value, null] as const)],
  ],
  [asText, [['text', 'text'], ...['', 7, null, undefined, ['a']].map((value) => [value, null] as const)]],
  [
    asAmount,
    [
      [0, 0],
      [1.5, 1.5],
      ['39.000000', 39],
      [' 7 ', 7],
      ...[-1, '-1', '', ' ', 'x', Number.NaN, Number.POSITIVE_INFINITY, 'Infinity', null, true, [1]].map(
        (value) => [value, null] as const,
      ),
    ],
  ],
  [
    asInstant,
    [
      [0, 0],
      ['1970-01-01T00:00:01Z', 1000],
      ['1970-01-01T00:00:01.000000Z', 1000],
      ['soon', null],
      [Number.NaN, null],
      [undefined, null],
    ],
  ],
])('%o reads untrusted JSON', (read, table) => {
  expect(table.map(([value]) => [value, read(value)])).toEqual(table)
})

test('an object is not copied', () => {
  expect(asObject(object)).toBe(object)
})

test('text that is not JSON is undefined, unlike null', () => {
  expect([parseJson('{'), parseJson(''), parseJson('null')]).toEqual([undefined, undefined, null])
})

test('a table has what was put into it, and not what every object has', () => {
  const table = { known: 1, 7: 2 }
  expect([lookUp(table, 'known'), lookUp(table, 7), lookUp(table, 'other')]).toEqual([1, 2, undefined])
  for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    expect(lookUp(table, key)).toBeUndefined()
  }
})
