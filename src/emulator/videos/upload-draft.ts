import type { MediaCache } from './media-cache.js'
import type { VideoRecord } from './video-record.js'

/** A piece of an upload, received but not yet part of it. */
export interface Draft {
  readonly add: (bytes: Uint8Array) => void
  readonly size: () => number
  /** Makes what was received so far part of the upload. */
  readonly commit: () => void
}

/** Begins at the upload's offset; without a commit the upload stays as it was. */
export function draftOf(video: VideoRecord, films: MediaCache): Draft {
  if (video.offset === 0) films.place(video)
  const hash = video.hash.clone()
  const start = video.offset
  let size = 0
  return {
    add: (bytes) => {
      hash.update(bytes)
      write(video.head, start + size, bytes)
      write(video.film, start + size, bytes)
      size += bytes.byteLength
    },
    size: () => size,
    commit: () => {
      video.hash = hash
      video.offset = start + size
    },
  }
}

/** Needs no undoing: whatever comes to this place later writes over it. */
function write(room: Uint8Array | null, start: number, bytes: Uint8Array): void {
  if (room !== null && start < room.length) room.set(bytes.subarray(0, room.length - start), start)
}
