import { chunkSizeFor, legalChunkSize, unbroken } from './chunk-size.js'
import { createStretchMeter, type StretchMeter } from './stretch-meter.js'

/** The size of the next chunk. One for all uploads: what one of them learns of the connection holds for the others. */
export interface ChunkSizer {
  size(): number
  /** For one upload, which tells it where it is. */
  measure(): StretchMeter
}

/** @param chosen the host's choice, as it is now */
export function createChunkSizer(chosen: () => number | 'auto'): ChunkSizer {
  let stretch = unbroken
  return {
    size() {
      const size = chosen()
      return size === 'auto' ? chunkSizeFor(stretch) : legalChunkSize(size)
    },
    measure: () =>
      createStretchMeter({
        carried(bytes) {
          stretch = Math.max(stretch, bytes)
        },
        broke(bytes) {
          // The last break counts alone: connections change, and the next chunks show whether it was worse than the rule.
          stretch = bytes
        },
      }),
  }
}
