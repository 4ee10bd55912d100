// Who hears of changes: of all of them, or of one upload's. Changes that follow closely are told together.

import type { Clock } from '../contract/ports.js'
import type { Upload, UploadId } from '../model/upload.js'
import { callSafely } from './host-callbacks.js'

const INTERVAL = 40

type Listener = () => void

/** Another function: the same may be given twice. */
const again =
  (listener: Listener): Listener =>
  () =>
    listener()

/** The first change is told at once: a click is answered. The next ones together: each may cost a rendering. */
export function createSubscriptions(clock: Clock, reportError: (error: unknown) => void) {
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
    for (const id of ids) callAll(byId.get(id))
    callAll(all)
  }

  /** Those that are there now: one that subscribes anew when it is called would be called without an end. */
  function callAll(listeners: ReadonlySet<Listener> | undefined): void {
    for (const call of Array.from(listeners ?? [])) if (listeners?.has(call)) callSafely(call, reportError)
  }

  return {
    subscribe(listener: Listener): () => void {
      const call = again(listener)
      all.add(call)
      return () => all.delete(call)
    },
    subscribeTo(id: UploadId, listener: Listener): () => void {
      const listeners = byId.get(id) ?? new Set()
      const call = again(listener)
      byId.set(id, listeners.add(call))
      return () => {
        listeners.delete(call)
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
