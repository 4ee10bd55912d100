// The rate limit of Stream's API.

export interface CallLimitOptions {
  /** Calls that are answered, whatever their token. Stream's limit is 1200. */
  readonly calls: number
  /**
   * The window in which calls are counted, and for which all are refused once they are used up, in
   * milliseconds.
   * @default 300_000
   */
  readonly windowMs?: number | undefined
}

export interface ApiRateLimit {
  /** Counts a call. Returns the milliseconds until the next is answered, `null` if this one is. */
  count(): number | null
  /** Cloudflare's headers for what is left of the limit. Without one, of the limit that Cloudflare documents nothing is used. */
  headers(): Readonly<Record<string, string>>
}

/** @see https://developers.cloudflare.com/fundamentals/api/reference/limits/ */
export function createApiRateLimit(options: CallLimitOptions | null, now: () => number): ApiRateLimit {
  if (options === null) return { count: () => null, headers: () => headersOf(DOCUMENTED, DOCUMENTED) }
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
      // The first call too many starts the window in which all are refused.
      if (counted === calls + 1) windowEnd = now() + windowMs
      return counted > calls ? windowEnd - now() : null
    },
    headers: () => headersOf({ calls, windowMs }, { calls: calls - counted, windowMs: windowEnd - now() }),
  }
}

const DOCUMENTED = { calls: 1200, windowMs: 300_000 }

type Calls = { readonly calls: number; readonly windowMs: number }

function headersOf(whole: Calls, left: Calls): Readonly<Record<string, string>> {
  const secondsOf = (ms: number): number => Math.max(Math.ceil(ms / 1000), 0)
  return {
    ratelimit: `"default";r=${Math.max(left.calls, 0)};t=${secondsOf(left.windowMs)}`,
    'ratelimit-policy': `"default";q=${whole.calls};w=${secondsOf(whole.windowMs)}`,
  }
}
