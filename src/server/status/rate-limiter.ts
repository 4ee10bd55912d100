import { Failure } from '../http/failure.js'

/** How many calls to Stream are left for reading. */
export interface RateLimiter {
  /** Uses one up and answers 0; or else the milliseconds until there is one. */
  take(now: number): number
  /** No calls until then, in milliseconds since the epoch: Stream has said so. */
  rest(until: number): void
}

/** A token bucket: so many calls a minute, of which a quarter can be saved up for a rush. */
export function createRateLimiter(perMinute: number): RateLimiter {
  const capacity = Math.max(1, perMinute / 4)
  const perMs = perMinute / 60_000
  let tokens = capacity
  let filledAt = Number.NEGATIVE_INFINITY
  let restUntil = Number.NEGATIVE_INFINITY
  return {
    take(now) {
      // A clock that is set back fills nothing, and takes nothing away.
      if (now > filledAt) tokens = Math.min(capacity, tokens + (now - filledAt) * perMs)
      filledAt = now
      if (now < restUntil) return restUntil - now
      if (tokens < 1) return Math.ceil((1 - tokens) / perMs)
      tokens -= 1
      return 0
    },
    rest(until) {
      restUntil = Math.max(restUntil, until)
    },
  }
}

/** The answer to who comes when the budget is used up. */
export function tooMany(waitMs: number): Failure {
  return new Failure('rate-limited', 'Stream is asked too often.', {
    headers: { 'Retry-After': String(Math.ceil(waitMs / 1000)) },
  })
}
