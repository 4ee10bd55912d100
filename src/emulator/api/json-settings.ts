// Settings of a video in a JSON body.

import { isObject, type Json, textOf } from '../http/read-body.js'
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

/**
 * The first field with a wrong type. `null` is valid for every type; unknown fields are ignored, as at
 * Stream.
 */
export function wrongField(fields: Json): string | null {
  const wrong = Object.entries(fields).find(
    ([name, value]) => value !== null && Object.hasOwn(types, name) && types[name]?.(value) === false,
  )
  return wrong?.[0] ?? null
}

/** The settings changed by fields of valid types. Only `scheduledDeletion` can be removed by `null`. */
export function changedSettings(settings: VideoSettings, fields: Json): VideoSettings {
  const { scheduledDeletion, watermark } = fields
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
    expiresAt: expiry === null ? settings.expiresAt : Date.parse(expiry),
  }
}
