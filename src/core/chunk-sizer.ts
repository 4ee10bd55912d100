import { afterChunk, afterFailure, legalChunkSize, noExperience } from './chunk-size.js'

/** The size of the next chunk. One for all uploads: what one of them learns of the connection holds for the others. */
export interface ChunkSizer {
  size(): number
  passed(bytes: number): void
  /** An attempt ended without a chunk getting through. */
  failed(): void
}

/** @param chosen the host's choice, as it is now */
export function createChunkSizer(chosen: () => number | 'auto'): ChunkSizer {
  let experience = noExperience
  return {
    size() {
      const size = chosen()
      return size === 'auto' ? experience.size : legalChunkSize(size)
    },
    passed(bytes) {
      experience = afterChunk(experience, bytes)
    },
    failed() {
      experience = afterFailure(experience)
    },
  }
}
