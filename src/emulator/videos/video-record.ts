// All state of one video.

import type { ErrorReasonCode } from '../media/encoding-clock.js'
import type { Inspection } from '../media/inspect.js'
import type { Hasher } from '../media/sha256.js'
import type { VideoSettings } from './video-settings.js'
import type { WatermarkProfile } from './watermark-profile.js'

/** Bytes at the start of each upload that are kept for inspection. */
export const HEAD_BYTES = 262_144

export interface VideoRecord {
  readonly uid: string
  /** Public address below which its URLs are, without a slash at the end. */
  readonly base: string
  /** How its bytes arrive: by tus, by a form in one request, or fetched from a link. */
  readonly upload: 'tus' | 'basic' | 'link'
  /** `null` unless the bytes are fetched from a link. */
  readonly link: LinkedFile | null
  creator: string | null
  settings: VideoSettings
  publicDetails: Readonly<Record<string, unknown>> | null
  readonly watermark: WatermarkProfile | null
  readonly captions: Map<string, Caption>
  /** When each MP4 download was requested, by its type. */
  readonly mp4s: Map<'default' | 'audio', number>
  readonly createdAt: number
  /** The last edit; `null` without one. */
  editedAt: number | null
  /** When its upload URL expires. */
  expiresAt: number
  /** Bytes it will have; `null` if the creation does not say. */
  uploadLength: number | null
  /** Bytes stored. */
  offset: number
  hash: Hasher
  /** `null` after the inspection. */
  head: Uint8Array | null
  /**
   * Room for all bytes, full once the upload has ended; `null` if they are only hashed. Declarations name it, so it is not a
   * `Uint8Array<ArrayBuffer>`, which TypeScript before 5.7 does not have.
   */
  media: Uint8Array | null
  /** A request that brings bytes is open: a PATCH, or a form. */
  receiving: boolean
  deleted: boolean
  /** When the last byte arrived; for a link not before `downloadMs` after its creation. */
  uploadedAt: number | null
  inspection: Inspection | null
  /** An error by a fault rule. */
  injectedError: ErrorReasonCode | null
}

interface LinkedFile {
  readonly url: string
  /** Ends the fetch. */
  readonly abort: () => void
}

export interface Caption {
  readonly generated: boolean
  /** Milliseconds since the epoch. */
  readonly readyAt: number
  readonly vtt: string
}
