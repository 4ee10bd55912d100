// The interface of tus-js-client's HTTP stack, restated: its own declarations need Node's types.

/** An answer of the upload server, as tus-js-client reads it. */
export interface HttpResponse {
  getStatus(): number
  getHeader(name: string): string | undefined
  getBody(): string
  getUnderlyingObject(): unknown
}

/** A request to the upload server, as tus-js-client makes it. */
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

/** Sends the chunks. @see https://github.com/tus/tus-js-client/blob/main/docs/api.md#httpstack */
export interface HttpStack {
  createRequest(method: string, url: string): HttpRequest
  getName(): string
}

/** `XMLHttpRequest` logs an error for each header that CORS hides, so the list of headers is checked first. */
export function headerOf(response: HttpResponse, name: string): string | null {
  const underlying = response.getUnderlyingObject()
  if (typeof XMLHttpRequest !== 'undefined' && underlying instanceof XMLHttpRequest) {
    const names = underlying.getAllResponseHeaders().toLowerCase()
    if (!names.split('\r\n').some((line) => line.startsWith(`${name.toLowerCase()}:`))) return null
  }
  return response.getHeader(name) ?? null
}
