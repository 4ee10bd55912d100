// `Retry-After` of Stream's answers.

import { headerOnce } from '../../protocol/header.js'

/** Stream blocks a user for five minutes. More than that is a mistake of somebody on the way, and would outlast the limit. */
export const LONGEST_REST_SECONDS = 300

/** Whole seconds, at most five minutes; `null` if the answer does not say, or nothing that can be read. */
export function restSecondsOf(headers: Headers): number | null {
  const value = headerOnce(headers.get('retry-after')) ?? ''
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : secondsUntil(value, headers.get('date'))
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_REST_SECONDS)
}

/** By the clock of whoever wrote the date: that of this machine may be set wrong. `NaN` for what is no HTTP date. */
function secondsUntil(date: string, writtenAt: string | null): number {
  if (!/^\w{3,9}, [\w :-]+ GMT$/.test(date)) return Number.NaN
  const now = Date.parse(writtenAt ?? '')
  return (Date.parse(date) - (Number.isNaN(now) ? Date.now() : now)) / 1000
}
