// A watermark, and how the API returns it.

import { formatRfc3339 } from './rfc3339.js'

/** @see https://developers.cloudflare.com/stream/edit-videos/applying-watermarks/ */
export interface WatermarkProfile {
  readonly uid: string
  readonly name: string
  readonly createdAt: number
  /** Address that the picture was fetched from; `null` if it was sent. */
  readonly downloadedFrom: string | null
  /** Bytes. */
  readonly size: number
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** 0 to 1, each. */
  readonly opacity: number
  readonly padding: number
  readonly scale: number
  readonly position: string
}

/** The profile as the API returns it, alone and with each video. */
export function watermarkObject({ createdAt, ...profile }: WatermarkProfile): Record<string, unknown> {
  return { ...profile, created: formatRfc3339(createdAt) }
}
