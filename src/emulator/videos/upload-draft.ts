// Bytes of a chunk that are received but not yet accepted.

import type { MediaCache } from './media-cache.js'
import type { VideoRecord } from './video-record.js'

export interface Draft {
  readonly add: (bytes: Uint8Array) => void
  readonly size: () => number
  /** Makes the received bytes part of the upload. */
  readonly commit: () => void
}

/** Starts at the upload's offset; without a commit the upload does not change. */
export function draftOf(video: VideoRecord, mediaCache: MediaCache): Draft {
  if (video.offset === 0) mediaCache.place(video)
  const hash = video.hash.clone()
  const start = video.offset
  let size = 0
  return {
    add: (bytes) => {
      hash.update(bytes)
      write(video.head, start + size, bytes)
      write(video.media, start + size, bytes)
      size += bytes.byteLength
    },
    size: () => size,
    commit: () => {
      video.hash = hash
      video.offset = start + size
    },
  }
}

/** Never undone: later bytes at the same place overwrite these. */
function write(room: Uint8Array | null, start: number, bytes: Uint8Array): void {
  if (room !== null && start < room.length) room.set(bytes.subarray(0, room.length - start), start)
}
