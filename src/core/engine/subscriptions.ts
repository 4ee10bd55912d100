// Subscriptions to all changes, or to those of one upload. Changes in quick succession are reported together.

import type { Clock } from '../contract/ports.js'
import type { UploadId } from '../model/upload.js'

/** Milliseconds. */
const INTERVAL = 40

type Listener = () => void

export interface Subscriptions {
  subscribe(listener: Listener): () => void
  subscribeTo(id: UploadId, listener: Listener): () => void
  /** Notes a change of an upload; `null` for any other change. */
  note(id: UploadId | null): void
  /**
   * Calls the listeners of what was noted: at once, or at the end of the interval if they were just called.
   */
  tell(): void
}

/**
 * The first change is reported at once, so that a click is answered immediately. Later ones wait: a thousand
 * files that are checked one after the other would otherwise cause a thousand renderings.
 */
export function createSubscriptions(clock: Clock, call: (listener: Listener) => void): Subscriptions {
  const all = new Set<Listener>()
  const byId = new Map<UploadId, Set<Listener>>()
  let changed = new Set<UploadId>()
  let hasChanged = false
  let isResting = false

  function tell(): void {
    if (!hasChanged || isResting) return
    hasChanged = false
    isResting = true
    clock.after(INTERVAL, () => {
      isResting = false
      tell()
    })
    const ids = changed
    changed = new Set()
    for (const id of ids) for (const listener of byId.get(id) ?? []) call(listener)
    for (const listener of all) call(listener)
  }

  return {
    subscribe(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
    subscribeTo(id, listener) {
      const listeners = byId.get(id) ?? new Set()
      byId.set(id, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && byId.get(id) === listeners) byId.delete(id)
      }
    },
    note(id) {
      hasChanged = true
      if (id !== null && byId.has(id)) changed.add(id)
    },
    tell,
  }
}
