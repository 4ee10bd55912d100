// Lets so many through at once, and the others in later tasks of the event loop, so that the page answers meanwhile.

import type { Clock } from '../contract/ports.js'

/**
 * @param gate what the first of those who ask waits for, and all others with it
 * @returns resolves when whoever asks may go on, in the order of asking
 */
export function createPacer(
  clock: Clock,
  atOnce: number,
  gate: () => Promise<void> = () => Promise.resolve(),
): () => Promise<void> {
  const waiting: (() => void)[] = []
  let first = 0

  function letThrough(): void {
    for (const end = Math.min(first + atOnce, waiting.length); first < end; first++) waiting[first]?.()
    if (first < waiting.length) clock.after(0, letThrough)
    else {
      waiting.length = 0
      first = 0
    }
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) void gate().then(letThrough)
    })
}
