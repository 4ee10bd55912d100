// Changes that wait for the same thing are made together, in their order.

/** Makes a change, after those of the same key that were asked for before. Rejects as `make` does. */
export type MergedChanges<T> = (key: string, change: T, make: (change: T) => Promise<void>) => Promise<void>

/** What it returns makes one change of a key at a time. Those that come meanwhile are one: of each property the last. */
export function createMergedChanges<T extends object>(): MergedChanges<T> {
  const running = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, { change: T; readonly outcome: Promise<void> }>()

  function start(key: string, change: T, make: (change: T) => Promise<void>): Promise<void> {
    const run = make(change)
    running.set(key, run)
    const leave = (): unknown => waiting.has(key) || running.delete(key)
    run.then(leave, leave)
    return run
  }

  return (key, change, make) => {
    const current = running.get(key)
    if (current === undefined) return start(key, change, make)
    const next = waiting.get(key)
    if (next !== undefined) {
      next.change = { ...next.change, ...change }
      return next.outcome
    }
    const begin = (): Promise<void> => {
      const together = waiting.get(key)?.change ?? change
      waiting.delete(key)
      return start(key, together, make)
    }
    const outcome = current.then(begin, begin)
    waiting.set(key, { change, outcome })
    return outcome
  }
}
