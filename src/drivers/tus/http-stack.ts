/*
 * tus-js-client's port to the network, restated: its own declarations need Node's types, and ours must not.
 * https://github.com/tus/tus-js-client/blob/main/docs/api.md#httpstack
 */

export interface HttpResponse {
  getStatus(): number
  getHeader(name: string): string | undefined
  getBody(): string
  getUnderlyingObject(): unknown
}

export interface HttpRequest {
  getMethod(): string
  getURL(): string
  setHeader(name: string, value: string): void
  getHeader(name: string): string | undefined
  setProgressHandler(handler: (bytesSent: number) => void): void
  send(body?: Blob | null): Promise<HttpResponse>
  abort(): Promise<void>
  getUnderlyingObject(): unknown
}

export interface HttpStack {
  createRequest(method: string, url: string): HttpRequest
  getName(): string
}

/**
 * A header of an answer, or `null`. `XMLHttpRequest` complains on the console about each header that CORS hides, so it is first asked
 * which headers there are.
 */
export function headerOf(response: HttpResponse, name: string): string | null {
  const underlying = response.getUnderlyingObject()
  if (typeof XMLHttpRequest !== 'undefined' && underlying instanceof XMLHttpRequest) {
    const names = underlying.getAllResponseHeaders().toLowerCase()
    if (!names.split('\r\n').some((line) => line.startsWith(`${name.toLowerCase()}:`))) return null
  }
  return response.getHeader(name) ?? null
}
