import type { Connectivity } from '../contract/ports.js'

/** Resolves with the next connection. */
export function untilOnline(connectivity: Connectivity): Promise<void> {
  return new Promise((resolve) => {
    const leave = connectivity.subscribe(() => {
      if (!connectivity.isOnline()) return
      leave()
      resolve()
    })
  })
}
