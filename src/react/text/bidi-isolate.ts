// Keeps names of right-to-left scripts in their place within a sentence.

import { textDirectionOf } from './text-direction.js'

/** Hebrew, Arabic and their neighbours, and the right-to-left scripts of the supplementary plane. */
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A file's name for a sentence. If the name or the language is written from right to left, the name is
 * isolated (U+2068, U+2069): otherwise its parts and those of the sentence would change places. All other
 * names stay as they are, so that tests and scripts find them in the page.
 */
export function isolateName(name: string, locale: string): string {
  const isMixed = textDirectionOf(locale) === 'rtl' || rightToLeftLetter.test(name)
  return isMixed ? `\u2068${name}\u2069` : name
}
