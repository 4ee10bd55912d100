// Whether there is a connection: the browser's word, which is doubted where it says that there is none.

import type { Connectivity } from '../../core/contract/ports.js'

/**
 * The browser may say "online" without a route; the retry policy handles that. It may also say "offline" and be wrong,
 * for good: with some virtual networks, and on some machines. So each time it says so, one request asks.
 * @param ask sends one light request. Resolves with whether anything answered.
 */
export function createConnectivity(ask: () => Promise<boolean>): Connectivity {
  const listeners = new Set<() => void>()
  let isOverruled = false
  let asking: Promise<void> | null = null

  const saysOnline = (): boolean => globalThis.navigator?.onLine ?? true

  function tell(): void {
    for (const listener of listeners) listener()
  }

  function settle(isThere: boolean): void {
    if (saysOnline() || isThere === isOverruled) return
    isOverruled = isThere
    tell()
  }

  async function doubt(): Promise<void> {
    if (saysOnline()) return
    asking ??= ask()
      .then(settle)
      .finally(() => {
        asking = null
      })
    await asking
  }

  function changed(): void {
    isOverruled = false
    tell()
    void doubt()
  }

  return {
    isOnline: () => saysOnline() || isOverruled,
    subscribe(listener) {
      if (listeners.size === 0) {
        globalThis.addEventListener?.('online', changed)
        globalThis.addEventListener?.('offline', changed)
        void doubt()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        globalThis.removeEventListener?.('online', changed)
        globalThis.removeEventListener?.('offline', changed)
      }
    },
    // Only a word that was overruled is doubted again: without a connection nothing asks in a loop.
    missed: () => (isOverruled ? doubt() : Promise.resolve()),
    overrule: () => settle(true),
  }
}
