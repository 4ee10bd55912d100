import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Host } from './endpoint-contract.js'

/** A server that has been told to listen, asked over HTTP. */
export async function served(server: Server): Promise<Host> {
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP port.')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    send: (request) => fetch(request),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
