// The writing direction of languages, and of names within a sentence.

/** Scripts that are written from right to left. Firefox's `Intl.Locale` does not tell the direction. */
const rightToLeftScript = /^(?:Adlm|Arab|Hebr|Mand|Nkoo|Rohg|Syrc|Thaa)$/

/** Each name in each row asks for the direction, and `Intl` is slow. */
const known = new Map<string, 'ltr' | 'rtl'>()

/** @param locale a BCP 47 tag */
export function textDirectionOf(locale: string): 'ltr' | 'rtl' {
  const scriptOf = (): string => new Intl.Locale(locale).maximize().script ?? ''
  const direction = known.get(locale) ?? (rightToLeftScript.test(scriptOf()) ? 'rtl' : 'ltr')
  known.set(locale, direction)
  return direction
}

/** Hebrew, Arabic and their neighbours, and the right-to-left scripts of the supplementary plane. */
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * A name for a sentence. If it or the language is written from right to left, it is isolated (U+2068, U+2069):
 * otherwise its parts and those of the sentence would change places. Other names stay as they are.
 */
export function isolateName(name: string, locale: string): string {
  const isMixed = textDirectionOf(locale) === 'rtl' || rightToLeftLetter.test(name)
  return isMixed ? `\u2068${name}\u2069` : name
}
