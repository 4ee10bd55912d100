import type { Video } from '../../protocol/video-status.js'
import { Failure, type StreamHandlerError } from '../http/failure.js'
import { startDeadline } from '../stream/deadline.js'
import type { StreamClient } from '../stream/stream-client.js'
import { createKeyedMutex } from './keyed-mutex.js'
import { type RateLimiter, tooMany } from './rate-limiter.js'
import { endOf, parseRecord, type StatusRecord, type StatusStore, type VideoEnd } from './status-store.js'

/** What is known of a video, from the store or, where that is too old, from Stream. */
export interface StatusCache {
  /** @throws {Failure} with `rate-limited` where nothing is known and Stream may not be asked now. */
  read(videoId: string): Promise<Reading>
  /** Keeps what is known from elsewhere. @param readAt when Stream said so; 0 where it has not. */
  keep(video: Video, readAt: number): Promise<void>
  /**
   * Keeps what a webhook brought. If it is an end of which the app has not been told, calls `tell`, and fails if `tell` fails. While
   * `tell` runs, only further webhooks of this video wait for it.
   */
  applyWebhook(video: Video, tell: (end: VideoEnd) => Promise<void>): Promise<void>
  /** The video was deleted. */
  forget(videoId: string): Promise<void>
}

interface Reading {
  /** `null` where there is no such video. */
  readonly video: Video | null
  /** Seconds after which it is worth asking again; `null` where it does not matter. */
  readonly pollAfter: number | null
}

/** How long a reading is as good as new, in milliseconds: somebody is looking at what changes, and nobody at what has ended. */
const FRESH_MS = { changing: 1000, ended: 60_000 }
/** Seconds until the next poll where there are more videos than calls; the same again, by chance, so that not all come at once. */
const REST_SECONDS = 15
/** Seconds without calls where Stream sends 429 with no number of seconds. */
const DEFAULT_REST_SECONDS = 60
const STORE_LIMIT_MS = 2000

export function createStatusCache(parts: {
  readonly stream: StreamClient
  readonly store: StatusStore
  readonly budget: RateLimiter
  readonly report: (error: StreamHandlerError) => void
}): StatusCache {
  const { stream, store, budget, report } = parts
  const changeRecord = createKeyedMutex()
  const callApp = createKeyedMutex()
  const underWay = new Map<string, Promise<Video | null>>()

  /** A store that fails or hangs must cost calls to Stream, not answers. */
  async function withStore(verb: string, task: () => unknown): Promise<unknown> {
    const deadline = startDeadline(STORE_LIMIT_MS)
    try {
      return await Promise.race([task(), deadline.expired])
    } catch (cause) {
      report({ code: 'internal', message: `\`statusStore.${verb}\` failed; \`cause\` is the error.`, cause })
      return null
    } finally {
      deadline.stop()
    }
  }
  const recall = async (videoId: string): Promise<StatusRecord | null> =>
    parseRecord(await withStore('get', () => store.get(videoId)))

  /** Changes a record, one change after another, so that none undoes what another one says. */
  const update = (videoId: string, fields: Partial<StatusRecord>): Promise<void> =>
    changeRecord(videoId, async () => void (await write(videoId, await recall(videoId), fields)))

  async function write(
    videoId: string,
    previous: StatusRecord | null,
    fields: Partial<StatusRecord>,
  ): Promise<StatusRecord> {
    const record = { ...(previous ?? { video: null, readAt: 0, told: [] }), ...fields }
    await withStore('set', () => store.set(videoId, record))
    return record
  }

  /** One call for all who ask at the same time. */
  function ask(videoId: string): Promise<Video | null> {
    const asked = call(videoId)
    underWay.set(videoId, asked)
    const leave = (): unknown => underWay.delete(videoId)
    asked.then(leave, leave)
    return asked
  }

  async function call(videoId: string): Promise<Video | null> {
    const wait = budget.take(Date.now())
    if (wait > 0) throw tooMany(wait)
    const video = await stream.getVideo(videoId).catch((thrown: unknown) => {
      if (thrown instanceof Failure && thrown.code === 'rate-limited') {
        budget.rest(Date.now() + secondsOf(thrown) * 1000)
      }
      throw thrown
    })
    // That there is none is not kept: anybody could fill the store with ids that never were, and a 404 may pass.
    if (video !== null) await update(videoId, { video, readAt: Date.now() })
    return video
  }

  return {
    async read(videoId) {
      const record = await recall(videoId)
      if (record !== null && isFresh(record, Date.now())) return { video: record.video, pollAfter: null }
      try {
        return { video: await (underWay.get(videoId) ?? ask(videoId)), pollAfter: null }
      } catch (thrown) {
        if (record === null || !(thrown instanceof Failure) || thrown.code !== 'rate-limited') throw thrown
        // What was true a while ago is better than an error, and the next poll may be luckier.
        return {
          video: record.video,
          pollAfter: REST_SECONDS + Math.floor(Math.random() * (REST_SECONDS + 1)),
        }
      }
    },
    keep: (video, readAt) => update(video.id, { video, readAt }),
    async applyWebhook(video, tell) {
      const { id } = video
      const applied = await changeRecord(id, async () => {
        const record = await recall(id)
        // A replay must neither bring back what was deleted nor undo what is newer.
        if (record !== null && (record.video === null || isNewer(record.video, video))) return null
        return write(id, record, { video, readAt: Date.now() })
      })
      const end = endOf(video)
      if (applied === null || end === null) return
      // A store that lags behind must not bring back what was there before the webhook.
      const latest = async (): Promise<StatusRecord> => {
        const record = await recall(id)
        return record !== null && record.readAt >= applied.readAt ? record : applied
      }
      await callApp(id, async () => {
        // While this delivery waited, another one may have told the app, or the video was deleted.
        const { video: current, told } = await latest()
        if (current === null || told.includes(end)) return
        await tell(end)
        await changeRecord(id, async () => {
          const record = await latest()
          await write(id, record, { told: [...record.told, end] })
        })
      })
    },
    forget: (videoId) => update(videoId, { video: null, readAt: Date.now() }),
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

/** Stream blocks a user for five minutes, but says so in seconds. */
function secondsOf(failure: Failure): number {
  return Number(failure.details.headers?.['Retry-After']) || DEFAULT_REST_SECONDS
}
