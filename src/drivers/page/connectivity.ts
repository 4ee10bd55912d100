// Whether the browser is online.

import type { Connectivity } from '../../core/contract/ports.js'

/** The browser's own report. It may say "online" without a route; the retry policy handles that. */
export const browserConnectivity: Connectivity = {
  isOnline: () => globalThis.navigator?.onLine ?? true,
  subscribe(listener) {
    globalThis.addEventListener?.('online', listener)
    globalThis.addEventListener?.('offline', listener)
    return () => {
      globalThis.removeEventListener?.('online', listener)
      globalThis.removeEventListener?.('offline', listener)
    }
  },
}
