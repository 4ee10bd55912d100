// The system's clock and timers.

import type { Clock } from '../../core/contract/ports.js'

/** Milliseconds. A timer of a browser that is longer ends at once. */
const LONGEST = 2_147_483_647

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(ms, LONGEST))
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
