// Who hears of changes: of all of them, or of one upload's. Changes that follow closely are told together.

import type { Clock } from '../contract/ports.js'
import type { Upload, UploadId } from '../model/upload.js'
import { callSafely } from './host-callbacks.js'

const INTERVAL = 40

type Listener = () => void
/** Apart from its function, which may be there twice. */
interface Entry {
  readonly listener: Listener
}

/** The first change is told at once: a click is answered. The next ones together: each may cost a rendering. */
export function createSubscriptions(clock: Clock, reportError: (error: unknown) => void) {
  const all = new Set<Entry>()
  const byId = new Map<UploadId, Set<Entry>>()
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
    for (const id of ids) callAll(byId.get(id) ?? new Set())
    callAll(all)
  }

  /** Those that are there now: one that subscribes anew when it is called would be called without an end. */
  function callAll(entries: ReadonlySet<Entry>): void {
    for (const entry of Array.from(entries)) if (entries.has(entry)) callSafely(entry.listener, reportError)
  }

  return {
    subscribe(listener: Listener): () => void {
      const entry = { listener }
      all.add(entry)
      return () => all.delete(entry)
    },
    subscribeTo(id: UploadId, listener: Listener): () => void {
      const listeners = byId.get(id) ?? new Set()
      const entry = { listener }
      byId.set(id, listeners.add(entry))
      return () => {
        listeners.delete(entry)
        if (listeners.size === 0 && byId.get(id) === listeners) byId.delete(id)
      }
    },
    transitioned(_next: Upload | null, _previous: Upload | null, id: UploadId): void {
      hasNews = true
      if (byId.has(id)) changed.add(id)
    },
    note(): void {
      hasNews = true
    },
    tell: (): void => tell(),
  }
}
