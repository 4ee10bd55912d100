import type { Clock } from '../contract/ports.js'

/** Changes that follow within so many milliseconds are told together. */
const INTERVAL = 40

/** Tells of changes at once, and of those that follow closely together. */
export interface ChangeThrottle {
  changed(): void
}

/**
 * The first change is told at once, so that a click is answered in the same moment; what changes within the interval after that is told
 * at its end. A thousand files that are checked one after the other would otherwise be a thousand renderings of a thousand rows.
 */
export function createChangeThrottle(clock: Clock, tell: () => void): ChangeThrottle {
  let isResting = false
  let hasNews = false

  function rest(): void {
    isResting = true
    clock.after(INTERVAL, () => {
      isResting = false
      if (hasNews) speak()
    })
  }

  function speak(): void {
    hasNews = false
    rest()
    tell()
  }

  return {
    changed() {
      hasNews = true
      if (!isResting) speak()
    },
  }
}
