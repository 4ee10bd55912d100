/** How many calls of the API are answered, by whichever token. */
export interface CallLimitOptions {
  /** Stream's API takes 1200. */
  readonly calls: number
  /**
   * Time in which they are counted, and for which every call is refused once they are used up, in milliseconds.
   * @default 300_000
   */
  readonly windowMs?: number | undefined
}

export interface ApiRateLimit {
  /** Counts a call. The milliseconds for which it is refused, `null` where it is answered. */
  count(): number | null
}

/**
 * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
 */
export function createApiRateLimit(options: CallLimitOptions | null, now: () => number): ApiRateLimit {
  if (options === null) return { count: () => null }
  const { calls, windowMs = 300_000 } = options
  let windowEnd = -Infinity
  let counted = 0
  return {
    count() {
      if (now() >= windowEnd) {
        windowEnd = now() + windowMs
        counted = 0
      }
      counted += 1
      // The first call too many starts the time in which all are refused.
      if (counted === calls + 1) windowEnd = now() + windowMs
      return counted > calls ? windowEnd - now() : null
    },
  }
}
