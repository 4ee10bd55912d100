import { createServer, IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { ConnectionDroppedError } from 'react-stream-uploader/emulator'

type Fetch = (request: Request) => Promise<Response>
type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface Served {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  /** Stops at once; open connections are cut. */
  readonly close: () => Promise<void>
}

/**
 * Carries a fetch function on a loopback port. Request bodies are streamed, and their signal aborts when
 * the client goes away.
 */
export async function serve(fetch: Fetch, { port = 0 }: { port?: number } = {}): Promise<Served> {
  const listener = listenerOf(fetch)
  const server = createServer((request, response) => void listener(request, response))
  // Slow and silent requests are what tests are about.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Carries a fetch function in a connect-style server, such as Vite's, for every path under `prefix`. */
export function asMiddleware(
  prefix: string,
  fetch: Fetch,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const listener = listenerOf(fetch)
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === prefix || pathname.startsWith(`${prefix}/`)) void listener(request, response)
    else next()
  }
}

function listenerOf(fetch: Fetch): Listener {
  return getRequestListener(
    async (request, { incoming, outgoing }) => {
      // Chromium repeats a PATCH by itself when a connection that was kept alive breaks under it.
      outgoing.setHeader('connection', 'close')
      try {
        return await fetch(request)
      } catch (error) {
        if (!(error instanceof ConnectionDroppedError || request.signal.aborted || incoming.errored)) {
          return new Response(String(error), { status: 500 })
        }
        if (incoming instanceof IncomingMessage) incoming.socket.resetAndDestroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    // The library would put its own Request and Response in place of the global ones.
    { overrideGlobalObjects: false },
  )
}
