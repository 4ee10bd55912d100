// A cache in front of Stream for what is known of videos: polls share calls, and calls share a rate limit.

import type { Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import type { StreamClient } from '../stream/stream-client.js'
import { createKeyedMutex } from './keyed-mutex.js'
import { type RateLimiter, tooMany } from './rate-limiter.js'
import { endOf, type RecordStore, type StatusRecord, type VideoEnd } from './status-store.js'

export type StatusCache = ReturnType<typeof createStatusCache>

/** `pollAfter`: seconds after which it is worth asking again; `null` if it does not matter. */
type Reading = { readonly video: Video | null; readonly pollAfter: number | null }

/** How long a record is fresh: people watch a video that changes, and few look at one that has ended. */
const FRESH_MS = { changing: 1000, ended: 60_000 }
/** Until the next poll if no call is left. Up to as many again are added, so that polls spread out. */
const POLL_AFTER_SECONDS = 15
/** Seconds without calls if Stream sends 429 without a number of seconds. */
const DEFAULT_REST_SECONDS = 60

export function createStatusCache(stream: StreamClient, store: RecordStore, readLimiter: RateLimiter) {
  // Each change of a record is a read and a write, so the changes of one video queue.
  const changeRecord = createKeyedMutex()
  const callApp = createKeyedMutex()
  const underWay = new Map<string, Promise<Video | null>>()

  const update = (videoId: string, fields: Pick<StatusRecord, 'video' | 'readAt'>): Promise<void> =>
    changeRecord(videoId, async () => {
      const told = (await store.get(videoId))?.told ?? []
      await store.set(videoId, { ...fields, told })
    })

  /** One call for all who ask at the same time. */
  function ask(videoId: string): Promise<Video | null> {
    const asked = call(videoId)
    underWay.set(videoId, asked)
    const leave = (): unknown => underWay.delete(videoId)
    asked.then(leave, leave)
    return asked
  }

  async function call(videoId: string): Promise<Video | null> {
    const wait = readLimiter.take(Date.now())
    if (wait > 0) throw tooMany(wait)
    const video = await stream.getVideo(videoId).catch((thrown: unknown) => {
      if (isRateLimited(thrown)) readLimiter.rest(Date.now() + secondsOf(thrown) * 1000)
      throw thrown
    })
    // A missing video is not kept: anybody could fill the store with made-up ids, and a 404 may pass.
    if (video !== null) await update(videoId, { video, readAt: Date.now() })
    return video
  }

  return {
    /** From the store, or else from Stream. @throws {Failure} with `rate-limited` if nothing is known and no call is left. */
    async read(videoId: string): Promise<Reading> {
      const record = await store.get(videoId)
      if (record !== undefined && isFresh(record, Date.now())) return { video: record.video, pollAfter: null }
      try {
        return { video: await (underWay.get(videoId) ?? ask(videoId)), pollAfter: null }
      } catch (thrown) {
        if (record === undefined || !isRateLimited(thrown)) throw thrown
        // An old answer is better than an error, and the next poll may be luckier.
        const pollAfter = POLL_AFTER_SECONDS + Math.floor(Math.random() * (POLL_AFTER_SECONDS + 1))
        return { video: record.video, pollAfter }
      }
    },
    /** Keeps what was learned elsewhere. @param readAt when Stream said so; 0 if it has not been asked. */
    put: (video: Video, readAt: number): Promise<void> => update(video.id, { video, readAt }),
    /**
     * Keeps what a webhook brought. If it is an end of which the app has not been told, calls `tell`, and
     * fails if `tell` fails. While `tell` runs, only further webhooks of this video wait for it.
     */
    async applyWebhook(video: Video, tell: (end: VideoEnd) => Promise<void>): Promise<void> {
      const { id } = video
      const applied = await changeRecord(id, async () => {
        const record = await store.get(id)
        // A replay must neither bring back what was deleted nor undo what is newer.
        if (record !== undefined && (record.video === null || isNewer(record.video, video))) return null
        const next = { video, readAt: Date.now(), told: record?.told ?? [] }
        await store.set(id, next)
        return next
      })
      const end = endOf(video)
      if (applied === null || end === null) return
      // A store that lags behind must not bring back what was there before the webhook.
      const latest = async (): Promise<StatusRecord> => {
        const record = await store.get(id)
        return record !== undefined && record.readAt >= applied.readAt ? record : applied
      }
      await callApp(id, async () => {
        // While this delivery waited, another one may have told the app, or the video was deleted.
        const { video: current, told } = await latest()
        if (current === null || told.includes(end)) return
        await tell(end)
        await changeRecord(id, async () => {
          const record = await latest()
          await store.set(id, { ...record, told: [...record.told, end] })
        })
      })
    },
    markDeleted: (videoId: string): Promise<void> => update(videoId, { video: null, readAt: Date.now() }),
  }
}

function isFresh({ video, readAt }: StatusRecord, now: number): boolean {
  const hasEnded = video === null || (endOf(video) !== null && (video.status.percentComplete ?? 100) === 100)
  const age = now - readAt
  return age >= 0 && age < FRESH_MS[hasEnded ? 'ended' : 'changing']
}

function isNewer(video: Video, than: Video): boolean {
  return video.modified !== null && than.modified !== null && video.modified > than.modified
}

function isRateLimited(thrown: unknown): thrown is Failure {
  return thrown instanceof Failure && thrown.code === 'rate-limited'
}

/** Stream blocks a user for five minutes, but says so in seconds. */
function secondsOf(failure: Failure): number {
  return Number(failure.details.headers?.['Retry-After']) || DEFAULT_REST_SECONDS
}
