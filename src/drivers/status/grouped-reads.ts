// One request for all videos of the page that are due, where the endpoint offers it.

import type { Clock } from '../../core/contract/ports.js'
import { UploadFailure, uploadErrorOf } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { asObject, asText, parseJson } from '../../protocol/json.js'
import type { EndpointClient, SeveralVideos } from '../endpoint/endpoint-client.js'
import type { CreatePush, Push } from './push.js'
import { type Reading, readingOf } from './reading.js'

/** A video that somebody watches. */
export interface Watched {
  /** Whether it would soon be asked about anyway. */
  isDue(): boolean
  /** Takes a reading that came with another video's, or was pushed. */
  take(reading: Reading): void
  /** Asks now. */
  wake(): void
}

export interface GroupedReads {
  /** Returns the function that ends it. */
  watch(videoId: string, watched: Watched): () => void
  read(videoId: string, signal: AbortSignal): Promise<Reading>
  /** Whether changes of the video come by themselves. */
  isPushed(videoId: string): boolean
}

/** Milliseconds in which videos gather for one request. */
const GATHERING = 20
const MOST_IDS = 100
const TIME_LIMIT = 20_000

/** @param loadPush loads what takes pushed changes, if the endpoint offers them. */
export function createGroupedReads(
  endpoint: () => EndpointClient,
  clock: Clock,
  loadPush: () => Promise<CreatePush>,
): GroupedReads {
  const watched = new Map<string, Watched>()
  const isAlone = new Set<string>()
  let gathering: {
    readonly ids: Set<string>
    readonly answer: Promise<ReadonlyMap<string, Reading>>
  } | null = null
  /** What the endpoint has last said that it offers. */
  let offer: readonly string[] = []
  let isRefused = false
  let push: Push | null = null
  let isPushLoading = false

  function learn(text: unknown): void {
    offer = (asText(text) ?? '').split(/\s*,\s*/)
    if (!offer.includes('push') || isPushLoading) return
    isPushLoading = true
    loadPush()
      .then((create) => {
        push = create({ watched, several: () => endpoint().several, clock })
      })
      // It is a convenience: polls go on, and the next answer tries again.
      .catch(() => {
        isPushLoading = false
      })
  }

  async function readAlone(videoId: string, signal: AbortSignal): Promise<Reading> {
    const json = await endpoint().getStatus(videoId, signal)
    const reading = readingOf(json)
    learn(asObject(json)?.['streamWatch'])
    return reading
  }

  /** Whoever is due comes along. */
  function companions(ids: ReadonlySet<string>): readonly string[] {
    const due = [...watched].filter(([id, video]) => !ids.has(id) && !isAlone.has(id) && video.isDue())
    return due.map(([id]) => id)
  }

  async function readGroup(several: SeveralVideos, ids: ReadonlySet<string>): Promise<Map<string, Reading>> {
    const readings = new Map<string, Reading>()
    const all = [...ids, ...companions(ids)].slice(0, MOST_IDS)
    if (all.length === 1) return readings
    try {
      const response = await withTimeLimit(TIME_LIMIT, clock, (signal) =>
        several.get(all, { Accept: 'application/json' }, signal),
      )
      const { videos, refused } = asObject(parseJson(await response.text())) ?? {}
      if (!Array.isArray(videos) || !Array.isArray(refused)) throw new UploadFailure('endpoint-unreadable')
      learn(response.headers.get('stream-watch'))
      for (const json of videos) {
        const reading = readingOf(json)
        readings.set(reading.video.id, reading)
        if (!ids.has(reading.video.id)) watched.get(reading.video.id)?.take(reading)
      }
      // What is refused here is asked alone, where a 401 gets new headers and a 404 may pass.
      for (const json of refused) isAlone.add(asText(asObject(json)?.['id']) ?? '')
    } catch (thrown) {
      const { code } = uploadErrorOf(thrown)
      // No server of ours after all. All else may pass, and says what it is where each is asked alone.
      isRefused = ['not-found', 'method-not-allowed', 'invalid-request', 'endpoint-unreadable'].includes(code)
    }
    return readings
  }

  function gather(several: SeveralVideos, videoId: string): Promise<ReadonlyMap<string, Reading>> {
    if (gathering === null || gathering.ids.size >= MOST_IDS) {
      const ids = new Set<string>()
      const answer = new Promise<void>((resolve) => {
        clock.after(GATHERING, resolve)
      }).then(() => {
        gathering = null
        return readGroup(several, ids)
      })
      gathering = { ids, answer }
    }
    gathering.ids.add(videoId)
    return gathering.answer
  }

  return {
    watch(videoId, video) {
      watched.set(videoId, video)
      push?.changed()
      return () => {
        if (watched.get(videoId) === video) watched.delete(videoId)
        isAlone.delete(videoId)
        push?.changed()
      }
    },
    async read(videoId, signal) {
      const { several } = endpoint()
      const mayGroup = several !== undefined && !isRefused && offer.includes('ids') && !isAlone.has(videoId)
      const group = mayGroup && watched.size > 1 ? await gather(several, videoId) : undefined
      signal.throwIfAborted()
      return group?.get(videoId) ?? (await readAlone(videoId, signal))
    },
    isPushed: (videoId) => push?.has(videoId) === true,
  }
}
