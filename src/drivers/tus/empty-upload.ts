// Answers the first HEAD of an upload that was created a moment ago, and is empty: a round trip less, or two with CORS.

import type { HttpRequest, HttpResponse, HttpStack } from './http-stack.js'

/** @param size bytes of the file, for which the upload was created */
export function emptyUpload(inner: HttpStack, size: number): HttpStack {
  return {
    getName: () => inner.getName(),
    createRequest: (method, url) =>
      method === 'HEAD' ? answered(url, size) : inner.createRequest(method, url),
  }
}

function answered(url: string, size: number): HttpRequest {
  const headers: Readonly<Record<string, string>> = { 'upload-offset': '0', 'upload-length': String(size) }
  const response: HttpResponse = {
    getStatus: () => 200,
    getHeader: (name) => headers[name.toLowerCase()],
    getBody: () => '',
    getUnderlyingObject: () => null,
  }
  return {
    getMethod: () => 'HEAD',
    getURL: () => url,
    setHeader() {},
    getHeader: () => undefined,
    setProgressHandler() {},
    send: async () => response,
    abort: async () => {},
    getUnderlyingObject: () => null,
  }
}
