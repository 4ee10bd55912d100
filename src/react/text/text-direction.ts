// The writing direction of a language.

/** Scripts that are written from right to left. Firefox's `Intl.Locale` does not tell the direction. */
const rightToLeft: ReadonlySet<string | undefined> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
])

type Direction = 'ltr' | 'rtl'

/** Each name in each row asks for the direction, and `Intl` is slow. */
const known = new Map<string, Direction>()

/** @param locale a BCP 47 tag */
export function textDirectionOf(locale: string): Direction {
  const direction =
    known.get(locale) ?? (rightToLeft.has(new Intl.Locale(locale).maximize().script) ? 'rtl' : 'ltr')
  known.set(locale, direction)
  return direction
}
