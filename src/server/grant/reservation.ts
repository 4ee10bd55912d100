// How much of the account's storage an upload reserves.

import type { TicketRequest } from '../../protocol/messages.js'
import type { UploadGrant } from './upload-grant.js'

/** Seconds that Stream takes at most. */
const LONGEST = 36_000
const MARGIN = 600

/**
 * The grant, with a `maxDurationSeconds` by the length that the browser measured: twice as much, or ten minutes more. Stream
 * refuses a longer video after all bytes, so this counts only where a browser's figure can be relied on, and a grant's own
 * limit stays the upper one.
 */
export function reserveMeasured(grant: UploadGrant, file: TicketRequest): UploadGrant {
  const { duration } = file
  if (duration === undefined || duration <= 0 || !tellsLength(file)) return grant
  const wanted = Math.ceil(Math.max(duration * 2, duration + MARGIN))
  return { ...grant, maxDurationSeconds: Math.min(wanted, grant.maxDurationSeconds ?? LONGEST, LONGEST) }
}

/** MP4 and QuickTime say their length at one place. A WebM of a recorder, or a transport stream, says none or a wrong one. */
function tellsLength({ name, type }: TicketRequest): boolean {
  if (type !== '') return /^(video\/mp4|video\/quicktime|video\/x-m4v)\s*(;|$)/i.test(type)
  return /\.(mp4|m4v|mov)$/i.test(name)
}
