// All videos of an account, from creation to the end of encoding.

import { type Encoding, type ErrorReasonCode, encodingAt, failsAfter } from '../media/encoding-clock.js'
import { type Inspection, judgeDuration } from '../media/inspect.js'
import type { EmulatorSettings } from './emulator-options.js'
import { type Change, createListHistory } from './list-history.js'
import { createMediaCache, type MediaCache } from './media-cache.js'
import { randomId } from './random-id.js'
import { parseRfc3339 } from './rfc3339.js'
import { HEAD_BYTES, type VideoRecord } from './video-record.js'
import { type EmulatedVideo, viewOf } from './video-view.js'

type NewVideo = Pick<
  VideoRecord,
  'base' | 'upload' | 'uploadLength' | 'link' | 'creator' | 'settings' | 'watermark'
>

/** Life of a URL for a form, in milliseconds. */
const BASIC_LIFETIME_MS = 1_800_000

export interface VideoStore {
  readonly settings: EmulatorSettings
  readonly now: () => number
  readonly views: ReadonlyMap<string, EmulatedVideo>
  readonly mediaCache: MediaCache
  get(uid: string | null): VideoRecord | undefined
  /** Oldest first. */
  all(): Iterable<VideoRecord>
  /** Those that a list shows, as it shows them: lists may lag behind. Oldest first. */
  listed(): readonly VideoRecord[]
  create(video: NewVideo): VideoRecord
  change(video: VideoRecord, change: Change): void
  remove(video: VideoRecord, at?: number): void
  /** Removes videos whose scheduled deletion has come. Reading does so, too. */
  removeDue(): void
  /** What a file of this size that begins so turns out to be. */
  inspect(video: VideoRecord, start: Uint8Array, size: number): Inspection
  /** All bytes have arrived: starts the encoding. @param inspection if they are inspected already */
  finish(video: VideoRecord, inspection?: Inspection): void
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
  const history = createListHistory(assumptions.listLagMs, now)

  /** A download takes `downloadMs` at least, however fast the network is. */
  function end(video: VideoRecord): void {
    video.head = null
    video.uploadedAt = video.link === null ? now() : Math.max(now(), video.createdAt + encoding.downloadMs)
    onEnd(video)
  }

  function removeIfDue(video: VideoRecord): void {
    const { scheduledDeletion } = video.settings
    const at = scheduledDeletion === null ? Infinity : parseRfc3339(scheduledDeletion)
    if (at <= now()) store.remove(video, at)
  }

  const store: VideoStore = {
    settings,
    now,
    views,
    mediaCache,
    get(uid) {
      const video = records.get(uid ?? '')
      if (video !== undefined) removeIfDue(video)
      return video?.deleted ? undefined : video
    },
    all() {
      store.removeDue()
      return records.values()
    },
    listed() {
      store.removeDue()
      return history.all()
    },
    create(fields) {
      const createdAt = now()
      const lifetime = fields.upload === 'basic' ? BASIC_LIFETIME_MS : assumptions.uploadUrlLifetimeMs
      const video: VideoRecord = {
        ...fields,
        uid: randomId(),
        publicDetails: null,
        captions: new Map(),
        mp4s: new Map(),
        createdAt,
        editedAt: null,
        expiresAt: fields.settings.expiresAt ?? createdAt + lifetime,
        offset: 0,
        hash: settings.createHash(),
        head: new Uint8Array(HEAD_BYTES),
        media: null,
        receiving: false,
        deleted: false,
        uploadedAt: null,
        inspection: null,
        injectedError: null,
      }
      records.set(video.uid, video)
      views.set(video.uid, viewOf(video, store))
      history.add(video)
      if (video.uploadLength === 0 && video.link === null) store.finish(video)
      return video
    },
    change(video, change) {
      history.change(video)
      Object.assign(video, change)
    },
    remove(video, at = now()) {
      video.deleted = true
      history.remove(video, at)
      video.link?.abort()
      mediaCache.remove(video)
      records.delete(video.uid)
      views.delete(video.uid)
    },
    removeDue() {
      for (const video of records.values()) removeIfDue(video)
    },
    inspect({ uid, settings: { meta, maxDurationSeconds } }, start, size) {
      const inspection = settings.inspect(start, { uid, size, meta, maxDurationSeconds })
      return judgeDuration(inspection, maxDurationSeconds)
    },
    finish(video, inspection) {
      const { offset: size, head } = video
      video.inspection = inspection ?? store.inspect(video, head?.subarray(0, size) ?? new Uint8Array(), size)
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
