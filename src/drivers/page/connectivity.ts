import type { Connectivity } from '../../core/contract/ports.js'

/** What the browser says of its network. It may say "online" without a route; the retry policy is there for that. */
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
