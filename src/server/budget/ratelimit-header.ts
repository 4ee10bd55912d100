// Cloudflare's `Ratelimit` and `Ratelimit-Policy` headers.

/** How many calls are left. */
export interface RemainingCalls {
  readonly left: number
  /** Seconds until all are there again. */
  readonly resetSeconds: number
  /** Calls in a whole window. */
  readonly quota: number
  /** Seconds of a whole window. */
  readonly windowSeconds: number
}

/** What Cloudflare documents for its API, for answers without a policy. */
const DOCUMENTED = { quota: 1200, windowSeconds: 300 }

/**
 * The window that has least left; `null` if the answer does not say, as documented answers may not.
 * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
 */
export function parseRatelimit(headers: Headers): RemainingCalls | null {
  const policies = itemsOf(headers.get('ratelimit-policy'))
  const windows = itemsOf(headers.get('ratelimit')).flatMap(({ name, fields }) => {
    const [left, resetSeconds] = [fields.get('r'), fields.get('t')]
    if (left === undefined || resetSeconds === undefined) return []
    const policy = policies.find((candidate) => candidate.name === name)?.fields
    const quota = policy?.get('q') || DOCUMENTED.quota
    const windowSeconds = policy?.get('w') || DOCUMENTED.windowSeconds
    return [{ left, resetSeconds: Math.min(resetSeconds, windowSeconds), quota, windowSeconds }]
  })
  return windows.toSorted((a, b) => a.left / a.quota - b.left / b.quota)[0] ?? null
}

/** `"default";r=50;t=30, "burst";r=9;t=1` as names with their whole numbers. */
function itemsOf(header: string | null) {
  return (header ?? '').split(',').map((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim())
    const numbers = parameters.flatMap((parameter) => {
      const [, key, digits] = /^(\w+)=(\d{1,9})$/.exec(parameter) ?? []
      return key === undefined ? [] : [[key, Number(digits)] as const]
    })
    return { name, fields: new Map(numbers) }
  })
}
