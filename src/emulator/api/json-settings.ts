// Settings of a video in a JSON body.

import type { IncomingRequest } from '../http/incoming-request.js'
import { isObject, type Json, readJson, textOf } from '../http/read-body.js'
import { parseRfc3339 } from '../videos/rfc3339.js'
import type { VideoSettings } from '../videos/video-settings.js'

const isText = (value: unknown): boolean => typeof value === 'string'
const isNumber = (value: unknown): boolean => typeof value === 'number'

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  allowedOrigins: (value) => Array.isArray(value) && value.every(isText),
  creator: isText,
  expiry: isText,
  input: isText,
  maxDurationSeconds: isNumber,
  meta: isObject,
  name: isText,
  publicDetails: isObject,
  requireSignedURLs: (value) => typeof value === 'boolean',
  scheduledDeletion: isText,
  thumbnailTimestampPct: isNumber,
  uid: isText,
  uploadExpiry: isText,
  url: isText,
  watermark: isObject,
}

/** What creations and edits know. */
const shared: ReadonlySet<string> = new Set([
  'allowedOrigins',
  'creator',
  'meta',
  'requireSignedURLs',
  'scheduledDeletion',
  'thumbnailTimestampPct',
])

/**
 * The fields of a body that a call knows: those of every call, and its own. Others are ignored without a word, as at
 * Stream. `null` is valid for every type. A text says why the body is refused.
 */
export async function readFields(request: IncomingRequest, own: readonly string[]): Promise<Json | string> {
  const body = await readJson(request)
  if (body === null) return 'The body must be a JSON object'
  const known = Object.entries(body).filter(([name]) => shared.has(name) || own.includes(name))
  const wrong = known.find(([name, value]) => value !== null && types[name]?.(value) === false)
  return wrong === undefined ? Object.fromEntries(known) : `validation failed: ${wrong[0]} has the wrong type`
}

/** The settings changed by fields of valid types. Only `scheduledDeletion` can be removed by `null`. */
export function changedSettings(settings: VideoSettings, fields: Json): VideoSettings {
  const { scheduledDeletion, watermark } = fields
  // A creation knows the one, an edit the other.
  const expiry = textOf(fields['expiry'] ?? fields['uploadExpiry'])
  const given = <Name extends keyof VideoSettings>(name: Name): VideoSettings[Name] =>
    (fields[name] as VideoSettings[Name] | null | undefined) ?? settings[name]
  return {
    meta: given('meta'),
    requireSignedURLs: given('requireSignedURLs'),
    allowedOrigins: given('allowedOrigins'),
    thumbnailTimestampPct: given('thumbnailTimestampPct'),
    watermark: isObject(watermark) ? textOf(watermark['uid']) : settings.watermark,
    scheduledDeletion:
      scheduledDeletion === undefined ? settings.scheduledDeletion : textOf(scheduledDeletion),
    maxDurationSeconds: given('maxDurationSeconds'),
    expiresAt: expiry === null ? settings.expiresAt : parseRfc3339(expiry),
  }
}
