/**
 * A request as the emulator needs it. A `Request` would do, but not every browser lets a page build one with a streamed body or
 * read its body back as a stream, and those without would hold whole chunks in memory.
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

/** Bytes read from a file at a time: small enough for smooth progress, large enough to cost nothing. */
const SLICE_BYTES = 262_144

export function fromRequest(request: Request): IncomingRequest {
  const { method, url, headers, signal } = request
  return { method, url, headers, signal, body: bodyOf(request) }
}

function bodyOf(request: Request): AsyncIterable<Uint8Array> | null {
  const { body } = request
  if (body) return streamBytes(body)
  // Firefox has no `Request.body`, so there it is `undefined` and says nothing about whether there is a body.
  return body === null ? null : laterBlobBytes(() => request.blob())
}

async function* laterBlobBytes(open: () => Promise<Blob>): AsyncGenerator<Uint8Array> {
  yield* blobBytes(await open())
}

/** Reads a stream to its end; leaving early cancels it. Safari cannot iterate over streams by itself. */
async function* streamBytes(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      ended = done
      if (done) return
      yield value
    }
  } finally {
    // A stream that failed is cancelled already and says so with its own error, which is on its way to the caller.
    if (!ended) reader.cancel().catch(() => undefined)
  }
}

/** Reads a Blob or File slice by slice, so that one slice is in memory at a time. */
export async function* blobBytes(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < blob.size; start += SLICE_BYTES) {
    yield new Uint8Array(await blob.slice(start, start + SLICE_BYTES).arrayBuffer())
  }
}
