import type { ErrorReasonCode } from '../media/encoding-clock.js'
import type { Inspection } from '../media/inspect.js'
import type { Hasher } from '../media/sha256.js'
import type { VideoSettings } from './video-settings.js'
import type { WatermarkProfile } from './watermark-profile.js'

/** Bytes at the start of each upload that are kept to look into. */
export const HEAD_BYTES = 262_144

/** Everything the emulator knows about one video. */
export interface VideoRecord {
  readonly uid: string
  /** Public address under which its URLs are, without a slash at the end. */
  readonly base: string
  /** Upload by tus, by a form in one request, or fetched from a link. */
  readonly upload: 'tus' | 'basic' | 'link'
  /** `null` where the bytes are sent. */
  readonly link: LinkedFile | null
  creator: string | null
  settings: VideoSettings
  publicDetails: Readonly<Record<string, unknown>> | null
  readonly watermark: WatermarkProfile | null
  readonly captions: Map<string, Caption>
  /** When each was asked for, by its type. */
  readonly mp4s: Map<'default' | 'audio', number>
  readonly createdAt: number
  /** The last edit; `null` without one. */
  editedAt: number | null
  /** When its upload URL stops to work. */
  expiresAt: number
  /** Bytes it will have; `null` where the creation does not say. */
  uploadLength: number | null
  /** Bytes stored. */
  offset: number
  hash: Hasher
  /** `null` once it was looked into. */
  head: Uint8Array | null
  /** Room for all bytes, which is full once the upload has ended; `null` where they are hashed and dropped. */
  film: Uint8Array<ArrayBuffer> | null
  /** A PATCH is being received. */
  patching: boolean
  deleted: boolean
  /** When the last byte came; of a link, no sooner than a download takes by the clock. */
  uploadedAt: number | null
  inspection: Inspection | null
  /** A failure that a fault rule asked for. */
  injectedError: ErrorReasonCode | null
}

/** Where a copy comes from. */
interface LinkedFile {
  readonly url: string
  /** Ends the fetch. */
  readonly abort: () => void
}

/** Subtitles in one language. */
export interface Caption {
  readonly generated: boolean
  /** Milliseconds since the epoch. */
  readonly readyAt: number
  readonly vtt: string
}
