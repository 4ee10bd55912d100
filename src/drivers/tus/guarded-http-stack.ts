// Wraps an HTTP stack for one attempt: an idle timeout, an immediate abort, and a check of each answer.

import type { Clock } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import type { HttpRequest, HttpResponse, HttpStack } from './http-stack.js'

interface Guard {
  readonly clock: Clock
  /** When it aborts, nothing more is sent, and running requests are cut. */
  readonly signal: AbortSignal
  /** Milliseconds without a byte after which a request is aborted. */
  readonly idleLimit: number
  /** Milliseconds more that the answer may take once a body of so many bytes was handed on. */
  readonly answerTime: (bytes: number) => number
  /** True where requests may report no progress, because a service worker answers them. */
  readonly isSilent: () => boolean
  /** May refuse an answer by throwing. */
  readonly inspect: (request: HttpRequest, response: HttpResponse) => void
}

/** Without it, tus-js-client sends a body after `abort()`, if it was preparing it, and waits for ever for a silent server. */
export function guardedHttpStack(inner: HttpStack, guard: Guard): HttpStack {
  return {
    getName: () => inner.getName(),
    createRequest: (method, url) => guardedRequest(asText(inner.createRequest(method, url)), guard),
  }
}

/** Firefox parses an answer without a type as XML, and logs an error on the console when that fails. */
function asText(request: HttpRequest): HttpRequest {
  const underlying = request.getUnderlyingObject()
  if (typeof XMLHttpRequest !== 'undefined' && underlying instanceof XMLHttpRequest) {
    underlying.overrideMimeType('text/plain')
  }
  return request
}

function guardedRequest(
  inner: HttpRequest,
  { clock, signal, idleLimit, answerTime, isSilent, inspect }: Guard,
): HttpRequest {
  let onProgress = (_bytesSent: number): void => {}

  async function send(body?: Blob | null): Promise<HttpResponse> {
    if (signal.aborted) throw new UploadFailure('network')
    const size = body?.size ?? 0
    let callOff = (): void => {}
    let cut = (): void => {}
    const ended = new Promise<never>((_, reject) => {
      const endWith = (code: 'network' | 'timeout'): void => {
        reject(new UploadFailure(code))
        inner.abort().catch(() => {})
      }
      const watch = (bytesSent: number): void => {
        callOff()
        const mayBeSent = bytesSent >= size || (bytesSent === 0 && isSilent())
        const limit = mayBeSent ? idleLimit + answerTime(size) : idleLimit
        callOff = clock.after(limit, () => endWith('timeout'))
      }
      inner.setProgressHandler((bytesSent) => {
        watch(bytesSent)
        if (!signal.aborted) onProgress(bytesSent)
      })
      cut = () => endWith('network')
      signal.addEventListener('abort', cut)
      watch(0)
    })
    try {
      const response = await Promise.race([inner.send(body), ended])
      inspect(inner, response)
      return response
    } finally {
      callOff()
      signal.removeEventListener('abort', cut)
    }
  }

  return {
    getMethod: () => inner.getMethod(),
    getURL: () => inner.getURL(),
    setHeader: (name, value) => inner.setHeader(name, value),
    getHeader: (name) => inner.getHeader(name),
    setProgressHandler(handler) {
      onProgress = handler
    },
    send,
    abort: () => inner.abort(),
    getUnderlyingObject: () => inner.getUnderlyingObject(),
  }
}
