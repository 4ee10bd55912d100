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

/** Milliseconds that one chunk may take: what a pause or a break costs at most, where only whole chunks are kept. */
const LONGEST = 10_000

/** @param bytesPerMs how fast the last chunk got through; 0 where none has yet */
export function chunkSizeAt(bytesPerMs: number): number {
  return legalChunkSize(bytesPerMs * LONGEST)
}

/** Whether so many bytes show how fast a connection is. Fewer show how long the server takes to answer. */
export function showsSpeed(bytes: number): boolean {
  return bytes >= MIN_CHUNK
}

/** Whole chunks that are to get through between two breaks of the connection: what the last break costs is a part of one of them. */
const CHUNKS = 4
/** Part of a stretch that chunks may fill: the next one may be a little shorter. */
const MARGIN = 0.92

/** Bytes of one upload between two breaks, before there was a first: as if just enough for what Cloudflare recommends. */
export const unbroken: number = Math.ceil((START * CHUNKS) / MARGIN)

/**
 * The size with which nothing but a small rest of a stretch is lost. Whether Stream keeps the part of a chunk that came before a break
 * is not known; if it does not, an upload whose chunks are larger than that never gets anywhere.
 * @param stretch bytes of one upload that get through between two breaks of its connection, as far as has been seen
 */
export function chunkSizeFor(stretch: number): number {
  const room = stretch * MARGIN
  // Never one alone, as all would be lost where it does not fit.
  const chunks = Math.min(CHUNKS, Math.max(2, Math.floor(room / MIN_CHUNK)))
  return legalChunkSize(room / chunks)
}
