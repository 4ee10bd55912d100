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
  /** When a list was refused that had ids of which nothing is known: anybody can make them up. */
  let unknownRefusedAt = Number.NEGATIVE_INFINITY
  let underWay: Promise<ReadonlyMap<string, Known | null>> | null = null

  const isWithin = (ms: number, since: number | undefined): boolean =>
    performance.now() - (since ?? Number.NEGATIVE_INFINITY) < ms
  const isLeftOut = (videoId: string): boolean => isWithin(UNLISTED_MS, unlistedAt.get(videoId))

  /** Without those of which nothing is known: they are read alone from now on. */
  async function leaveUnknownOut(ids: readonly string[]): Promise<readonly string[]> {
    const known = await coordination.known(ids)
    for (const [index, id] of ids.entries()) if (!known[index]) unlistedAt.set(id, performance.now())
    return ids.filter((_, index) => known[index])
  }

  async function readTogether(): Promise<ReadonlyMap<string, Known | null>> {
    const asked = performance.now()
    let ids: readonly string[] = []
    const videos = await stream.readVideos(async () => {
      const due = await coordination.due(MOST_IDS)
      ids = due.filter((id) => !isLeftOut(id))
      if (isWithin(REFUSED_MS, unknownRefusedAt)) ids = await leaveUnknownOut(ids)
      return ids
    })
    if (videos === null) {
      if ((await leaveUnknownOut(ids)).length < ids.length) unknownRefusedAt = asked
      else refusedAt = asked
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
    isUnlisted: (videoId) => isWithin(REFUSED_MS, refusedAt) || isLeftOut(videoId),
  }
}
