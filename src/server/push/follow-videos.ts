// Follows videos until they have ended, and tells of each change once.

import type { Video } from '../../protocol/video-status.js'
import type { Failure } from '../http/failure.js'
import type { EventWriter } from './event-stream.js'

interface Reading {
  readonly video: Video
  /** Whether no call to Stream was left, so that this is what was known before. */
  readonly isOld: boolean
}

interface Following {
  readonly videoIds: readonly string[]
  readonly read: (videoId: string) => Promise<Reading>
  /** Tells the app of a failure, and answers what the page may know of it. It gets one that passes again in each round. */
  readonly report: (thrown: unknown) => Failure
  /** The `id` of the last event that the page has; `''` if none. */
  readonly lastEventId: string
}

/** Milliseconds between readings, up to a quarter more, so that many pages do not read in step. */
const ROUND_MS = 1000
/** Rounds until the next reading of a video that can be played and only improves: others wait for more. */
const ROUNDS_OF_PLAYABLE = 5

/** A failure that passes: the video is read again in the next round. */
const passing: ReadonlySet<string> = new Set(['rate-limited', 'stream-unavailable'])

export async function followVideos(
  { videoIds, read, report, lastEventId }: Following,
  writer: EventWriter,
  signal: AbortSignal,
): Promise<void> {
  /** In the order in which they are read: whichever has waited longest for Stream comes first. */
  const open = new Set(videoIds)
  const rest = new Map<string, number>()
  /** Of all that the page has, one mark a video. */
  const marks = new Map<string, string>()
  const has = new Set(lastEventId.split('.'))

  function tell(name: string, videoId: string, data: string): void {
    const mark = markOf(data)
    if (marks.get(videoId) === mark) return
    marks.set(videoId, mark)
    if (!has.has(mark)) writer.send(name, data, [...marks.values()].join('.'))
  }

  async function readOne(videoId: string): Promise<void> {
    try {
      const { video, isOld } = await read(videoId)
      if (!isOld) {
        open.delete(videoId)
        if (!hasEnded(video)) open.add(videoId)
        if (video.readyToStream) rest.set(videoId, ROUNDS_OF_PLAYABLE)
      }
      tell('video', videoId, JSON.stringify(video))
    } catch (thrown) {
      const failure = report(thrown)
      if (passing.has(failure.code)) return
      open.delete(videoId)
      tell('refused', videoId, JSON.stringify(refusalOf(videoId, failure)))
    }
  }

  while (!signal.aborted) {
    const due = [...open].filter((videoId) => {
      const left = (rest.get(videoId) ?? 1) - 1
      rest.set(videoId, Math.max(left, 1))
      return left <= 0
    })
    await Promise.all(due.map(readOne))
    if (open.size === 0) return writer.end()
    await wait(ROUND_MS * (1 + Math.random() / 4), signal)
  }
}

/** What is said of an id whose video may not be seen, or does not exist. `status`: of an answer of the app. */
interface Refusal {
  readonly id: string
  readonly status: number | null
  readonly error: Pick<Failure, 'code' | 'message'>
}

export function refusalOf(videoId: string, { code, message, details }: Failure): Refusal {
  return { id: videoId, status: details.httpStatus ?? null, error: { code, message } }
}

function hasEnded({ status, readyToStream }: Video): boolean {
  return status.state === 'error' || (readyToStream && (status.percentComplete ?? 100) === 100)
}

/** FNV-1a: short, and different for what differs. Nothing depends on its being hard to guess. */
function markOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(36)
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    // While the videos were read. It is not told a second time.
    if (signal.aborted) return resolve()
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}
