// Lets so many through at once, and the others in later tasks of the event loop, so that the page answers meanwhile.

import type { Clock } from '../contract/ports.js'

/** @returns resolves when whoever asks may go on, in the order of asking */
export function createPacer(clock: Clock, atOnce: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  let passed = 0
  let first = 0

  function letThrough(): void {
    passed = 0
    while (passed < atOnce && first < waiting.length) {
      passed += 1
      waiting[first++]?.()
    }
    if (first < waiting.length) clock.after(0, letThrough)
    else waiting.length = first = 0
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) void Promise.resolve().then(letThrough)
    })
}
