import { describe, expect, it } from 'vitest'
import { asAmount, asInstant, asObject, asText, parseJson } from '../../src/protocol/json.js'

describe('reading untrusted JSON', () => {
  it.each([null, undefined, [], 'text', 7, () => 1])('%j is no object', (value) => {
    expect(asObject(value)).toBeNull()
  })

  it('an object is itself', () => {
    const value = { a: 1 }
    expect(asObject(value)).toBe(value)
  })

  it.each(['', 7, null, undefined, ['a']])('%j is no text', (value) => {
    expect(asText(value)).toBeNull()
  })

  it.each([
    [0, 0],
    [1.5, 1.5],
    ['39.000000', 39],
    [' 7 ', 7],
  ])('%j is the amount %d', (value, amount) => {
    expect(asAmount(value)).toBe(amount)
  })

  it.each([-1, '-1', '', ' ', 'x', Number.NaN, Number.POSITIVE_INFINITY, 'Infinity', null, true, [1]])(
    '%j is no amount',
    (value) => {
      expect(asAmount(value)).toBeNull()
    },
  )

  it('text that is no JSON is undefined, unlike null', () => {
    expect([parseJson('{'), parseJson(''), parseJson('null')]).toEqual([undefined, undefined, null])
  })

  it.each([
    [0, 0],
    ['1970-01-01T00:00:01Z', 1000],
    ['1970-01-01T00:00:01.000000Z', 1000],
    ['soon', null],
    [Number.NaN, null],
    [undefined, null],
  ])('%j is the instant %j', (value, instant) => {
    expect(asInstant(value)).toBe(instant)
  })
})
