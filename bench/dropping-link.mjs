import { connect, createServer } from 'node:net'
import { createDelay } from './delay.mjs'

/** Milliseconds without a byte after which the line counts as idle. Until then a timer that was late is made up for. */
const IDLE = 50

/**
 * A line in front of a port. All connections share its bytes per second upwards; what comes down is not limited.
 *
 * - `rttMs`: every byte takes half of it, in both directions. The first bytes of a connection take one of it more, as opening one does.
 * - `upMs`, `downMs`: after each `upMs` every connection is reset, and new ones are refused for `downMs`. The time begins with the first
 *   connection.
 */
export async function openLink({
  target,
  bytesPerSecond = Infinity,
  rttMs = 0,
  upMs = Infinity,
  downMs = 0,
}) {
  const sockets = new Set()
  let server = null
  let timer = null
  let freeAt = 0
  let readAt = 0

  function carry(client) {
    if (upMs < Infinity) timer ??= setTimeout(breakOff, upMs)
    const upstream = connect(target, '127.0.0.1')
    upstream.setNoDelay(true)
    client.setNoDelay(true)
    const up = createDelay(rttMs / 2, upstream)
    const down = createDelay(rttMs / 2, client)
    const openedAt = performance.now() + rttMs
    const end = () => {
      up.drop()
      down.drop()
      client.destroy()
      upstream.destroy()
      sockets.delete(client)
    }
    sockets.add(client)
    client.on('error', end).on('close', end)
    upstream.on('error', end)
    upstream.on('data', (bytes) => down.pass(bytes)).on('end', () => down.end())
    client.on('data', (bytes) => {
      client.pause()
      const wait = openedAt - performance.now()
      if (wait > 0) setTimeout(send, wait, bytes)
      else send(bytes)
    })

    function send(bytes) {
      const now = performance.now()
      if (now - readAt > IDLE) freeAt = Math.max(freeAt, now)
      freeAt += (bytes.length * 1000) / bytesPerSecond
      setTimeout(() => {
        if (client.destroyed) return
        up.pass(bytes)
        readAt = performance.now()
        client.resume()
      }, freeAt - now)
    }
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

/**
 * Milliseconds in which such a line can carry so many bytes: bytes ÷ line, and the outages that fall into that time. Nothing is allowed
 * for opening connections, for creating the upload, or for asking how much has arrived.
 */
export function possibleTime(bytes, { bytesPerSecond, upMs, downMs }) {
  const ms = (bytes * 1000) / bytesPerSecond
  return ms + Math.floor(ms / upMs) * downMs
}
