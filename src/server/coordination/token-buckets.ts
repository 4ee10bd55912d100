// Token buckets in memory.

import type { Bucket } from './coordination.js'
import { createLruMap } from './lru-map.js'

/** More than a bucket for each person who does something at the same time. */
const MOST_BUCKETS = 10_000

/** @param now milliseconds by a clock that is never set. */
export function createTokenBuckets(now: () => number) {
  const levels = createLruMap<{ readonly tokens: number; readonly at: number }>(MOST_BUCKETS)
  let restUntil = Number.NEGATIVE_INFINITY

  function tokensIn({ name, capacity, perMinute }: Bucket): number {
    const level = levels.get(name)
    if (level === undefined) return capacity
    return Math.min(capacity, level.tokens + ((now() - level.at) * perMinute) / 60_000)
  }

  return {
    take(buckets: readonly Bucket[]): number {
      if (now() < restUntil) return Math.ceil(restUntil - now())
      const levelsNow = buckets.map((bucket) => ({ bucket, tokens: tokensIn(bucket) }))
      const waits = levelsNow.map(({ bucket, tokens }) => waitFor(bucket, tokens))
      const wait = Math.max(0, ...waits)
      if (wait > 0) return wait
      for (const { bucket, tokens } of levelsNow) levels.set(bucket.name, { tokens: tokens - 1, at: now() })
      return 0
    },
    rest(ms: number): void {
      restUntil = Math.max(restUntil, now() + ms)
    },
  }
}

/** Milliseconds until a token may be taken. */
function waitFor({ leave, perMinute }: Bucket, tokens: number): number {
  const missing = leave + 1 - tokens
  // Sums of fractions end up a hair below a whole token.
  return missing <= 1e-6 ? 0 : Math.ceil((missing / perMinute) * 60_000)
}
