// Settings of a new upload, and what makes them invalid.

import { parseRfc3339 } from './rfc3339.js'

export interface VideoSettings {
  readonly meta: Readonly<Record<string, unknown>>
  readonly requireSignedURLs: boolean
  readonly allowedOrigins: readonly string[]
  /** Position of the thumbnail in the video, 0 to 1. */
  readonly thumbnailTimestampPct: number
  /** Id of a watermark profile. */
  readonly watermark: string | null
  /** RFC 3339. */
  readonly scheduledDeletion: string | null
  /** Seconds; `null` without a limit. */
  readonly maxDurationSeconds: number | null
  /** Milliseconds since the epoch; `null` for Stream's default. */
  readonly expiresAt: number | null
}

/** Settings of a creation that names none. */
export const plainSettings: VideoSettings = {
  meta: {},
  requireSignedURLs: false,
  allowedOrigins: [],
  thumbnailTimestampPct: 0,
  watermark: null,
  scheduledDeletion: null,
  maxDurationSeconds: null,
  expiresAt: null,
}

const DAY_MS = 86_400_000

/**
 * What is wrong with the settings, as the message of an API error, or `null`.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/direct_upload/methods/create/
 */
export function settingsProblem(settings: VideoSettings, now: number): string | null {
  const { maxDurationSeconds, expiresAt, scheduledDeletion, thumbnailTimestampPct } = settings
  if (maxDurationSeconds !== null && !isIntegerBetween(maxDurationSeconds, 1, 36_000)) {
    return 'validation failed: maxDurationSeconds must be between 1 and 36000'
  }
  if (expiresAt !== null && !(expiresAt > now)) {
    return 'validation failed: expiry must be a date in the future'
  }
  if (!(thumbnailTimestampPct >= 0 && thumbnailTimestampPct <= 1)) {
    return 'validation failed: thumbnailTimestampPct must be between 0.0 and 1.0'
  }
  if (scheduledDeletion !== null) {
    const days = (parseRfc3339(scheduledDeletion) - now) / DAY_MS
    if (!(days >= 30 && days <= 1096)) {
      return 'validation failed: scheduledDeletion must be 30 to 1096 days after creation'
    }
  }
  const withScheme = settings.allowedOrigins.find((origin) => origin.includes('://'))
  if (withScheme !== undefined) {
    return `validation failed: allowed origin must not specify protocol ${withScheme}`
  }
  // There is no path support. A quote is of JSON, which the metadata of tus does not take.
  const noHost = settings.allowedOrigins.find((origin) => /[/"]/.test(origin))
  if (noHost !== undefined) return `validation failed: allowed origin must be a host ${noHost}`
  return null
}

function isIntegerBetween(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high
}
