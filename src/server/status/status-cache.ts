// A cache in front of Stream for what is known of videos: people share calls, and calls share a budget.

import type { Video } from '../../protocol/video-status.js'
import { type Budget, tooMany } from '../budget/budget.js'
import { type Coordination, type Known, TURN_MS } from '../coordination/coordination.js'
import { createLruMap } from '../coordination/lru-map.js'
import { endOf, type VideoEnd } from '../coordination/video-end.js'
import { Failure } from '../http/failure.js'
import type { CallKind } from '../stream/call-gate.js'
import type { StreamClient } from '../stream/stream-client.js'
import { createBatchReader } from './batch-reader.js'
import type { EndTeller, NewsOption } from './end-teller.js'
import { createSingleFlight } from './single-flight.js'

export type StatusCache = ReturnType<typeof createStatusCache>

interface Shown {
  readonly video: Video | null
  /** Seconds after which it is worth asking again; `null` if it does not matter. */
  readonly pollAfter: number | null
  /** Whether it was asked for in vain: this is what was known before. */
  readonly isOld: boolean
}

/** How long a record is fresh: people watch a video that changes, and few look at one that has ended. */
const FRESH_MS = { changing: 1000, ended: 60_000 }
/**
 * Until the next poll: if no call is left for a while, or for a moment, and where Stream tells of ends by itself. A random number
 * between the two, so that polls spread out.
 */
const POLL_AFTER_SECONDS = { while: [15, 23], moment: [6, 9], news: [4, 6] } as const
const MOMENT_SECONDS = 5
/** Milliseconds. A 404 may pass, so it is believed for less time than it takes a browser to give up. */
const MISSING_MS = 5000
/** Milliseconds in which an id that its creator was admitted to look for may wait for its turn. */
const ADMITTED_MS = 60_000
/**
 * Milliseconds. A reading tells the app of an end that is younger: of an older one, the records may have been dropped. Unless this
 * instance has seen the video before its end: then it is news, whatever its dates say.
 */
const NEWS_MS = 3_600_000
/** For what was not asked of Stream. */
const NEVER = Number.MAX_SAFE_INTEGER

interface CacheParts {
  readonly stream: StreamClient
  readonly coordination: Coordination
  readonly budget: Budget
  /** `undefined` if the app is told of nothing. */
  readonly teller: EndTeller | undefined
}

