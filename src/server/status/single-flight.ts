// Work for one key is done once for all who ask for it at the same time.

export type SingleFlight<T> = (key: string, task: () => Promise<T>) => Promise<T>

export function createSingleFlight<T>(): SingleFlight<T> {
  const underWay = new Map<string, Promise<T>>()
  return (key, task) => {
    const running = underWay.get(key)
    if (running !== undefined) return running
    const run = task()
    underWay.set(key, run)
    const leave = (): unknown => underWay.delete(key)
    run.then(leave, leave)
    return run
  }
}
