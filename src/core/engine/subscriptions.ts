// Who hears of changes: of all of them, or of one upload's. Changes that follow closely are told together.

import type { Clock } from '../contract/ports.js'
import type { UploadId } from '../model/upload.js'

/** Milliseconds. */
const INTERVAL = 40

type Listener = () => void

export interface Subscriptions {
  subscribe(listener: Listener): () => void
  subscribeTo(id: UploadId, listener: Listener): () => void
  /** Notes a change; `null` for one that is no upload's. */
  note(id: UploadId | null): void
  /** Tells what was noted: at once if nothing was told just before, else at the end of the interval. */
  tell(): void
}

/**
 * The first change is told at once, so that a click is answered in the same moment. A thousand files that are checked one after
 * the other would otherwise be a thousand renderings.
 */
export function createSubscriptions(clock: Clock, call: (listener: Listener) => void): Subscriptions {
  const all = new Set<Listener>()
  const byId = new Map<UploadId, Set<Listener>>()
  let changed = new Set<UploadId>()
  let hasNews = false
  let isResting = false

  function tell(): void {
    if (!hasNews || isResting) return
    hasNews = false
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
      hasNews = true
      if (id !== null && byId.has(id)) changed.add(id)
    },
    tell,
  }
}
