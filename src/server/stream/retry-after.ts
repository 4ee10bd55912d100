// `Retry-After` of Stream's answers.

import { headerOnce } from '../../protocol/header.js'

/** Stream blocks a user for five minutes. More than that is a mistake of somebody on the way, and would outlast the limit. */
export const LONGEST_REST_SECONDS = 300

/** Seconds or an HTTP date, as it may be passed on; `null` for all else. */
export function retryAfterOf(headers: Headers): string | null {
  const value = headerOnce(headers.get('retry-after')) ?? ''
  if (/^\d{1,6}$/.test(value)) return String(Math.min(Number(value), LONGEST_REST_SECONDS))
  return /^\w{3}, [\w :]+ GMT$/.test(value) ? value : null
}

/** Seconds, at most five minutes; `null` if the answer does not say. */
export function restSecondsOf(headers: Headers): number | null {
  const value = retryAfterOf(headers)
  if (value === null) return null
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), LONGEST_REST_SECONDS) : null
}
