// Upload-Metadata into settings. An oracle for our own server, so it shares no code with `server/grant`.

import { parseRfc3339 } from './rfc3339.js'
import type { VideoSettings } from './video-settings.js'

/**
 * Reads an `Upload-Metadata` header: pairs `key base64(value)` between commas; a key may have no value.
 * `null` if a value is not base64 of UTF-8 text.
 * @see https://tus.io/protocols/resumable-upload#upload-metadata
 */
export function parseUploadMetadata(header: string): Map<string, string> | null {
  const pairs = new Map<string, string>()
  for (const part of header.split(',')) {
    const [key = '', encoded = '', ...rest] = part.trim().split(' ')
    const value = decodeBase64(encoded)
    if (value === null || rest.length > 0) return null
    if (key !== '') pairs.set(key, value)
  }
  return pairs
}

function decodeBase64(encoded: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const settingKeys: ReadonlySet<string> = new Set([
  'requiresignedurls',
  'allowedorigins',
  'thumbnailtimestamppct',
  'watermark',
  'scheduleddeletion',
  'maxdurationseconds',
  'expiry',
])

/**
 * Separates settings from free metadata. Cloudflare writes the same key as `maxDurationSeconds` and
 * `maxdurationseconds`, so case is ignored; every other key goes into `meta` unchanged.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 */
export function settingsFromMetadata(
  pairs: ReadonlyMap<string, string>,
  signedUrlsFalseTurnsOff: boolean,
): VideoSettings {
  const settings = new Map<string, string>()
  const meta = new Map<string, string>()
  for (const [key, value] of pairs) {
    if (settingKeys.has(key.toLowerCase())) settings.set(key.toLowerCase(), value)
    else meta.set(key, value)
  }
  const text = (key: string): string | null => settings.get(key) || null
  const signed = settings.get('requiresignedurls')
  const expiry = text('expiry')
  const maxDuration = text('maxdurationseconds')
  return {
    meta: Object.fromEntries(meta),
    requireSignedURLs: signed !== undefined && !(signedUrlsFalseTurnsOff && signed === 'false'),
    allowedOrigins: (text('allowedorigins') ?? '').split(',').flatMap((origin) => origin.trim() || []),
    thumbnailTimestampPct: numberIn(text('thumbnailtimestamppct') ?? '0', /^\d+(\.\d+)?$/),
    watermark: text('watermark'),
    scheduledDeletion: text('scheduleddeletion'),
    maxDurationSeconds: maxDuration === null ? null : numberIn(maxDuration, /^\d+$/),
    expiresAt: expiry === null ? null : parseRfc3339(expiry),
  }
}

/** `NaN`, which no setting may be, for a text of another form: `Number` reads `0x10` and `1e3` as well. */
function numberIn(text: string, form: RegExp): number {
  return form.test(text) ? Number(text) : Number.NaN
}
