// Lets only so many callers continue in one task of the event loop, so that the page stays responsive.

import type { Clock } from '../contract/ports.js'

/** Milliseconds after which the others wait too: the browser may have collected garbage in the middle. */
const LONG = 12

/** Returns a function that calls what it is given when its turn has come, never at once. All wait behind the `gate`. */
export function createPacer(
  clock: Clock,
  atOnce: number,
  gate: () => Promise<void> = () => Promise.resolve(),
): (goOn: () => void) => void {
  const waiting: (() => void)[] = []
  let first = 0

  function letThrough(): void {
    const end = Math.min(first + atOnce, waiting.length)
    const begun = clock.now()
    do waiting[first++]?.()
    while (first < end && clock.now() - begun < LONG)
    if (first < waiting.length) clock.after(0, letThrough)
    else {
      waiting.length = 0
      first = 0
    }
  }

  return (goOn) => {
    waiting.push(goOn)
    if (waiting.length === 1) void gate().then(letThrough)
  }
}
