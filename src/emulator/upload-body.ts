import { ConnectionDroppedError } from './connection-dropped-error.js'
import type { IncomingRequest } from './incoming-request.js'
import { sleep, untilAborted } from './until-aborted.js'

type Bytes = AsyncGenerator<Uint8Array>

/** Largest piece that is handed on at once, so that limits and counts are exact to this much. */
const PIECE_BYTES = 65_536

/** The body of a request piece by piece; it fails with the signal's reason when the client goes away, and tells `onBytes` of each piece. */
export async function* receive(request: IncomingRequest, onBytes?: (bytes: number) => void): Bytes {
  if (request.body === null) return
  const source = request.body[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await untilAborted(request.signal, source.next())
      if (next.done === true) return
      for (let start = 0; start < next.value.byteLength; start += PIECE_BYTES) {
        const piece = next.value.subarray(start, start + PIECE_BYTES)
        onBytes?.(piece.byteLength)
        yield piece
      }
    }
  } finally {
    // Not awaited: a source that waits for bytes of a dead client would hold the answer up.
    source.return?.()?.catch(() => undefined)
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

/** Hands on the first `limit` bytes, or all where there are fewer, then drops the connection or falls silent. */
export async function* breakAfter(
  body: Bytes,
  limit: number,
  how: 'drop' | 'stall',
  signal: AbortSignal,
): Bytes {
  let left = limit
  for await (const piece of body) {
    if (piece.byteLength >= left) {
      yield piece.subarray(0, left)
      break
    }
    left -= piece.byteLength
    yield piece
  }
  if (how === 'stall') await sleep(Infinity, signal)
  throw new ConnectionDroppedError()
}

/** Reads up to `limit` bytes for nothing: a browser shows a refusal in mid-body as a network error, not as its status. */
export async function drain(body: Bytes, limit: number): Promise<void> {
  let left = limit
  for await (const piece of body) {
    left -= piece.byteLength
    if (left < 0) return
  }
}
