// An HTTP server in Node that carries the emulator.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { ConnectionDroppedError, type IncomingRequest } from '../emulator/index.js'

type Handle = (request: IncomingRequest) => Promise<Response>

export interface NodeServer {
  readonly origin: string
  /** Stops at once and closes open connections. */
  readonly close: () => Promise<void>
}

/** @throws the error of `listen`, such as EADDRINUSE */
export async function listen(handle: Handle, host: string, port: number): Promise<NodeServer> {
  const server = createServer((incoming, outgoing) => void respond(handle, incoming, outgoing))
  // Uploads have no time limit.
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const listeningPort = typeof address === 'object' && address !== null ? address.port : port
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${listeningPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(handle: Handle, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const clientGone = new AbortController()
  outgoing.once('close', () => clientGone.abort(new ConnectionDroppedError()))
  // Chromium repeats a PATCH by itself when a kept-alive connection breaks during it.
  outgoing.setHeader('connection', 'close')
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`
  if (!URL.canParse(url)) return void outgoing.writeHead(400).end()
  try {
    await send(await handle(requestOf(incoming, url, clientGone.signal)), outgoing)
  } catch (error) {
    if (error instanceof ConnectionDroppedError || clientGone.signal.aborted || incoming.errored) {
      incoming.socket.resetAndDestroy()
    } else {
      outgoing.writeHead(500).end(String(error))
    }
  }
}

function requestOf(incoming: IncomingMessage, url: string, signal: AbortSignal): IncomingRequest {
  const { method = 'GET', headersDistinct } = incoming
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // A refusal must reach the client even if the body is not read to its end.
  const body = hasBody ? incoming.iterator({ destroyOnReturn: false }) : null
  return { method, url, headers, body, signal }
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
