// Waits for a connection.

import type { Connectivity } from '../contract/ports.js'

/** Resolves at the next change after which the browser is online. */
export function untilOnline(connectivity: Connectivity): Promise<void> {
  return new Promise((resolve) => {
    const leave = connectivity.subscribe(() => {
      if (!connectivity.isOnline()) return
      leave()
      resolve()
    })
  })
}
