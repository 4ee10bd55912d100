// Runs heavy tasks while nobody scrolls.

import type { Clock } from '../../core/contract/ports.js'

/** Milliseconds without a scroll event after which the page counts as still. */
const STILL = 200
/** Milliseconds that a task waits at most: somebody may scroll for minutes. */
const LIMIT = 1000

/** Returns a function that runs a task when the page is still: smooth scrolling needs the processor's time. */
export function createScrollIdle(clock: Clock): <T>(task: () => Promise<T>) => Promise<T> {
  const listening = { capture: true, passive: true } as const
  let scrolledAt = -Infinity
  let tasks = 0

  function scrolled(): void {
    scrolledAt = clock.now()
  }

  function untilStill(end: number): Promise<void> {
    const now = clock.now()
    const left = Math.min(scrolledAt + STILL, end) - now
    if (left <= 0) return Promise.resolve()
    return new Promise<void>((resolve) => clock.after(left, resolve)).then(() => untilStill(end))
  }

  return async (task) => {
    tasks += 1
    if (tasks === 1) document.addEventListener('scroll', scrolled, listening)
    try {
      await untilStill(clock.now() + LIMIT)
      return await task()
    } finally {
      tasks -= 1
      if (tasks === 0) document.removeEventListener('scroll', scrolled, listening)
    }
  }
}
