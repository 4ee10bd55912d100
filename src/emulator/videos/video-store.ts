// All videos of an account, from creation to the end of encoding.

import { type Encoding, type ErrorReasonCode, encodingAt, failsAfter } from '../media/encoding-clock.js'
import { judgeDuration } from '../media/inspect.js'
import type { EmulatorSettings } from './emulator-options.js'
import { createMediaCache, type MediaCache } from './media-cache.js'
import { randomId } from './random-id.js'
import { HEAD_BYTES, type VideoRecord } from './video-record.js'
import { type EmulatedVideo, viewOf } from './video-view.js'

type NewVideo = Pick<
  VideoRecord,
  'base' | 'upload' | 'uploadLength' | 'link' | 'creator' | 'settings' | 'watermark'
>

export interface VideoStore {
  readonly settings: EmulatorSettings
  readonly now: () => number
  readonly views: ReadonlyMap<string, EmulatedVideo>
  readonly mediaCache: MediaCache
  get(uid: string | null): VideoRecord | undefined
  /** Oldest first. */
  all(): Iterable<VideoRecord>
  create(video: NewVideo): VideoRecord
  remove(video: VideoRecord): void
  /** All bytes have arrived: starts the encoding. */
  finish(video: VideoRecord): void
  /** Its bytes will never arrive. */
  failTo(video: VideoRecord, code: ErrorReasonCode): void
  encodingOf(video: VideoRecord, at?: number): Encoding
  /** When its webhook is due; `null` while there is nothing to encode. */
  settlesAt(video: VideoRecord): number | null
}

/** @param onEnd called with each video whose bytes have arrived, or never will */
export function createVideoStore(
  settings: EmulatorSettings,
  now: () => number,
  onEnd: (video: VideoRecord) => void,
): VideoStore {
  const records = new Map<string, VideoRecord>()
  const views = new Map<string, EmulatedVideo>()
  const mediaCache = createMediaCache(settings.keepBytes)
  const { encoding, assumptions } = settings

  /** A download takes `downloadMs` at least, however fast the network is. */
  function end(video: VideoRecord): void {
    video.head = null
    video.uploadedAt = video.link === null ? now() : Math.max(now(), video.createdAt + encoding.downloadMs)
    onEnd(video)
  }

  const store: VideoStore = {
    settings,
    now,
    views,
    mediaCache,
    get: (uid) => (uid === null ? undefined : records.get(uid)),
    all: () => records.values(),
    create(fields) {
      const createdAt = now()
      const video: VideoRecord = {
        ...fields,
        uid: randomId(),
        publicDetails: null,
        captions: new Map(),
        mp4s: new Map(),
        createdAt,
        editedAt: null,
        expiresAt: fields.settings.expiresAt ?? createdAt + assumptions.uploadUrlLifetimeMs,
        offset: 0,
        hash: settings.createHash(),
        head: new Uint8Array(HEAD_BYTES),
        media: null,
        patching: false,
        deleted: false,
        uploadedAt: null,
        inspection: null,
        injectedError: null,
      }
      records.set(video.uid, video)
      views.set(video.uid, viewOf(video, store))
      if (video.uploadLength === 0 && video.link === null) store.finish(video)
      return video
    },
    remove(video) {
      video.deleted = true
      video.link?.abort()
      mediaCache.remove(video)
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
      end(video)
    },
    failTo(video, code) {
      video.injectedError ??= code
      end(video)
    },
    encodingOf(video, at = now()) {
      return encodingAt(elapsedOf(video, at), encoding, errorOf(video), assumptions.stateWhilePlayable)
    },
    settlesAt(video) {
      if (video.uploadedAt === null) return null
      const error = errorOf(video)
      if (error !== null) return video.uploadedAt + failsAfter(encoding, error)
      return (
        video.uploadedAt + (assumptions.webhookAt === 'playable' ? encoding.playableMs : encoding.completeMs)
      )
    },
  }
  return store
}

function elapsedOf({ uploadedAt, link }: VideoRecord, now: number): number | null {
  if (uploadedAt !== null && (link !== null || now >= uploadedAt)) return now - uploadedAt
  return link === null ? null : -1
}

function errorOf({ injectedError, inspection }: VideoRecord): ErrorReasonCode | null {
  return injectedError ?? (inspection?.kind === 'error' ? inspection.code : null)
}
