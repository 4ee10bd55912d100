/**
 * Chunk sizes that Stream takes, in bytes: at least 5 MiB, at most 200 MiB, a multiple of 256 KiB; the last chunk may be smaller.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 */
const MIN_CHUNK = 5_242_880
const MAX_CHUNK = 209_715_200
const CHUNK_STEP = 262_144

/** What Cloudflare recommends for a reliable connection. */
export const DEFAULT_CHUNK_SIZE = 52_428_800

/** The legal chunk size nearest below the one asked for. Not a number counts as the default. */
export function legalChunkSize(bytes: number): number {
  if (Number.isNaN(bytes)) return DEFAULT_CHUNK_SIZE
  const within = Math.min(Math.max(bytes, MIN_CHUNK), MAX_CHUNK)
  return within - (within % CHUNK_STEP)
}