export function createStatusCache({ stream, coordination, budget, teller }: CacheParts) {
  const missingAt = createLruMap<number>(10_000)
  const admittedAt = createLruMap<number>(10_000)
  /** Videos that were seen before their end, until it is known that the app was told of that. */
  const unended = createLruMap<true>(10_000)
  const shareCall = createSingleFlight<Known | null>()
  const shareLook = createSingleFlight<Known | null>()

  const isRecent = (times: typeof missingAt, key: string, ms: number): boolean =>
    performance.now() - (times.get(key) ?? Number.NEGATIVE_INFINITY) < ms

  const keep = async (videoId: string, video: Video | null, askedAgoMs: number): Promise<Known> => {
    const [known] = await coordination.merge([{ videoId, video, askedAgoMs }])
    return known ?? { video, ageMs: askedAgoMs, told: [] }
  }

  /** One call for all who ask at the same time. `null` if there is no such video. */
  const ask = (videoId: string, kind: CallKind): Promise<Known | null> =>
    shareCall(videoId, async () => {
      const asked = performance.now()
      const video = await stream.getVideo(videoId, kind)
      return video && keep(videoId, video, performance.now() - asked)
    })

  const batch = createBatchReader(stream, coordination, async (videos, askedAgoMs) => {
    const readings = [...videos].map(([videoId, video]) => ({ videoId, video, askedAgoMs }))
    const known = await coordination.merge(readings)
    for (const one of known) noticeEnd(one)
    return known
  })

  /** A video that somebody watches, read together with others where that can be. `undefined`: its turn comes soon. */
  async function watch(videoId: string): Promise<Known | null | undefined> {
    const found = batch.isUnlisted(videoId) ? undefined : await batch.read(videoId)
    return found === undefined && batch.isUnlisted(videoId) ? ask(videoId, 'read') : found
  }

  /** For an id of which nothing is known, or nothing of this creator: anybody can make up as many as they like. */
  async function look(videoId: string, creator: string, kind: CallKind): Promise<Known | null> {
    if (isRecent(missingAt, videoId, MISSING_MS)) return null
    const key = `${videoId} ${creator}`
    return shareLook(key, async () => {
      if (!isRecent(admittedAt, key, ADMITTED_MS)) await budget.admit(creator, 'unknown')
      // Whoever was admitted is admitted for one answer: with more, 30 invented ids were a call each every five seconds.
      admittedAt.delete(key)
      const found = await (kind === 'read' ? watch(videoId) : ask(videoId, kind)).catch((thrown: unknown) => {
        if (isRateLimited(thrown)) admittedAt.set(key, performance.now())
        throw thrown
      })
      if (found === undefined) {
        // It is wanted now, and has its turn with those that wait longer.
        admittedAt.set(key, performance.now())
        throw tooMany(TURN_MS)
      }
      // Not kept where others see it: anybody could fill the store with made-up ids.
      if (found === null) missingAt.set(videoId, performance.now())
      return found
    })
  }

  function noticeEnd({ video, told }: Known): void {
    if (teller === undefined || video === null) return
    const end = endOf(video)
    if (end === null) return unended.set(video.id, true)
    if (told.includes(end)) return unended.delete(video.id)
    const endedAt = video.readyToStreamAt ?? video.modified
    const isRecentEnd = endedAt !== null && Date.now() - endedAt < NEWS_MS
    if (isRecentEnd || unended.get(video.id) === true) teller.notice(video, end)
  }

  async function knownOf(videoId: string): Promise<Known | undefined> {
    const [known] = await coordination.known([videoId])
    return known
  }

  /** Whose it is does not change, so anything that is known will do. @throws {Failure} if nothing is known and Stream cannot be asked. */
  async function lookUp(videoId: string): Promise<Video | null> {
    const known = (await knownOf(videoId)) ?? (await ask(videoId, 'read'))
    return known?.video ?? null
  }

  const shown = (known: Known, isOld = false, after: number | null = null): Shown => {
    noticeEnd(known)
    return { video: known.video, pollAfter: after, isOld }
  }

  return {
    /**
     * From what is known, or else from Stream.
     * @param creator who asks. The video may be somebody else's.
     * @throws {Failure} with `rate-limited` if nothing is known and no call is left.
     */
    async read(videoId: string, creator: string): Promise<Shown> {
      const known = await knownOf(videoId)
      if (known !== undefined) noticeEnd(known)
      if (known !== undefined && isFresh(known)) return shown(known)
      const isOwn = known?.video?.creator === creator
      try {
        const found = await (isOwn ? watch(videoId) : look(videoId, creator, 'read'))
        // Its turn comes in a moment.
        if (found === undefined && known !== undefined)
          return shown((await knownOf(videoId)) ?? known, true, pollAfter('moment'))
        return found ? shown(found) : { video: null, pollAfter: null, isOld: false }
      } catch (thrown) {
        if (known === undefined || !isRateLimited(thrown)) throw thrown
        // Somebody has a call soon, and this video its turn.
        const isMoment = Number(thrown.details.headers?.['Retry-After']) <= MOMENT_SECONDS
        // An old answer is better than an error. Others may have read it in the meantime.
        return shown((await knownOf(videoId)) ?? known, true, pollAfter(isMoment ? 'moment' : 'while'))
      }
    },
    /** For somebody who wants to change the video. Asks Stream, unless it is known that there is nothing to change. */
    async find(videoId: string, creator: string): Promise<Video | null> {
      const known = await knownOf(videoId)
      if (known?.video === null) return null
      if (known?.video.creator !== creator) return (await look(videoId, creator, 'change'))?.video ?? null
      // This call, and the change.
      await budget.admit(creator, 'own', 2)
      return (await ask(videoId, 'change'))?.video ?? null
    },
    /** Whether what is known names this creator, whatever Stream answers at the moment. */
    async isKnownOf(videoId: string, creator: string): Promise<boolean> {
      return (await knownOf(videoId))?.video?.creator === creator
    },
    lookUp: (videoId: string): Promise<Video | null> => lookUp(videoId),
    /** Keeps what was learned elsewhere. @param askedAgoMs since Stream was asked; without it, Stream has not been asked. */
    async put(video: Video, askedAgoMs: number = NEVER): Promise<void> {
      const { video: kept } = await keep(video.id, video, askedAgoMs)
      if (kept !== null && endOf(kept) === null) unended.set(video.id, true)
    },
    /**
     * Keeps what a webhook or an event brought. If it is an end of which the app has not been told, tells it, however old the webhook is
     * and whatever was read before. Fails if the app could not be told.
     */
    async applyNews(news: Video, from: NewsOption): Promise<void> {
      const end = endOf(news)
      const known = await knownOf(news.id)
      // A replay must not bring back what was deleted.
      if (known?.video === null) return
      // News that name no creator take the video away from nobody. If it cannot be asked for, the app is told all the same.
      const found = known?.video ?? (news.creator === null ? await lookUp(news.id).catch(() => null) : null)
      const video = { ...news, creator: news.creator ?? found?.creator ?? null }
      const isNobodys = video.creator === null && found === null
      if (!isNobodys && (known === undefined || !hasAlready(known.video, video, end))) {
        const { video: kept } = await keep(video.id, video, 0)
        if (kept === null) return
      }
      if (end !== null) await teller?.deliver(video, end, from)
    },
    async markDeleted(videoId: string): Promise<void> {
      await keep(videoId, null, 0)
    },
  }
}

/** Seconds. */
export function pollAfter(why: keyof typeof POLL_AFTER_SECONDS): number {
  const [least, most] = POLL_AFTER_SECONDS[why]
  return least + Math.floor(Math.random() * (most - least + 1))
}

/** Whether a poll was faster: then the webhook may be older than what is known, whenever it comes. */
function hasAlready(known: Video, video: Video, end: VideoEnd | null): boolean {
  if (end === null || endOf(known) !== end) return false
  return (known.status.percentComplete ?? 100) >= (video.status.percentComplete ?? 100)
}

function isFresh({ video, ageMs }: Known): boolean {
  const hasEnded = video === null || (endOf(video) !== null && (video.status.percentComplete ?? 100) === 100)
  return ageMs < FRESH_MS[hasEnded ? 'ended' : 'changing']
}

function isRateLimited(thrown: unknown): thrown is Failure {
  return thrown instanceof Failure && thrown.code === 'rate-limited'
}
