// Parses the `Retry-After` header.

import { headerOnce } from '../../protocol/header.js'

/**
 * Milliseconds; `null` without the header. Of two different numbers the longer counts.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function parseRetryAfter(value: string | null, now: number): number | null {
  const text = headerOnce(value)
  if (text === null || text === '') return null
  const seconds = Math.max(...text.split(',').map(Number))
  const ms = Number.isNaN(seconds) ? Date.parse(text) - now : seconds * 1000
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
