// Legal chunk sizes, and the size that suits a speed or a connection that breaks.

/**
 * Bytes that Stream accepts: 5 to 200 MiB, a multiple of 256 KiB. The last chunk may be smaller.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 */
export const smallestChunk = 5_242_880
const MAX_CHUNK = 209_715_200
const CHUNK_STEP = 262_144

/** Cloudflare's recommendation for a reliable connection, for what an app chooses that is no number. */
const RECOMMENDED = 52_428_800

/** A file of so many bytes is sent whole while nothing is known of the connection: browsers send it twice as fast as a slice. */
const WHOLE = 26_214_400
/** The first chunk of a larger file: enough to show the speed, and few bytes if the connection breaks. */
export const firstChunk = 10_485_760

/** Bytes of the first chunk while nothing is known of the connection. */
export function firstChunkSize(fileSize: number): number {
  return fileSize <= WHOLE ? WHOLE : firstChunk
}

/** The next smaller legal chunk size. `NaN` counts as Cloudflare's recommendation. */
export function legalChunkSize(bytes: number): number {
  if (Number.isNaN(bytes)) return RECOMMENDED
  const within = Math.min(Math.max(bytes, smallestChunk), MAX_CHUNK)
  return within - (within % CHUNK_STEP)
}

/** Milliseconds for one chunk. A pause or a break costs at most so much, if only whole chunks are kept. */
const LONGEST = 10_000

export function chunkSizeAt(bytesPerMs: number): number {
  return legalChunkSize(bytesPerMs * LONGEST)
}

/** Whether so many bytes show the speed of a connection. Fewer show how long the server takes to answer. */
export function showsSpeed(bytes: number): boolean {
  return bytes >= smallestChunk
}

/** Bytes a millisecond at which the slowest thing on the way still passes a chunk on. */
const SLOWEST = 40

/**
 * Milliseconds that an answer may take after the last byte of a body was handed on, beyond the usual: something on the
 * way may take a body at once and pass it on slowly.
 */
export function answerTime(bytes: number): number {
  return bytes / SLOWEST
}

/** Whole chunks that should get through between two breaks. A break then costs a part of one of them. */
const CHUNKS = 4
/** The part of the bytes between two breaks that chunks may fill: the next break may come a little earlier. */
const MARGIN = 0.92

/** Bytes between two breaks, before there was one: just enough for the largest chunk. */
export const unbroken: number = Math.ceil((MAX_CHUNK * CHUNKS) / MARGIN)

/**
 * The size with which several whole chunks of an upload get through between two breaks. It is not known whether
 * Stream keeps the part of a chunk that arrived before a break. If not, larger chunks would never get through.
 */
export function chunkSizeFor(bytesBetweenBreaks: number): number {
  const room = bytesBetweenBreaks * MARGIN
  // At least two chunks: if only one fitted and the next break came earlier, every byte would be lost.
  const chunks = Math.min(CHUNKS, Math.max(2, Math.floor(room / smallestChunk)))
  return legalChunkSize(room / chunks)
}
