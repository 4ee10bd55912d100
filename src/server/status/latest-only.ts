// Of the changes that wait for the same thing, only the last is made.

/** What it returns runs one task of a key at a time. A task that waits is left out when a later one comes, and has that one's outcome. */
export function createLatestOnly<T>(): (key: string, task: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, { task: () => Promise<T>; readonly outcome: Promise<T> }>()

  function start(key: string, task: () => Promise<T>): Promise<T> {
    const run = task()
    running.set(key, run)
    const leave = (): unknown => waiting.has(key) || running.delete(key)
    run.then(leave, leave)
    return run
  }

  return (key, task) => {
    const current = running.get(key)
    if (current === undefined) return start(key, task)
    const next = waiting.get(key)
    if (next !== undefined) {
      next.task = task
      return next.outcome
    }
    const begin = (): Promise<T> => {
      const last = waiting.get(key)?.task ?? task
      waiting.delete(key)
      return start(key, last)
    }
    const outcome = current.then(begin, begin)
    waiting.set(key, { task, outcome })
    return outcome
  }
}
