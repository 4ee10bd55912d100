import { textFromBase64, toBase64 } from '../../protocol/bytes.js'
import { cleanName, type TicketRequest } from '../../protocol/messages.js'
import { dateText, type UploadGrant } from './upload-grant.js'

/**
 * The `Upload-Metadata` of a creation, with which Stream takes a video's settings.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/#supported-options-in-upload-metadata
 */
export function encodeUploadMetadata(file: TicketRequest, grant: UploadGrant): string {
  const name = cleanName(grant.name ?? file.name)
  const { allowedOrigins: origins = [] } = grant
  const entries: readonly (string | null)[] = [
    entry('name', name === '' ? undefined : name),
    // Present means on; Stream documents no value for it, and none that turns it off.
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

/** Reads an `Upload-Metadata` header. What is no base64 is left out: it comes from the browser, and is worth no more. */
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
