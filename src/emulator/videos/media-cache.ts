// The cache of whole uploads, which the player plays: a limited number of bytes, the oldest go first.

import type { VideoRecord } from './video-record.js'

export interface MediaCache {
  /** Bytes. */
  readonly capacity: number
  /**
   * Makes room for the bytes of an upload, and evicts the oldest. An upload larger than the cache gets
   * none.
   */
  place(video: VideoRecord): void
  remove(video: VideoRecord): void
}

export function createMediaCache(capacity: number): MediaCache {
  const kept = new Set<VideoRecord>()
  let used = 0

  function remove(video: VideoRecord): void {
    used -= video.media?.length ?? 0
    video.media = null
    kept.delete(video)
  }

  return {
    capacity,
    place(video) {
      const size = video.uploadLength ?? Infinity
      if (video.media !== null || size > capacity) return
      for (const oldest of kept) {
        if (used + size <= capacity) break
        remove(oldest)
      }
      video.media = new Uint8Array(size)
      used += size
      kept.add(video)
    },
    remove,
  }
}
