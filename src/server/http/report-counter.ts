// Reports that anybody can cause: counted, and told at the 1st, 10th, 100th and so on.

/** Milliseconds after which counting begins again. */
const PERIOD = 300_000

/** What it returns says what to add to the report's message, or `null` if this one is not told. */
export function createReportCounter(): (kind: string, now: number) => string | null {
  const counts = new Map<string, { readonly since: number; readonly count: number }>()
  return (kind, now) => {
    const kept = counts.get(kind)
    const age = now - (kept?.since ?? Number.NEGATIVE_INFINITY)
    // A clock that is set back begins again, too.
    const { since, count } = kept !== undefined && age >= 0 && age < PERIOD ? kept : { since: now, count: 0 }
    counts.set(kind, { since, count: count + 1 })
    if (!Number.isInteger(Math.log10(count + 1))) return null
    return count === 0 ? '' : ` There were ${count + 1} of these in the last five minutes.`
  }
}
