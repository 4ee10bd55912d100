// A reading of a video as the stores keep and order it.

import { asAmount, asList, asObject, parseJson } from '../../protocol/json.js'
import { parseVideo } from '../../protocol/video-status.js'
import type { Known, Reading } from '../coordination/coordination.js'
import { endOf } from '../coordination/video-end.js'

/** What a store compares, so that it need not read the video: see `isNewer`. */
export interface StoredReading {
  readonly id: string
  /** JSON; `null` as JSON is a deleted video. */
  readonly video: string
  readonly askedAgoMs: number
  /** Milliseconds since the epoch; `null` if Stream does not say. */
  readonly modified: number | null
  readonly hasEnded: boolean
}

export function storedReadingOf({ videoId, video, askedAgoMs }: Reading): StoredReading {
  return {
    id: videoId,
    video: JSON.stringify(video),
    askedAgoMs,
    modified: video?.modified ?? null,
    hasEnded: video !== null && endOf(video) !== null,
  }
}

/** `undefined` for what is not known, or cannot be read. @param stored `[video as JSON, age in milliseconds, told ends]` */
export function knownFrom(stored: unknown): Known | undefined {
  const [text, age, told] = asList(stored)
  const json = typeof text === 'string' ? parseJson(text) : undefined
  const video = parseVideo(asObject(json))
  const ageMs = asAmount(age)
  if (ageMs === null || (video === null && json !== null)) return undefined
  return { video, ageMs, told: asList(told).filter((end) => end === 'ready' || end === 'error') }
}

/** Stores keep nothing of a video for longer than this after its last change, in milliseconds. */
export const KEPT_MS = 86_400_000
