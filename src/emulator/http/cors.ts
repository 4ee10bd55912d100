// CORS headers of upload URLs and pictures.

export function preflight(methods: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': methods,
      'access-control-allow-headers':
        'Content-Type, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset',
      'access-control-max-age': '86400',
    },
  })
}

/** Lets pages of every origin read an answer, because one-time URLs are meant for them. */
export function withCors(response: Response, exposed: readonly string[]): Response {
  return changed(response, (headers) => {
    headers.set('access-control-allow-origin', '*')
    if (exposed.length > 0) headers.set('access-control-expose-headers', exposed.join(', '))
  })
}

export function withoutHeader(response: Response, name: string): Response {
  return changed(response, (headers) => headers.delete(name))
}

/** @param value of the second one. Default: the same as of the first */
export function withDoubledHeader(response: Response, name: string, value?: string): Response {
  const second = value ?? response.headers.get(name)
  return second === null ? response : changed(response, (headers) => headers.append(name, second))
}

/** A copy, because headers of a `Response` can be immutable. */
function changed(response: Response, change: (headers: Headers) => void): Response {
  const headers = new Headers(response.headers)
  change(headers)
  return new Response(response.body, { status: response.status, headers })
}
