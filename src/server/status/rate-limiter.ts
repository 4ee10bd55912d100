// A rate limiter for calls to Stream that read.

import { Failure } from '../http/failure.js'

export type RateLimiter = ReturnType<typeof createRateLimiter>

/** A token bucket. It holds up to a quarter of a minute's calls for a burst. */
export function createRateLimiter(perMinute: number) {
  const capacity = Math.max(1, perMinute / 4)
  const perMs = perMinute / 60_000
  let tokens = capacity
  let filledAt = Number.NEGATIVE_INFINITY
  let restUntil = Number.NEGATIVE_INFINITY
  return {
    /** Takes one call and answers 0, or answers the milliseconds until there is one. */
    take(now: number): number {
      // If the clock is set back, nothing is added and nothing is lost.
      if (now > filledAt) tokens = Math.min(capacity, tokens + (now - filledAt) * perMs)
      filledAt = now
      if (now < restUntil) return restUntil - now
      if (tokens < 1) return Math.ceil((1 - tokens) / perMs)
      tokens -= 1
      return 0
    },
    /** Allows no calls until then, in milliseconds since the epoch, because Stream said so. */
    rest(until: number): void {
      restUntil = Math.max(restUntil, until)
    },
  }
}

export function tooMany(waitMs: number): Failure {
  return new Failure('rate-limited', 'Stream is asked too often.', {
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
  })
}
