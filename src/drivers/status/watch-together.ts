// One request for all videos of the page that are due. Loaded where an endpoint offers it.

import { UploadFailure, uploadErrorOf } from '../../core/model/upload-error.js'
import { asObject, asText, parseJson } from '../../protocol/json.js'
import type { SeveralVideos } from '../endpoint/endpoint-client.js'
import { createPush, type Push } from './push.js'
import type { Reading } from './reading.js'
import type { CreateWatchTogether } from './video-reads.js'

/** Milliseconds in which videos gather for one request. */
const GATHERING = 20
const MOST_IDS = 100
const TIME_LIMIT = 20_000

/** What is answered by an endpoint that does not know of several after all. */
const NO: ReadonlySet<string> = new Set([
  'not-found',
  'method-not-allowed',
  'invalid-request',
  'endpoint-unreadable',
])

interface Gathering {
  readonly ids: Set<string>
  readonly answer: Promise<ReadonlyMap<string, Reading>>
}

export const createWatchTogether: CreateWatchTogether = (parts) => {
  const { watched, endpoint, clock, limited, readingOf } = parts
  /** Refused among others: asked alone, they get new headers after a 401, and a 404 may pass. */
  const alone = new Set<string>()
  let gathering: Gathering | null = null
  let offer: readonly string[] = []
  let isRefused = false
  let push: Push | null = null

  function offered(now: readonly string[]): void {
    offer = now
    if (offer.includes('push')) push ??= createPush(parts)
  }

  /** With whoever else is due. */
  async function readGroup(several: SeveralVideos, ids: ReadonlySet<string>): Promise<Map<string, Reading>> {
    const readings = new Map<string, Reading>()
    const due = [...watched].filter(([id, video]) => !ids.has(id) && !alone.has(id) && video.isDue())
    const all = [...ids, ...due.map(([id]) => id)].slice(0, MOST_IDS)
    if (all.length === 1) return readings
    try {
      const response = await limited(TIME_LIMIT, clock, (signal) =>
        several.get(all, { Accept: 'application/json' }, signal),
      )
      const { videos, refused } = asObject(parseJson(await response.text())) ?? {}
      if (!Array.isArray(videos) || !Array.isArray(refused)) throw new UploadFailure('endpoint-unreadable')
      offered((response.headers.get('stream-watch') ?? '').split(/\s*,\s*/))
      for (const json of videos) {
        const reading = readingOf(json)
        readings.set(reading.video.id, reading)
        if (!ids.has(reading.video.id)) watched.get(reading.video.id)?.take(reading)
      }
      for (const json of refused) alone.add(asText(asObject(json)?.['id']) ?? '')
    } catch (thrown) {
      // All else may pass, and says what it is where each is asked alone.
      isRefused = NO.has(uploadErrorOf(thrown).code)
    }
    return readings
  }

  function gather(several: SeveralVideos, videoId: string): Promise<ReadonlyMap<string, Reading>> {
    if (gathering === null || gathering.ids.size >= MOST_IDS) {
      const ids = new Set<string>()
      const gathered = new Promise<void>((resolve) => {
        clock.after(GATHERING, resolve)
      })
      const answer = gathered.then(() => {
        gathering = null
        return readGroup(several, ids)
      })
      gathering = { ids, answer }
    }
    gathering.ids.add(videoId)
    return gathering.answer
  }

  return {
    offered,
    changed() {
      for (const id of alone) if (!watched.has(id)) alone.delete(id)
      push?.changed()
    },
    async read(videoId) {
      const { several } = endpoint()
      if (several === undefined || isRefused || !offer.includes('ids')) return undefined
      if (alone.has(videoId) || watched.size < 2) return undefined
      return (await gather(several, videoId)).get(videoId)
    },
    isPushed: (videoId) => push?.has(videoId) === true,
  }
}
