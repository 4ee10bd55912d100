// Waiting that ends when a signal aborts.

/** Waits for `work`, or rejects with the signal's reason as soon as that aborts. */
export function untilAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/**
 * Waits, or rejects with the signal's reason as soon as that aborts. `Infinity` waits for the abort alone.
 */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const elapsed = new Promise<void>((resolve) => {
    if (ms !== Infinity) timer = setTimeout(resolve, ms)
  })
  try {
    await untilAborted(signal, elapsed)
  } finally {
    clearTimeout(timer)
  }
}
