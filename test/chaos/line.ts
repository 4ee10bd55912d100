import type { VirtualTime } from './virtual-time.js'

/** The way from one tab to all servers. */
export interface Line {
  /** Breaks what is under way; nothing gets through until it is mended. */
  cut(): void
  mend(): void
  /**
   * The tab is gone: what is under way is aborted, nothing is sent any more, and nobody hears of anything.
   */
  die(): void
  /**
   * Takes a request there and its answer back.
   * @param dropped is called when the line breaks meanwhile, so that the server can see its client go
   */
  carry<T>(exchange: Exchange<T>): Promise<T>
}

interface Exchange<T> {
  readonly run: () => Promise<T>
  readonly dropped: () => void
  readonly signal: AbortSignal
}

export function createLine(time: VirtualTime, latency: number): Line {
  const open = new Set<{ end(): void; dropped(): void }>()
  let isUp = true
  let isDead = false

  const travel = (): Promise<void> =>
    latency === 0 ? Promise.resolve() : new Promise((resolve) => void time.after(latency, resolve))

  /** In a page that is gone no promise is ever settled. */
  function whileAlive<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => isDead || resolve(value),
        (thrown: unknown) => isDead || reject(thrown),
      )
    })
  }

  return {
    cut() {
      isUp = false
      for (const { end } of open) end()
    },
    mend() {
      isUp = true
    },
    die() {
      isDead = true
      for (const { dropped } of open) dropped()
    },
    async carry({ run, dropped, signal }) {
      if (isDead) return new Promise(() => {})
      signal.throwIfAborted()
      if (!isUp) throw new TypeError('No route')
      let end = (): void => {}
      const ended = new Promise<never>((_, reject) => {
        end = () => {
          reject(new TypeError('The connection broke'))
          dropped()
        }
      })
      const exchange = { end, dropped }
      open.add(exchange)
      signal.addEventListener('abort', end)
      try {
        await whileAlive(Promise.race([travel(), ended]))
        const answer = await whileAlive(Promise.race([run(), ended]))
        await whileAlive(Promise.race([travel(), ended]))
        return answer
      } finally {
        open.delete(exchange)
        signal.removeEventListener('abort', end)
      }
    },
  }
}
