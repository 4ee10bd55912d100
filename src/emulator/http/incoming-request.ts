// A request as the emulator reads it, in every runtime.

/**
 * Not a `Request`: not every browser can build one with a streamed body or read its body as a stream, and
 * without streams whole chunks would be in memory.
 */
export interface IncomingRequest {
  readonly method: string
  /** Absolute. */
  readonly url: string
  readonly headers: Headers
  readonly body: AsyncIterable<Uint8Array> | null
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal
}

/** Bytes read from a file at a time: small enough for smooth progress, large enough to be fast. */
const SLICE_BYTES = 262_144

export function fromRequest(request: Request): IncomingRequest {
  const { method, url, headers, signal } = request
  return { method, url, headers, signal, body: bodyOf(request) }
}

function bodyOf(request: Request): AsyncIterable<Uint8Array> | null {
  const { body } = request
  if (body) return streamBytes(body)
  // Firefox has no `Request.body`: `undefined` does not tell whether there is a body.
  return body === null ? null : laterBlobBytes(() => request.blob())
}

async function* laterBlobBytes(open: () => Promise<Blob>): AsyncGenerator<Uint8Array> {
  yield* blobBytes(await open())
}

/** Safari cannot iterate over streams. Leaving early cancels the stream. */
function streamBytes(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const reader = stream.getReader()
      return {
        async next() {
          const { done, value } = await reader.read()
          return done ? { done, value: undefined } : { done, value }
        },
        async return() {
          await reader.cancel()
          return { done: true, value: undefined }
        },
      }
    },
  }
}

/** Reads a Blob or File in slices, so that only one slice is in memory. */
export function blobBytes(blob: Blob): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      let start = 0
      return {
        async next() {
          if (start >= blob.size) return { done: true, value: undefined }
          const slice = blob.slice(start, start + SLICE_BYTES)
          start += SLICE_BYTES
          return { done: false, value: await bytesOf(slice) }
        },
      }
    },
  }
}

/** jsdom has no `Blob.arrayBuffer` before version 28. */
async function bytesOf(blob: Blob): Promise<Uint8Array> {
  if ('arrayBuffer' in blob) return new Uint8Array(await blob.arrayBuffer())
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => resolve(new Uint8Array(reader.result as ArrayBuffer)))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsArrayBuffer(blob)
  })
}
