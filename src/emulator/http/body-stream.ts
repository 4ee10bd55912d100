// A request's body as a stream of pieces: counted, throttled, broken off or drained.

import { sleep, untilAborted } from './abortable.js'
import { ConnectionDroppedError } from './connection-dropped-error.js'
import type { IncomingRequest } from './incoming-request.js'

type Bytes = AsyncGenerator<Uint8Array>

/** Largest piece: limits and counts are exact to this many bytes. */
const PIECE_BYTES = 65_536

/**
 * The body of a request in pieces. It fails with the signal's reason when the client goes away.
 * @param onBytes called with the size of each piece
 */
export async function* receive(request: IncomingRequest, onBytes?: (bytes: number) => void): Bytes {
  if (request.body === null) return
  for await (const chunk of abortable(request.body, request.signal)) {
    for (let start = 0; start < chunk.byteLength; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES)
      onBytes?.(piece.byteLength)
      yield piece
    }
  }
}

function abortable(source: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  // Not awaited: a source can hang when its client is gone.
  const stop = (): void => void iterator.return?.().catch(() => undefined)
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        try {
          return await untilAborted(signal, iterator.next())
        } catch (error) {
          stop()
          throw error
        }
      },
      async return() {
        stop()
        return { done: true, value: undefined }
      },
    }),
  }
}

/** Reads no faster than `bytesPerSecond`. */
export async function* pace(
  body: Bytes,
  bytesPerSecond: number,
  now: () => number,
  signal: AbortSignal,
): Bytes {
  let owedMs = 0
  for await (const piece of body) {
    owedMs += (piece.byteLength / bytesPerSecond) * 1000
    if (owedMs >= 1) {
      const before = now()
      await sleep(owedMs, signal)
      // Timers are late: time slept too long is credit. A clock that does not move counts as exact.
      owedMs -= Math.max(now() - before, owedMs)
    }
    yield piece
  }
}

/** Reads the whole body at once, and yields it after as long as it takes at this speed. */
export async function* storeFirst(body: Bytes, bytesPerSecond: number, signal: AbortSignal): Bytes {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body) {
    pieces.push(piece)
    size += piece.byteLength
  }
  await sleep((size / bytesPerSecond) * 1000, signal)
  yield* pieces
}

/** Yields the first `limit` bytes, or all if there are fewer, then drops the connection. */
export async function* breakAfter(body: Bytes, limit: number): Bytes {
  let left = limit
  for await (const piece of body) {
    if (piece.byteLength >= left) {
      yield piece.subarray(0, left)
      break
    }
    left -= piece.byteLength
    yield piece
  }
  throw new ConnectionDroppedError()
}

/**
 * Reads and drops up to `limit` bytes: browsers show an answer in mid-body as a network error, not as its
 * status.
 */
export async function drain(body: Bytes, limit: number): Promise<void> {
  if (limit === 0) return
  let left = limit
  for await (const piece of body) {
    left -= piece.byteLength
    if (left < 0) return
  }
}
