// Times as Stream writes and reads them.

/** RFC 3339 with microseconds. */
export function formatRfc3339(ms: number): string
export function formatRfc3339(ms: number | null): string | null
export function formatRfc3339(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace('Z', '000Z')
}

const form = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

/** Milliseconds since the epoch; `NaN` for everything else that `Date` reads: `2030`, `Feb 27 2030`, dates of HTTP. */
export function parseRfc3339(text: string): number {
  const [, year = Number.NaN, month = Number.NaN, day = Number.NaN] = (form.exec(text) ?? []).map(Number)
  // `Date` reads February 30 as March 2.
  const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day
  return isDay ? Date.parse(text) : Number.NaN
}
