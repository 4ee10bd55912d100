import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'

/** Seconds of video that a record counts for: what it reserves until it is uploaded, then what it has. */
function secondsOf(store: VideoStore, video: VideoRecord): number {
  const { uploadedAt, inspection, expiresAt, settings, link } = video
  if (inspection?.kind === 'video') return store.encodingOf(video).state === 'error' ? 0 : inspection.duration
  if (uploadedAt !== null || link !== null || store.now() >= expiresAt) return 0
  return reservationOf(store, settings.maxDurationSeconds)
}

function reservationOf(store: VideoStore, maxDurationSeconds: number | null): number {
  return maxDurationSeconds ?? store.settings.assumptions.unlimitedReservationSeconds
}

/** Minutes in use, those that are only reserved included. */
export function minutesUsed(store: VideoStore, videos: Iterable<VideoRecord>): number {
  let seconds = 0
  for (const video of videos) seconds += secondsOf(store, video)
  return seconds / 60
}

/**
 * Whether there is no room for another video. Of a link nobody knows the length, so there any room will do.
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
