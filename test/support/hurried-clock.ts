import type { Clock } from '../../src/core/contract/ports.js'

export interface HurriedClock extends Clock {
  /** Milliseconds that were waited for. */
  readonly waited: () => number
  skip(ms: number): void
}

/** A clock on which every wait is over at once, and has taken its time all the same. */
export function hurriedClock(): HurriedClock {
  let now = 1_700_000_000_000
  let waited = 0
  return {
    now: () => now,
    after(ms, run) {
      let isOff = false
      setImmediate(() => {
        if (isOff) return
        now += ms
        waited += ms
        run()
      })
      return () => {
        isOff = true
      }
    },
    random: Math.random,
    waited: () => waited,
    skip(ms) {
      now += ms
    },
  }
}
