import type { EmulatorSettings } from './emulator-options.js'
import { type Encoding, type EncodingState, encodingAt } from './encoding.js'
import { judgeDuration } from './inspect.js'
import { HEAD_BYTES, type VideoRecord } from './video-record.js'
import type { VideoSettings } from './video-settings.js'

/** A video of the emulator, as tests and stories look at it; every field is read anew. */
export interface EmulatedVideo {
  readonly uid: string
  readonly creator: string | null
  readonly meta: Readonly<Record<string, string>>
  readonly requireSignedURLs: boolean
  /** Seconds; `null` without a limit. */
  readonly maxDurationSeconds: number | null
  /** Bytes it will have; `null` for a basic upload that has not come. */
  readonly uploadLength: number | null
  /** Bytes accepted so far. */
  readonly offset: number
  readonly state: EncodingState
  readonly readyToStream: boolean
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  /** When the upload URL stops to work. */
  readonly expiresAt: number
  /** When the last byte arrived; `null` before. */
  readonly uploadedAt: number | null
  /** Lower-case hex of all bytes, once they are there; `null` before. */
  sha256(): string | null
}

interface NewVideo {
  readonly base: string
  readonly upload: 'tus' | 'basic'
  readonly uploadLength: number | null
  readonly creator: string | null
  readonly settings: VideoSettings
}

export interface VideoStore {
  readonly settings: EmulatorSettings
  readonly now: () => number
  readonly views: ReadonlyMap<string, EmulatedVideo>
  get(uid: string | null): VideoRecord | undefined
  create(video: NewVideo): VideoRecord
  remove(video: VideoRecord): void
  /** All bytes are there: hands the video to the encoder. */
  finish(video: VideoRecord): void
  encodingOf(video: VideoRecord): Encoding
}

export function createVideoStore(settings: EmulatorSettings, now: () => number): VideoStore {
  const records = new Map<string, VideoRecord>()
  const views = new Map<string, EmulatedVideo>()

  const store: VideoStore = {
    settings,
    now,
    views,
    get: (uid) => (uid === null ? undefined : records.get(uid)),
    create(fields) {
      const createdAt = now()
      const video: VideoRecord = {
        ...fields,
        uid: randomUid(),
        createdAt,
        expiresAt: fields.settings.expiresAt ?? createdAt + settings.assumptions.uploadUrlLifetimeMs,
        offset: 0,
        hash: settings.createHash(),
        head: new Uint8Array(HEAD_BYTES),
        patching: false,
        deleted: false,
        uploadedAt: null,
        inspection: null,
        injectedError: null,
      }
      records.set(video.uid, video)
      views.set(video.uid, viewOf(video, store))
      if (video.uploadLength === 0) store.finish(video)
      return video
    },
    remove(video) {
      video.deleted = true
      records.delete(video.uid)
      views.delete(video.uid)
    },
    finish(video) {
      const { uid, offset: size, head } = video
      const { meta, maxDurationSeconds } = video.settings
      const start = head?.subarray(0, size) ?? new Uint8Array()
      video.inspection = judgeDuration(
        settings.inspect(start, { uid, size, meta, maxDurationSeconds }),
        maxDurationSeconds,
      )
      video.head = null
      video.uploadedAt = now()
    },
    encodingOf({ uploadedAt, injectedError, inspection }) {
      const found = inspection?.kind === 'error' ? inspection.code : null
      const elapsed = uploadedAt === null ? null : now() - uploadedAt
      const { encoding, assumptions } = settings
      return encodingAt(elapsed, encoding, injectedError ?? found, assumptions.stateWhilePlayable)
    },
  }
  return store
}

function viewOf(video: VideoRecord, store: VideoStore): EmulatedVideo {
  let digest: string | null = null
  return {
    uid: video.uid,
    creator: video.creator,
    meta: video.settings.meta,
    requireSignedURLs: video.settings.requireSignedURLs,
    maxDurationSeconds: video.settings.maxDurationSeconds,
    createdAt: video.createdAt,
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
      if (video.uploadedAt !== null) digest ??= video.hash.digest()
      return digest
    },
  }
}

/** Not `randomUUID`, which browsers have in secure contexts only. */
function randomUid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
