// The `httpStack` of tus-js-client that sends its requests to the emulator.

import { blobBytes, type IncomingRequest } from './http/incoming-request.js'

/**
 * The shape of tus-js-client's `HttpStack`; its own types would pull Node's into every page that imports
 * this.
 */
export interface EmulatorHttpStack {
  createRequest(method: string, url: string): EmulatorHttpRequest
  getName(): string
}

export interface EmulatorHttpRequest {
  getMethod(): string
  getURL(): string
  setHeader(header: string, value: string): void
  getHeader(header: string): string | undefined
  /** Calls `handler` with the bytes of the body sent so far, after each piece. */
  setProgressHandler(handler: (bytesSent: number) => void): void
  /** Rejects with an `AbortError` once aborted, even if called after that. */
  send(body?: unknown): Promise<EmulatorHttpResponse>
  abort(): Promise<void>
  getUnderlyingObject(): unknown
}

export interface EmulatorHttpResponse {
  getStatus(): number
  getHeader(header: string): string | undefined
  getBody(): string
  getUnderlyingObject(): unknown
}

type Send = (request: IncomingRequest) => Promise<Response>

export function createHttpStack(send: Send, base: string): EmulatorHttpStack {
  return {
    getName: () => 'EmulatorHttpStack',
    createRequest: (method, url) => createHttpRequest(send, method, new URL(url, base).href),
  }
}

function createHttpRequest(send: Send, method: string, url: string): EmulatorHttpRequest {
  const headers = new Headers()
  const abortion = new AbortController()
  let onProgress: ((bytesSent: number) => void) | null = null
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (header, value) => headers.set(header, value),
    getHeader: (header) => headers.get(header) ?? undefined,
    setProgressHandler(handler) {
      onProgress = handler
    },
    async send(body = null) {
      const { signal } = abortion
      const blob = blobOf(body)
      if (blob !== null) headers.set('content-length', String(blob.size))
      const source = blob === null ? null : counted(blobBytes(blob), (sent) => onProgress?.(sent))
      const response = await send({ method, url, headers, signal, body: source })
      const text = await response.text()
      signal.throwIfAborted()
      return {
        getStatus: () => response.status,
        getHeader: (header) => response.headers.get(header) ?? undefined,
        getBody: () => text,
        getUnderlyingObject: () => response,
      }
    },
    abort() {
      abortion.abort()
      return Promise.resolve()
    },
    getUnderlyingObject: () => null,
  }
}

/** tus-js-client sends slices of a Blob in a browser, of a Buffer in Node. */
function blobOf(body: unknown): Blob | null {
  if (body === null) return null
  if (body instanceof Blob) return body
  if (body instanceof Uint8Array) return new Blob([new Uint8Array(body)])
  throw new TypeError("The emulator's HTTP stack sends Blobs and byte arrays only.")
}

/** A piece counts as sent when the reader asks for the next one. */
async function* counted(
  body: AsyncIterable<Uint8Array>,
  onSent: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const piece of body) {
    yield piece
    sent += piece.byteLength
    onSent(sent)
  }
}
