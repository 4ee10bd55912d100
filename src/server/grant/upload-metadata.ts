// The `Upload-Metadata` header of tus.

import { textFromBase64, toBase64 } from '../../protocol/bytes.js'
import { cleanName } from '../../protocol/clean-name.js'
import type { TicketRequest } from '../../protocol/messages.js'
import { dateText, type UploadGrant } from './upload-grant.js'

/**
 * Bytes. Neither tus nor Stream states a limit. Servers and proxies take 8 to 16 KiB for a header, and what is longer is
 * refused on the way, without a word that names it.
 */
export const MAX_METADATA_LENGTH = 8192

/** Stream takes the settings of a video from it. The sources are at {@link UploadGrant}. */
export function encodeUploadMetadata(file: TicketRequest, grant: UploadGrant): string {
  const entries = [
    entry('name', cleanName(grant.name ?? file.name) || undefined),
    // Its presence turns it on. Stream documents neither a value nor a way to turn it off.
    grant.requireSignedURLs === true ? 'requiresignedurls' : null,
    entry('allowedorigins', grant.allowedOrigins?.join(',') || undefined),
    entry('thumbnailtimestamppct', grant.thumbnailTimestampPct),
    entry('watermark', grant.watermark),
    entry('scheduleddeletion', dateText(grant.scheduledDeletion)),
    entry('maxDurationSeconds', grant.maxDurationSeconds),
    entry('expiry', dateText(grant.expiry)),
    metaEntries(grant.meta ?? {}),
  ]
  return entries.filter((part) => part !== null).join(',')
}

/** The part of a header for texts of the app or of the browser; `null` if there are none. */
export function metaEntries(meta: Readonly<Record<string, string>>): string | null {
  return (
    Object.entries(meta)
      .map(([key, value]) => entry(key, value))
      .join(',') || null
  )
}

/** Leaves out what is not base64: it comes from the browser, and an error would help nobody. */
export function parseUploadMetadata(header: string): ReadonlyMap<string, string> {
  const entries = header.split(',').map((part) => {
    const [key = '', value = ''] = part.trim().split(' ')
    return [key, textFromBase64(value)] as const
  })
  return new Map(entries.filter((pair): pair is [string, string] => pair[0] !== '' && pair[1] !== null))
}

function entry(key: string, value: string | number | undefined): string | null {
  return value === undefined ? null : `${key} ${toBase64(String(value))}`
}
