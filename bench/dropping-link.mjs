import { connect, createServer } from 'node:net'

/** Milliseconds without a byte after which the line counts as idle. Until then a timer that was late is made up for. */
const IDLE = 50

/**
 * A line in front of a port: so many bytes a second upwards, every connection reset after each `upMs`, and new ones refused for
 * `downMs` after that. Its time begins with its first connection.
 */
export async function openLink({ target, bytesPerSecond, upMs, downMs }) {
  const sockets = new Set()
  let server = null
  let timer = null
  let freeAt = 0
  let readAt = 0

  function carry(client) {
    timer ??= setTimeout(breakOff, upMs)
    const upstream = connect(target, '127.0.0.1')
    const end = () => {
      client.destroy()
      upstream.destroy()
      sockets.delete(client)
    }
    sockets.add(client)
    client.on('error', end).on('close', end)
    upstream.on('error', end).on('close', end).pipe(client)
    client.on('data', (bytes) => {
      const now = performance.now()
      if (now - readAt > IDLE) freeAt = Math.max(freeAt, now)
      freeAt += (bytes.length * 1000) / bytesPerSecond
      client.pause()
      setTimeout(() => {
        if (client.destroyed) return
        upstream.write(bytes)
        readAt = performance.now()
        client.resume()
      }, freeAt - now)
    })
  }

  function listen(port, done) {
    server = createServer(carry).listen(port, '127.0.0.1', done)
  }

  function breakOff() {
    if (downMs > 0) server.close()
    for (const socket of sockets) socket.resetAndDestroy()
    freeAt = performance.now()
    timer = setTimeout(() => {
      if (downMs > 0) listen(port)
      timer = setTimeout(breakOff, upMs)
    }, downMs)
  }

  await new Promise((resolve) => listen(0, resolve))
  const { port } = server.address()
  return {
    port,
    close() {
      clearTimeout(timer)
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Milliseconds until such a line has carried so many bytes, where not a moment of it is wasted. */
export function possibleTime(bytes, { bytesPerSecond, upMs, downMs }) {
  const ms = (bytes * 1000) / bytesPerSecond
  return ms + Math.floor(ms / upMs) * downMs
}
