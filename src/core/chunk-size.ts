/**
 * Chunk sizes that Stream takes, in bytes: at least 5 MiB, at most 200 MiB, a multiple of 256 KiB; the last chunk may be smaller.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 */
const MIN_CHUNK = 5_242_880
const MAX_CHUNK = 209_715_200
const CHUNK_STEP = 262_144

/** What Cloudflare recommends for a reliable connection. */
const START = 52_428_800

/** The legal chunk size nearest below the one asked for. Not a number counts as Cloudflare's recommendation. */
export function legalChunkSize(bytes: number): number {
  if (Number.isNaN(bytes)) return START
  const within = Math.min(Math.max(bytes, MIN_CHUNK), MAX_CHUNK)
  return within - (within % CHUNK_STEP)
}

/**
 * What a connection has shown it can carry. Whether Stream keeps the part of a chunk that came before a drop is not known; if it does
 * not, a connection that drops before a chunk is through never gets anywhere, unless the chunks shrink.
 */
export interface ChunkExperience {
  /** Bytes of the next chunk. */
  readonly size: number
  /** A size that failed. It is not tried again until many smaller ones got through. */
  readonly ceiling: number
  /** Whole chunks that got through since the last change. */
  readonly streak: number
}

export const noExperience: ChunkExperience = { size: START, ceiling: Infinity, streak: 0 }

/** Chunks that must get through before the next is larger. */
const PATIENCE = 3
/** Chunks that must get through below a ceiling before it is lifted. */
const FORGETTING = 20
const GROWTH = 1.25

/** After a chunk that got through. Only a whole one says anything: the last of a file may be small. */
export function afterChunk(experience: ChunkExperience, bytes: number): ChunkExperience {
  const { size, ceiling } = experience
  if (bytes < size) return experience
  const streak = experience.streak + 1
  const grown = legalChunkSize(size * GROWTH)
  if (streak >= PATIENCE && grown > size && grown < ceiling) return { size: grown, ceiling, streak: 0 }
  return streak >= FORGETTING ? { size, ceiling: Infinity, streak: 0 } : { size, ceiling, streak }
}

/** After an attempt that ended without a single chunk getting through. */
export function afterFailure({ size }: ChunkExperience): ChunkExperience {
  return { size: legalChunkSize(size / 2), ceiling: size, streak: 0 }
}
