// Minutes of video that an account uses and reserves, and whether more fit.

import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'

/** Seconds that a video counts for: its reservation until it is uploaded, then its duration. */
function secondsOf(store: VideoStore, video: VideoRecord): number {
  const { uploadedAt, inspection, expiresAt, settings, link } = video
  if (inspection?.kind === 'video') return store.encodingOf(video).state === 'error' ? 0 : inspection.duration
  if (uploadedAt !== null || link !== null || store.now() >= expiresAt) return 0
  return reservationOf(store, settings.maxDurationSeconds)
}

function reservationOf(store: VideoStore, maxDurationSeconds: number | null): number {
  return maxDurationSeconds ?? store.settings.assumptions.unlimitedReservationSeconds
}

/** Minutes in use, including reservations. Computed each time, because reservations expire by the clock. */
export function minutesUsed(store: VideoStore, videos: Iterable<VideoRecord>): number {
  let seconds = 0
  for (const video of videos) seconds += secondsOf(store, video)
  return seconds / 60
}

/**
 * Whether there is no room for another video. The duration behind a link is unknown, so for links any room
 * is enough.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export function isFull(
  store: VideoStore,
  upload: VideoRecord['upload'],
  maxDuration: number | null,
): boolean {
  const limit = store.settings.storageMinutes
  if (limit === Infinity) return false
  const used = minutesUsed(store, store.all())
  return upload === 'link' ? used >= limit : used + reservationOf(store, maxDuration) / 60 > limit
}
