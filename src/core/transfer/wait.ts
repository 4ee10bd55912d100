// Waits for a time, or for a connection.

import type { Clock, Connectivity } from '../contract/ports.js'

/** Resolves after so many milliseconds, or when the signal ends the wait. */
export function delay(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      callOff()
      signal.removeEventListener('abort', end)
      resolve()
    }
    const callOff = clock.after(ms, end)
    signal.addEventListener('abort', end)
  })
}

/** Resolves at the next change after which there is a connection, or when the signal ends the wait. */
export function untilOnline(connectivity: Connectivity, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      leave()
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const leave = connectivity.subscribe(() => {
      if (connectivity.isOnline()) end()
    })
    signal?.addEventListener('abort', end)
  })
}
