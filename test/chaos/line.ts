import type { Freezer } from './freezer.js'
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
  /** The body of an answer, when it comes `after` so many milliseconds; `null`: it breaks off. */
  body(response: Response, after: number | null): Response
}

interface Exchange<T> {
  readonly run: () => Promise<T>
  readonly dropped: () => void
  readonly signal: AbortSignal
}

export function createLine(time: VirtualTime, latency: number, freezer: Freezer): Line {
  const open = new Set<{ end(): void; dropped(): void }>()
  let isUp = true
  let isDead = false

  const wait = (ms: number): Promise<void> => new Promise((resolve) => void time.after(ms, resolve))

  const travel = (): Promise<void> => (latency === 0 ? Promise.resolve() : wait(latency))

  /** In a page that is gone no promise is ever settled, and in one that stands still none for now. */
  function whileAlive<T>(promise: Promise<T>): Promise<T> {
    return freezer.held(
      new Promise((resolve, reject) => {
        promise.then(
          (value) => isDead || resolve(value),
          (thrown: unknown) => isDead || reject(thrown),
        )
      }),
    )
  }

  async function arrival(after: number | null): Promise<void> {
    await whileAlive(wait(after ?? 0))
    if (after === null || !isUp) throw new TypeError('The connection broke')
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
      if (freezer.isFrozen) await freezer.held(Promise.resolve())
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
    body(response, after) {
      if (after === 0 || response.body === null) return response
      const reader = response.body.getReader()
      const body = new ReadableStream({
        // Once for the whole body: before each piece, its end would come after twice the time.
        start: () => arrival(after),
        async pull(controller) {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        },
      })
      return new Response(body, response)
    },
  }
}
