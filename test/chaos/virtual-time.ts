import { vi } from 'vitest'
import type { Clock } from '../../src/core/contract/ports.js'

/** One time for everything in the process, which moves only when it is told to. */
export interface VirtualTime {
  /** Milliseconds since the epoch, as servers have it. */
  readonly now: () => number
  readonly after: Clock['after']
  /** Timers that are set. */
  readonly pending: () => number
  /** Runs the next timer that is due by then, and says whether there was one. */
  readonly step: (by: number) => boolean
  /** Moves the time without running what falls due: a laptop that slept. */
  readonly skip: (ms: number) => void
  /** Puts the global timers back. */
  readonly restore: () => void
}

interface Timer {
  readonly at: number
  readonly run: () => void
}

/** Captured before any test replaces it: what passes real time in between. */
const nextTurn = setImmediate

/**
 * Turns of the event loop that Node needs for the longest chain between two timers: it reads request bodies
 * in turns of its own.
 */
const TURNS = 3

/** Until everything that can happen without time has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise<void>((resolve) => void nextTurn(resolve))
}

/**
 * Takes the place of the global timers, of `Date.now` and of `performance.now`, which the emulator, the
 * handler and TanStack Query use. The handler's budget goes by the latter: it had no call left for hours of
 * virtual time that took a moment.
 */
export function startVirtualTime(): VirtualTime {
  let now = 1_700_000_000_000
  /** Sorted by time; what is set first runs first. */
  const timers: Timer[] = []

  function after(ms: number, run: () => void): () => void {
    const timer = { at: now + Math.max(ms, 0), run }
    const place = timers.findLastIndex(({ at }) => at <= timer.at) + 1
    timers.splice(place, 0, timer)
    return () => {
      const index = timers.indexOf(timer)
      if (index >= 0) timers.splice(index, 1)
    }
  }

  let lastId = 0
  const callOffs = new Map<number, () => void>()
  const setter =
    (isRepeated: boolean) =>
    (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number => {
      const id = ++lastId
      const set = (): void => {
        const due = (): void => {
          callOffs.delete(id)
          if (isRepeated) set()
          run(...args)
        }
        callOffs.set(id, after(ms, due))
      }
      set()
      return id
    }
  const clear = (id: number | undefined): void => {
    if (id === undefined) return
    callOffs.get(id)?.()
    callOffs.delete(id)
  }
  const realNow = Date.now
  const realElapsed = performance.now
  Date.now = () => now
  performance.now = () => now
  vi.stubGlobal('setTimeout', setter(false))
  vi.stubGlobal('clearTimeout', clear)
  // TanStack Query polls by an interval.
  vi.stubGlobal('setInterval', setter(true))
  vi.stubGlobal('clearInterval', clear)

  return {
    now: () => now,
    after,
    pending: () => timers.length,
    step(by) {
      const [next] = timers
      if (next === undefined || next.at > by) {
        now = Math.max(now, by)
        return false
      }
      timers.shift()
      now = Math.max(now, next.at)
      next.run()
      return true
    },
    skip(ms) {
      now += ms
    },
    restore() {
      Date.now = realNow
      performance.now = realElapsed
      vi.unstubAllGlobals()
    },
  }
}
