import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line to a server that can be cut and mended, and that no engine can tell from a real one. */
export interface Line {
  readonly origin: string
  /** Connections that were opened to it. */
  readonly opened: () => number
  /** Resets what is open, and refuses what is new. */
  readonly cut: () => Promise<void>
  readonly mend: () => Promise<void>
}

/** @param target an origin */
export async function openLine(target: string): Promise<Line> {
  const { port: upstreamPort } = new URL(target)
  const sockets = new Set<Socket>()
  let server: Server | null = null
  let opened = 0

  function carry(client: Socket): void {
    const upstream = connect(Number(upstreamPort), '127.0.0.1')
    const end = (): void => {
      client.destroy()
      upstream.destroy()
      sockets.delete(client)
    }
    opened += 1
    sockets.add(client)
    client.on('error', end).on('close', end).pipe(upstream)
    upstream.on('error', end).on('close', end).pipe(client)
  }

  async function listen(at: number): Promise<number> {
    const listening = createServer(carry)
    server = listening
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject)
      listening.listen(at, '127.0.0.1', resolve)
    })
    const address = listening.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  async function cut(): Promise<void> {
    const closed = new Promise((resolve) => server?.close(resolve))
    for (const socket of sockets) socket.resetAndDestroy()
    await closed
  }

  const port = await listen(0)
  return {
    origin: `http://127.0.0.1:${port}`,
    opened: () => opened,
    cut,
    mend: async () => void (await listen(port)),
  }
}
