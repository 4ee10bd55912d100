import { sleep, untilAborted } from './abortable.js'
import { ConnectionDroppedError } from './connection-dropped-error.js'
import type { IncomingRequest } from './incoming-request.js'

type Bytes = AsyncGenerator<Uint8Array>

/** Largest piece that is handed on at once, so that limits and counts are exact to this much. */
const PIECE_BYTES = 65_536

/** The body of a request piece by piece; it fails with the signal's reason when the client goes away, and tells `onBytes` of each piece. */
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
  // Not waited for: a source that hangs on a client that is gone would hold everything up.
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
      // Timers are late: what was slept too long is credit. A clock that stands still counts as exact.
      owedMs -= Math.max(now() - before, owedMs)
    }
    yield piece
  }
}

/** Hands on the first `limit` bytes, or all where there are fewer, then breaks off. */
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

/** Reads up to `limit` bytes for nothing: a browser shows a refusal in mid-body as a network error, not as its status. */
export async function drain(body: Bytes, limit: number): Promise<void> {
  if (limit === 0) return
  let left = limit
  for await (const piece of body) {
    left -= piece.byteLength
    if (left < 0) return
  }
}
