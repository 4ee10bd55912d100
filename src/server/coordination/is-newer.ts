// Which of two readings of a video is kept.

import type { Video } from '../../protocol/video-status.js'
import { endOf } from './video-end.js'

interface DatedReading {
  readonly video: Video | null
  /** When Stream was asked, in milliseconds by the clock of whoever keeps it. */
  readonly askedAt: number
}

/**
 * Whether a reading takes the place of what is kept.
 * - What was deleted stays deleted.
 * - An end takes the place of what is no end, however late it comes, and never the other way round: encoding does not go back.
 * - Otherwise the later question wins, not the later answer. But not if Stream itself says that its answer is older: lists and replicas lag behind.
 * @param now by the same clock. What is kept from the future tells of a clock that was set back, and proves nothing.
 */
export function isNewer(next: DatedReading, kept: DatedReading, now: number): boolean {
  if (kept.video === null) return false
  if (next.video === null) return true
  const [hasEnded, hadEnded] = [endOf(next.video) !== null, endOf(kept.video) !== null]
  if (hasEnded !== hadEnded) return hasEnded
  if (next.askedAt < kept.askedAt && kept.askedAt <= now) return false
  const [modified, before] = [next.video.modified, kept.video.modified]
  return modified === null || before === null || modified >= before
}
