// What an upload turns out to be: a video with duration and size, or an error.

import { containerOf } from './container.js'
import type { ErrorReasonCode } from './encoding-clock.js'
import { readMp4 } from './mp4.js'

/** Duration in seconds, width and height in pixels. */
export type Inspection =
  | { readonly kind: 'video'; readonly duration: number; readonly width: number; readonly height: number }
  | { readonly kind: 'error'; readonly code: ErrorReasonCode }

export interface InspectedVideo {
  readonly uid: string
  /** Bytes. */
  readonly size: number
  readonly meta: Readonly<Record<string, unknown>>
  /** Seconds; `null` without a limit. */
  readonly maxDurationSeconds: number | null
}

/** Inspects the first bytes of an upload, 256 KiB at most. */
export type Inspect = (head: Uint8Array, video: InspectedVideo) => Inspection

/**
 * Stream accepts what it can decode; this accepts what begins like a known container. Duration and size are
 * read from an MP4 whose index is at its start. Everything else counts as a minute of 1080p, or as long as
 * its creator allowed.
 */
export const inspectSignature: Inspect = (head, video) => {
  const container = containerOf(head)
  if (container === null) return { kind: 'error', code: 'ERR_NON_VIDEO' }
  const facts = container === 'mp4' ? readMp4(head) : null
  return {
    kind: 'video',
    duration: facts?.duration ?? Math.min(60, video.maxDurationSeconds ?? 60),
    width: facts?.width ?? 1920,
    height: facts?.height ?? 1080,
  }
}

/**
 * Turns a video that is too short or too long into the error that Stream reports after the upload.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/
 */
export function judgeDuration(inspection: Inspection, maxDurationSeconds: number | null): Inspection {
  if (inspection.kind === 'error') return inspection
  if (inspection.duration < 0.1) return { kind: 'error', code: 'ERR_DURATION_TOO_SHORT' }
  if (maxDurationSeconds !== null && inspection.duration > maxDurationSeconds) {
    return { kind: 'error', code: 'ERR_DURATION_EXCEED_CONSTRAINT' }
  }
  return inspection
}
