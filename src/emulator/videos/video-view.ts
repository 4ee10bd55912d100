// A live, read-only view of a video, for tests and stories.

import type { Encoding, EncodingState } from '../media/encoding-clock.js'
import type { VideoRecord } from './video-record.js'

/** Every field is current each time it is read. */
export interface EmulatedVideo {
  readonly uid: string
  readonly creator: string | null
  readonly meta: Readonly<Record<string, unknown>>
  readonly requireSignedURLs: boolean
  /** Seconds; `null` without a limit. */
  readonly maxDurationSeconds: number | null
  /** Bytes it will have; `null` while that is not known. */
  readonly uploadLength: number | null
  /** Bytes accepted so far. */
  readonly offset: number
  readonly state: EncodingState
  readonly readyToStream: boolean
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** When the upload URL expires. */
  readonly expiresAt: number
  /**
   * When the last byte arrived; `null` before. For a copy it may be in the future, because its download
   * takes `downloadMs`.
   */
  readonly uploadedAt: number | null
  /** Lower-case hex of all bytes; `null` before the last has arrived. */
  sha256(): string | null
}

export function viewOf(
  video: VideoRecord,
  store: { encodingOf(video: VideoRecord): Encoding },
): EmulatedVideo {
  let digest: string | null = null
  return {
    uid: video.uid,
    createdAt: video.createdAt,
    get creator() {
      return video.creator
    },
    get meta() {
      return video.settings.meta
    },
    get requireSignedURLs() {
      return video.settings.requireSignedURLs
    },
    get maxDurationSeconds() {
      return video.settings.maxDurationSeconds
    },
    get uploadLength() {
      return video.uploadLength
    },
    get offset() {
      return video.offset
    },
    get state() {
      return store.encodingOf(video).state
    },
    get readyToStream() {
      return store.encodingOf(video).readyToStream
    },
    get expiresAt() {
      return video.expiresAt
    },
    get uploadedAt() {
      return video.uploadedAt
    },
    sha256() {
      // A copy that failed has ended, but has no content.
      if (video.inspection !== null) digest ??= video.hash.digest()
      return digest
    },
  }
}
