// Reads all watched videos whose turn it is in one call.

import type { Video } from '../../protocol/video-status.js'
import type { Coordination, Known } from '../coordination/coordination.js'
import { createLruMap } from '../coordination/lru-map.js'
import type { StreamClient } from '../stream/stream-client.js'

export interface BatchReader {
  /**
   * Reads a watched video together with those that wait longer. `null`: there is no such video. `undefined`: others had their turn
   * first, and this one has it soon. @throws {Failure} with `rate-limited` if no call is left.
   */
  read(videoId: string): Promise<Known | null | undefined>
  /** Whether Stream's list does not have it, or there is no list: then it has to be read alone. */
  isUnlisted(videoId: string): boolean
}

/** 15 kB of address. Above 16 kB, servers on the way refuse it. */
const MOST_IDS = 450
/** Milliseconds until the list is tried again for an id that it left out, and at all after it was refused. */
const UNLISTED_MS = 60_000
const REFUSED_MS = 600_000

/** @param keep writes down what Stream said of each, and answers what is known then. */
export function createBatchReader(
  stream: StreamClient,
  coordination: Coordination,
  keep: (videos: ReadonlyMap<string, Video>, askedAgoMs: number) => Promise<readonly Known[]>,
): BatchReader {
  const unlistedAt = createLruMap<number>(10_000)
  let refusedAt = Number.NEGATIVE_INFINITY
  let underWay: Promise<ReadonlyMap<string, Known | null>> | null = null

  async function readTogether(): Promise<ReadonlyMap<string, Known | null>> {
    const asked = performance.now()
    let ids: readonly string[] = []
    const videos = await stream.readVideos(async () => {
      ids = await coordination.due(MOST_IDS)
      return ids
    })
    if (videos === null) {
      refusedAt = asked
      return new Map()
    }
    for (const id of ids) if (!videos.has(id)) unlistedAt.set(id, asked)
    const found = new Map(
      [...videos].flatMap(([id, video]) => (video === null ? [] : [[id, video] as const])),
    )
    const known = await keep(found, performance.now() - asked)
    const missing = [...videos].filter(([, video]) => video === null).map(([id]) => [id, null] as const)
    return new Map([...missing, ...[...found.keys()].map((id, index) => [id, known[index] ?? null] as const)])
  }

  function join(): Promise<ReadonlyMap<string, Known | null>> {
    underWay ??= readTogether().finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    async read(videoId) {
      await coordination.want([videoId])
      // The call that is under way may have been sent before this one was wanted.
      const first = await join()
      return first.has(videoId) ? first.get(videoId) : (await join()).get(videoId)
    },
    isUnlisted: (videoId) =>
      performance.now() - refusedAt < REFUSED_MS ||
      performance.now() - (unlistedAt.get(videoId) ?? Number.NEGATIVE_INFINITY) < UNLISTED_MS,
  }
}
