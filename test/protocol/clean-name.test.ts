import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanName, MAX_NAME_LENGTH } from '../../src/protocol/clean-name.js'

describe('cleanName', () => {
  it.each([
    [' a\tb\r\n\u0000c.mp4 ', 'a b c.mp4'],
    ['"ü🏖️", it\'s', '"ü🏖️", it\'s'],
    ['\uD83C', '\uFFFD'],
    ['\n', ''],
    // An override turns the words after it around: this one would read "film.exe.mp4" as "film.4pm.exe".
    ['film.\u202Eexe\u202C.mp4', 'film.exe.mp4'],
    ['\u2067שלום\u2069', 'שלום'],
    // Joiners and marks of direction are letters' business, and stay.
    ['👩\u200D🚀 a\u200Fb', '👩\u200D🚀 a\u200Fb'],
    [`${'x'.repeat(MAX_NAME_LENGTH - 1)} y`, 'x'.repeat(MAX_NAME_LENGTH - 1)],
  ])('makes %j fit for a title', (name, clean) => {
    expect(cleanName(name)).toBe(clean)
  })

  it.each([
    '\u200B',
    '\u3164',
    '\u2060',
    '\u00AD',
    '\u202E',
    '\u2800',
    '\u115F',
    '\uFEFF',
    '\u200B \u2800\u180E',
    '\u{E0041}',
    // They only say how what is between them is set.
    '\uFFF9\uFFFA\uFFFB',
    '\u{13430}',
  ])('finds nothing to be seen in %j', (name) => {
    // A row with such a title has no name that can be read or spoken.
    expect(cleanName(name)).toBe('')
  })

  it('is well-formed, short and clean for every text, and does not change what is', () => {
    // Half surrogates are among them. fast-check's own strings of this kind take seconds to set up, and are seldom longer than a word.
    const points = fc.array(fc.nat(0x10ffff), { maxLength: 700, size: 'max' })
    const text = points.map((all) => String.fromCodePoint(...all))
    fc.assert(
      fc.property(text, (name) => {
        const clean = cleanName(name)
        expect(Array.from(clean).length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}]/u)
        expect(cleanName(clean)).toBe(clean)
      }),
    )
  })
})
