// Sizes of chunks. An oracle for our own client, so it shares no code with `core/transfer/chunk-size`.

/**
 * In bytes.
 * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
 */
const MIN_CHUNK_BYTES = 5_242_880
export const MAX_CHUNK_BYTES = 209_715_200
const CHUNK_STEP_BYTES = 262_144

/**
 * What is wrong with a chunk of `size` bytes at `offset` of an upload of `length`, or `null`. The last
 * chunk may be small and odd.
 */
export function chunkProblem(size: number, offset: number, length: number): string | null {
  if (offset + size > length) return 'Chunk goes beyond the length of the upload'
  if (size > MAX_CHUNK_BYTES) return `Chunk size must not be larger than ${MAX_CHUNK_BYTES} bytes`
  if (offset + size === length) return null
  if (size % CHUNK_STEP_BYTES !== 0) return 'Chunk size must be a multiple of 256KiB'
  if (size < MIN_CHUNK_BYTES) return `Chunk size must be at least ${MIN_CHUNK_BYTES} bytes`
  return null
}
