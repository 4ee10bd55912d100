// The request with which Stream fetches a video from a link.

import { cleanName } from '../../protocol/messages.js'
import type { Creation } from './creation-request.js'
import { dateText, type UploadGrant } from './upload-grant.js'

/**
 * The body of Stream's copy operation. Stream takes neither `maxDurationSeconds` nor `expiry` here: there
 * is no upload URL that could expire, and Stream measures the video itself.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/copy/methods/create/
 */
export function toCopyRequest(
  link: Extract<Creation, { readonly type: 'import' }>,
  grant: UploadGrant,
): Record<string, unknown> {
  const name = cleanName(grant.name ?? link.name)
  // `JSON.stringify` leaves out what is undefined.
  return {
    url: link.url,
    creator: grant.creator,
    meta: { ...grant.meta, name: name === '' ? undefined : name },
    requireSignedURLs: grant.requireSignedURLs,
    allowedOrigins: grant.allowedOrigins,
    thumbnailTimestampPct: grant.thumbnailTimestampPct,
    scheduledDeletion: dateText(grant.scheduledDeletion),
    watermark: grant.watermark === undefined ? undefined : { uid: grant.watermark },
  }
}
