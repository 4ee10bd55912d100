import type { VirtualTime } from './virtual-time.js'

/** The way from the browser to all servers. */
export interface Line {
  /** Breaks what is under way; nothing gets through until it is mended. */
  cut(): void
  mend(): void
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
  const open = new Set<() => void>()
  let isUp = true

  const travel = (): Promise<void> =>
    latency === 0 ? Promise.resolve() : new Promise((resolve) => void time.after(latency, resolve))

  return {
    cut() {
      isUp = false
      for (const end of open) end()
    },
    mend() {
      isUp = true
    },
    async carry({ run, dropped, signal }) {
      signal.throwIfAborted()
      if (!isUp) throw new TypeError('No route')
      let end = (): void => {}
      const ended = new Promise<never>((_, reject) => {
        end = () => {
          reject(new TypeError('The connection broke'))
          dropped()
        }
      })
      open.add(end)
      signal.addEventListener('abort', end)
      try {
        await Promise.race([travel(), ended])
        const answer = await Promise.race([run(), ended])
        await Promise.race([travel(), ended])
        return answer
      } finally {
        open.delete(end)
        signal.removeEventListener('abort', end)
      }
    },
  }
}
