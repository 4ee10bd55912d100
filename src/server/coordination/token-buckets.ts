// Token buckets in memory.

import type { Bucket } from './coordination.js'
import { createLruMap } from './lru-map.js'

/** How full a bucket was. Of the rest, which is kept as if it were one: until when it lasts. */
export interface Level {
  readonly tokens: number
  readonly at: number
}

export interface Levels {
  get(name: string): Level | undefined
  set(name: string, level: Level): void
}

/** More than a bucket for each person who does something at the same time. */
const MOST_BUCKETS = 10_000
/** No bucket's name: they begin otherwise. */
const REST = '!rest'

/** @param now milliseconds, by a clock that is never set where it can be. */
export function createTokenBuckets(now: () => number, levels: Levels = createLruMap<Level>(MOST_BUCKETS)) {
  const restUntil = (): number => levels.get(REST)?.at ?? Number.NEGATIVE_INFINITY

  function tokensIn({ name, capacity, perMinute }: Bucket): number {
    const level = levels.get(name)
    if (level === undefined) return capacity
    return Math.min(capacity, level.tokens + (Math.max(0, now() - level.at) * perMinute) / 60_000)
  }

  return {
    take(buckets: readonly Bucket[]): number {
      const rest = restUntil() - now()
      if (rest > 0) return Math.ceil(rest)
      const levelsNow = buckets.map((bucket) => ({ bucket, tokens: tokensIn(bucket) }))
      const waits = levelsNow.map(({ bucket, tokens }) => waitFor(bucket, tokens))
      const wait = Math.max(0, ...waits)
      if (wait > 0) return wait
      for (const { bucket, tokens } of levelsNow) levels.set(bucket.name, { tokens: tokens - 1, at: now() })
      return 0
    },
    rest(ms: number): void {
      levels.set(REST, { tokens: 0, at: Math.max(restUntil(), now() + ms) })
    },
  }
}

/** Milliseconds until a token may be taken. */
function waitFor({ leave, perMinute }: Bucket, tokens: number): number {
  const missing = leave + 1 - tokens
  // Sums of fractions end up a hair below a whole token.
  return missing <= 1e-6 ? 0 : Math.ceil((missing / perMinute) * 60_000)
}
