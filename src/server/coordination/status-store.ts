// Where the handler keeps what it knows of videos.

import { asInstant, asObject } from '../../protocol/json.js'
import { parseVideo, type Video } from '../../protocol/video-status.js'
import { startDeadline } from '../http/deadline.js'
import type { StreamHandlerError } from '../http/failure.js'
import { isNewer } from './is-newer.js'
import { createLruMap } from './lru-map.js'
import type { VideoEnd } from './video-end.js'

const OWN_RECORDS = 1000
/** Milliseconds until a store that did not answer is asked again, so that not every request waits for it. */
const PAUSE_MS = 5000

/** What the store keeps of a video; plain JSON. */
export interface StatusRecord {
  /** `null` after it was deleted through the endpoint. */
  readonly video: Video | null
  /** When Stream was asked for it, in milliseconds since the epoch; 0 if it has not been asked. */
  readonly readAt: number
  /** The ends of which `webhook.onReady` and `webhook.onError` have been told. */
  readonly told: readonly VideoEnd[]
}

/**
 * Saves calls to Stream: people who watch the same video share one. Entries may be dropped a day after they
 * were set. If instances share a store, they share what webhooks and calls have brought.
 *
 * @example Cloudflare KV
 * const statusStore = {
 *   get: (id) => env.STATUS.get(id, 'json'),
 *   set: (id, record) => env.STATUS.put(id, JSON.stringify(record), { expirationTtl: 86_400 }),
 * }
 * @example Redis
 * const statusStore = {
 *   get: async (id) => JSON.parse((await redis.get(`stream:${id}`)) ?? 'null'),
 *   set: (id, record) => redis.set(`stream:${id}`, JSON.stringify(record), { EX: 86_400 }),
 * }
 */
export interface StatusStore {
  /** Answers what was set last for this id, or anything that is not a record, such as `null`. */
  get(videoId: string): unknown
  set(videoId: string, record: StatusRecord): unknown
}

/** Reads what a store answered; `null` if it is not a record. */
export function parseRecord(json: unknown): StatusRecord | null {
  const record = asObject(json)
  const readAt = asInstant(record?.['readAt'])
  const video = parseVideo(record?.['video'])
  if (record === null || readAt === null || (video === null && record['video'] !== null)) return null
  const told = Array.isArray(record['told']) ? record['told'] : []
  return { video, readAt, told: told.filter((end): end is VideoEnd => end === 'ready' || end === 'error') }
}

/** A store of records that are checked. It does not fail. */
export interface RecordStore {
  get(videoId: string): StatusRecord | undefined | Promise<StatusRecord | undefined>
  set(videoId: string, record: StatusRecord): void | Promise<void>
}

/**
 * When the app's store fails or takes two seconds, that costs calls to Stream and no answers. A store may lag behind, so what this
 * process has set itself is not forgotten by an older answer.
 */
export function guardStore(store: StatusStore, report: (error: StreamHandlerError) => void): RecordStore {
  const ownRecords = createLruMap<StatusRecord>(OWN_RECORDS)
  let pausedUntil = Number.NEGATIVE_INFINITY

  async function attempt(method: keyof StatusStore, task: () => unknown): Promise<unknown> {
    if (performance.now() < pausedUntil) return undefined
    const deadline = startDeadline(2000)
    try {
      return await Promise.race([task(), deadline.expired])
    } catch (cause) {
      if (deadline.signal.aborted) pausedUntil = performance.now() + PAUSE_MS
      report({
        code: 'internal',
        message: `\`statusStore.${method}\` failed; \`cause\` is the error.`,
        cause,
      })
      return undefined
    } finally {
      deadline.stop()
    }
  }

  return {
    async get(videoId) {
      const stored = parseRecord(await attempt('get', () => store.get(videoId)))
      const own = ownRecords.get(videoId)
      if (stored === null || own === undefined) return stored ?? own
      const latest = isNewer(dated(own), dated(stored), Date.now()) ? own : stored
      return { ...latest, told: [...new Set([...stored.told, ...own.told])] }
    },
    async set(videoId, record) {
      ownRecords.set(videoId, record)
      await attempt('set', () => store.set(videoId, record))
    },
  }
}

function dated({ video, readAt }: StatusRecord) {
  return { video, askedAt: readAt }
}
