import { textDirectionOf } from './text-direction.js'

/** Letters that are written from right to left: Hebrew, Arabic and their neighbours, and the scripts of the supplementary plane. */
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A file's name for a sentence. Where one of them runs from right to left the name is isolated (U+2068, U+2069), or its parts and the
 * sentence's would change places. Else it is left as it is: what reads the page, a test for one, finds the name that it knows.
 */
export function isolateName(name: string, locale: string): string {
  const isMixed = textDirectionOf(locale) === 'rtl' || rightToLeftLetter.test(name)
  return isMixed ? `\u2068${name}\u2069` : name
}
