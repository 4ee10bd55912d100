/**
 * Writes bytes to a socket so many milliseconds later, in their order. Timers alone would not keep it: two that are due in the same
 * millisecond may come in either order.
 */
export function createDelay(ms, socket) {
  const waiting = []
  let timer = null

  function pass(bytes) {
    if (ms === 0) return write(bytes)
    waiting.push({ bytes, at: performance.now() + ms })
    timer ??= setTimeout(flush, ms)
  }

  function flush() {
    timer = null
    // A timer may come up to a millisecond early.
    const now = performance.now() + 1
    while (waiting.length > 0 && waiting[0].at <= now) write(waiting.shift().bytes)
    if (waiting.length > 0) timer = setTimeout(flush, Math.max(1, waiting[0].at - performance.now()))
  }

  function write(bytes) {
    if (socket.destroyed) return
    if (bytes === null) socket.end()
    else socket.write(bytes)
  }

  return {
    pass,
    end: () => pass(null),
    drop() {
      clearTimeout(timer)
      waiting.length = 0
    },
  }
}
