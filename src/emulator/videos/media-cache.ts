import type { VideoRecord } from './video-record.js'

/** Keeps the bytes of films for the player, so many of all together. */
export interface MediaCache {
  /** Bytes. */
  readonly capacity: number
  /** Makes room for the film of an upload, at the cost of the oldest. For one that is larger than the shelf there is none. */
  place(video: VideoRecord): void
  remove(video: VideoRecord): void
}

export function createMediaCache(capacity: number): MediaCache {
  const kept = new Set<VideoRecord>()
  let used = 0

  function remove(video: VideoRecord): void {
    used -= video.film?.length ?? 0
    video.film = null
    kept.delete(video)
  }

  return {
    capacity,
    place(video) {
      const size = video.uploadLength ?? Infinity
      if (video.film !== null || size > capacity) return
      for (const oldest of kept) {
        if (used + size <= capacity) break
        remove(oldest)
      }
      video.film = new Uint8Array(size)
      used += size
      kept.add(video)
    },
    remove,
  }
}
