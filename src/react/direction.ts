/** Scripts that are written from right to left. By script, as Firefox's `Intl.Locale` does not tell the direction. */
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

/** @param locale a BCP 47 tag */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script) ? 'rtl' : 'ltr'
}
