// Request handlers for Mock Service Worker.

import { ConnectionDroppedError } from '../emulator/http/connection-dropped-error.js'
import type { FakeEndpoint } from './fake-endpoint.js'

/** `http` of the package `msw`, as much of it as is needed. */
export interface MockedHttp<H> {
  all(path: string, resolver: (info: { readonly request: Request }) => Promise<Response>): H
}

/**
 * Handlers for `setupServer(...)` and `setupWorker(...)`: your app keeps its own `endpoint`, and the requests of the uploader, of
 * tus-js-client too, are answered by a fake endpoint.
 *
 * @example
 * const fake = fakeEndpoint()
 * const server = setupServer(...mswHandlers(http, fake))
 */
export function mswHandlers<H>(
  http: MockedHttp<H>,
  { path, handler, emulator }: Pick<FakeEndpoint, 'path' | 'handler' | 'emulator'>,
): H[] {
  const endpoint = path.startsWith('/') ? `*${path}` : path
  return [
    http.all(endpoint, ({ request }) => handler(request)),
    http.all(`${endpoint}/*`, ({ request }) => handler(request)),
    http.all('https://api.cloudflare.localhost/*', ({ request }) =>
      emulator.fetch(request).catch((thrown: unknown) => {
        if (thrown instanceof ConnectionDroppedError) return Response.error()
        throw thrown
      }),
    ),
  ]
}
