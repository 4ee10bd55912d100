import type { Clock } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import type { HttpRequest, HttpResponse, HttpStack } from './http-stack.js'

interface Guard {
  readonly clock: Clock
  /** Ends everything: nothing is sent from then on, and what is under way is cut. */
  readonly signal: AbortSignal
  /** Milliseconds without a byte after which a request counts as dead. */
  readonly idleLimit: number
  /** May refuse an answer by throwing. */
  readonly inspect: (request: HttpRequest, response: HttpResponse) => void
}

/**
 * The network for one attempt. tus-js-client by itself sends the body although `abort()` was called while it prepared the request,
 * and waits for ever for a server that does not answer.
 */
export function guardedHttpStack(inner: HttpStack, guard: Guard): HttpStack {
  return {
    getName: () => inner.getName(),
    createRequest: (method, url) => guardedRequest(asText(inner.createRequest(method, url)), guard),
  }
}

/** Firefox takes an answer without a type for XML, and complains on the console that there is none in it. */
function asText(request: HttpRequest): HttpRequest {
  const underlying = request.getUnderlyingObject()
  if (typeof XMLHttpRequest !== 'undefined' && underlying instanceof XMLHttpRequest) {
    underlying.overrideMimeType('text/plain')
  }
  return request
}

function guardedRequest(inner: HttpRequest, { clock, signal, idleLimit, inspect }: Guard): HttpRequest {
  let onProgress = (_bytesSent: number): void => {}

  async function send(body?: Blob | null): Promise<HttpResponse> {
    if (signal.aborted) throw new UploadFailure('network')
    let callOff = (): void => {}
    let cut = (): void => {}
    const ended = new Promise<never>((_, reject) => {
      const endWith = (code: 'network' | 'timeout'): void => {
        reject(new UploadFailure(code))
        inner.abort().catch(() => {})
      }
      const watch = (): void => {
        callOff()
        callOff = clock.after(idleLimit, () => endWith('timeout'))
      }
      inner.setProgressHandler((bytesSent) => {
        watch()
        if (!signal.aborted) onProgress(bytesSent)
      })
      cut = () => endWith('network')
      signal.addEventListener('abort', cut)
      watch()
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
