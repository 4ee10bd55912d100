// Creation of a video, however its bytes arrive, and the reasons to refuse it.

import type { Account } from '../account/account.js'
import { isFull } from '../account/storage-quota.js'
import { badRequest, failure } from '../http/api-envelope.js'
import type { VideoRecord } from '../videos/video-record.js'
import { settingsProblem } from '../videos/video-settings.js'
import type { VideoStore } from '../videos/video-store.js'

/**
 * Largest file that Stream takes by default, in bytes.
 * @see https://developers.cloudflare.com/stream/faq/
 */
const MAX_FILE_BYTES = 30_000_000_000

const encodingStates: ReadonlySet<string> = new Set(['downloading', 'queued', 'inprogress'])

type Creation = Pick<VideoRecord, 'upload' | 'uploadLength' | 'link' | 'creator' | 'settings'>

/** Why a video cannot be created; `null` if it can. */
export function creationRefusal({ store, watermarks }: Account, creation: Creation): Response | null {
  const { settings, creator, upload, uploadLength } = creation
  const { assumptions, maxEncoding } = store.settings
  const problem = settingsProblem(settings, store.now()) ?? creatorProblem(creator)
  if (problem !== null) return badRequest(problem)
  if (uploadLength !== null && uploadLength > MAX_FILE_BYTES) {
    return failure(413, 10_005, 'The file is larger than Stream accepts')
  }
  const { watermark, maxDurationSeconds } = settings
  if (assumptions.unknownWatermarkRefused && watermark !== null && !watermarks.has(watermark)) {
    return failure(404, 10_003, 'Watermark not found')
  }
  if (isFull(store, upload, maxDurationSeconds)) {
    const minutes = store.settings.storageMinutes
    return failure(413, 10_011, `Storage capacity exceeded, allocated ${minutes} minutes`)
  }
  return encodingCount(store, maxEncoding) < maxEncoding
    ? null
    : failure(429, assumptions.rateLimitCode, `More than ${maxEncoding} videos are queued or being encoded`)
}

export function newVideo({ store, watermarks }: Account, url: string, creation: Creation): VideoRecord {
  const watermark = watermarks.get(creation.settings.watermark ?? '') ?? null
  return store.create({ ...creation, base: baseOf(store, new URL(url)), watermark })
}

export function creatorProblem(creator: string | null): string | null {
  return creator !== null && creator.length > 64 ? 'creator must have 64 characters at most' : null
}

/** The public address of the emulator: as configured, or that of the API call. */
function baseOf(store: VideoStore, url: URL): string {
  return store.settings.baseUrl ?? url.origin + url.pathname.slice(0, url.pathname.indexOf('/client/v4/'))
}

/** Counted only if there is a limit, and each time, because states change by the clock. */
function encodingCount(store: VideoStore, limit: number): number {
  if (limit === Infinity) return 0
  return [...store.all()].filter((video) => encodingStates.has(store.encodingOf(video).state)).length
}
