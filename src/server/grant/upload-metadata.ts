// The `Upload-Metadata` header of tus.

import { textFromBase64, toBase64 } from '../../protocol/bytes.js'
import { cleanName, type TicketRequest } from '../../protocol/messages.js'
import { dateText, type UploadGrant } from './upload-grant.js'

/**
 * With this header, Stream takes the settings of a video.
 * @see
 * https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/#supported-options-in-upload-metadata
 */
export function encodeUploadMetadata(file: TicketRequest, grant: UploadGrant): string {
  const name = cleanName(grant.name ?? file.name)
  const { allowedOrigins: origins = [] } = grant
  const entries: readonly (string | null)[] = [
    entry('name', name === '' ? undefined : name),
    // Its presence turns it on. Stream documents neither a value nor a way to turn it off.
    grant.requireSignedURLs === true ? 'requiresignedurls' : null,
    entry('allowedorigins', origins.length === 0 ? undefined : origins.join(',')),
    entry('thumbnailtimestamppct', grant.thumbnailTimestampPct),
    entry('watermark', grant.watermark),
    entry('scheduleddeletion', dateText(grant.scheduledDeletion)),
    entry('maxDurationSeconds', grant.maxDurationSeconds),
    entry('expiry', dateText(grant.expiry)),
    ...Object.entries(grant.meta ?? {}).map(([key, value]) => entry(key, value)),
  ]
  return entries.filter((part) => part !== null).join(',')
}

/** Leaves out what is not base64: it comes from the browser, and an error would help nobody. */
export function parseUploadMetadata(header: string): ReadonlyMap<string, string> {
  const entries = header.split(',').flatMap((part) => {
    const [key = '', value = ''] = part.trim().split(' ')
    const text = textFromBase64(value)
    return key === '' || text === null ? [] : [[key, text] as const]
  })
  return new Map(entries)
}

function entry(key: string, value: string | number | undefined): string | null {
  return value === undefined ? null : `${key} ${toBase64(String(value))}`
}
