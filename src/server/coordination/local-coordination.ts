// Coordination within one process, on top of a store that can only get and set.

import type { Claim, Coordination, Known, Reading } from './coordination.js'
import { isNewer } from './is-newer.js'
import { createKeyedMutex } from './keyed-mutex.js'
import { createLruMap } from './lru-map.js'
import type { RecordStore, StatusRecord } from './status-store.js'
import { createTokenBuckets, type Levels } from './token-buckets.js'
import type { VideoEnd } from './video-end.js'
import { createWantedVideos } from './wanted-videos.js'

const RECORDS_IN_MEMORY = 10_000
/** Of a lease that says that the app was told. */
const FOREVER = Number.MAX_SAFE_INTEGER

/**
 * Keeps everything in the memory of this process, up to 10,000 videos. It is what a handler has without `coordination` and `statusStore`.
 * Times are measured by a clock that is never set; the records are dated by the clock on the wall, because instances may share them.
 */
export function memoryCoordination(): Coordination {
  return createLocalCoordination(createLruMap<StatusRecord>(RECORDS_IN_MEMORY))
}

export interface Lease {
  readonly holder: string
  readonly until: number
}

interface LocalParts {
  /** Milliseconds. Default: a clock that is never set. */
  readonly now?: (() => number) | undefined
  readonly levels?: Levels | undefined
  readonly leases?:
    | {
        get(key: string): Lease | undefined
        set(key: string, lease: Lease): void
        delete(key: string): void
      }
    | undefined
}

/**
 * @param store may be shared between processes, which then share the records, and the rest as far as the records tell.
 * @param parts what is to outlive this process.
 */
export function createLocalCoordination(store: RecordStore, parts: LocalParts = {}): Coordination {
  const { now = () => performance.now(), leases = createLruMap<Lease>(RECORDS_IN_MEMORY) } = parts
  const buckets = createTokenBuckets(now, parts.levels)
  const wanted = createWantedVideos(now)
  // Each change of a record is a read and a write, so the changes of one video queue.
  const changeRecord = createKeyedMutex()

  async function mergeOne({ videoId, video, askedAgoMs }: Reading): Promise<Known> {
    return changeRecord(videoId, async () => {
      const kept = await store.get(videoId)
      const next = { video, askedAt: Math.max(0, Date.now() - askedAgoMs) }
      if (kept !== undefined && !isNewer(next, { ...kept, askedAt: kept.readAt }, Date.now()))
        return knownOf(kept)
      const record = { video, readAt: next.askedAt, told: kept?.told ?? [] }
      await store.set(videoId, record)
      return knownOf(record)
    })
  }

  const writeTold = (videoId: string, end: VideoEnd): Promise<boolean> =>
    changeRecord(videoId, async () => {
      const record = await store.get(videoId)
      if (record === undefined) return false
      if (!record.told.includes(end)) await store.set(videoId, { ...record, told: [...record.told, end] })
      return true
    })

  return {
    take: async (asked) => buckets.take(asked),
    rest: async (ms) => buckets.rest(ms),
    known: async (videoIds) =>
      Promise.all(
        videoIds.map(async (id) => {
          const record = await store.get(id)
          return record && knownOf(record)
        }),
      ),
    merge: async (readings) => Promise.all(readings.map(mergeOne)),
    async claim({ videoId, end, holder }, leaseMs) {
      const record = await store.get(videoId)
      if (record?.told.includes(end) === true) return 'told'
      const key = keyOf({ videoId, end })
      const lease = leases.get(key)
      if (lease?.until === FOREVER) return 'told'
      if (lease !== undefined && lease.until > now()) return 'busy'
      leases.set(key, { holder, until: now() + leaseMs })
      return 'yours'
    },
    async done({ videoId, end, holder }, told) {
      const key = keyOf({ videoId, end })
      const isWritten = told && (await writeTold(videoId, end))
      // Of a video that is not known, there is no record to write it into.
      if (told && !isWritten) leases.set(key, { holder, until: FOREVER })
      else if (leases.get(key)?.holder === holder) leases.delete(key)
    },
    want: async (videoIds) => wanted.want(videoIds),
    due: async (limit) => wanted.due(limit),
  }
}

function knownOf({ video, readAt, told }: StatusRecord): Known {
  const ageMs = Date.now() - readAt
  // A record from the future is of a clock that was set back: it may be as old as can be.
  return { video, told, ageMs: ageMs < 0 ? Number.MAX_SAFE_INTEGER : ageMs }
}

function keyOf({ videoId, end }: Omit<Claim, 'holder'>): string {
  return `${videoId} ${end}`
}
