// Calls functions of the app. One that throws is reported, and nothing of ours ends with it.

import type { Change, LateActivities } from '../contract/activity-context.js'
import type { Settings } from '../contract/options.js'
import type { Clock } from '../contract/ports.js'
import { hasEntered, type TransitionListener } from '../contract/transition-listener.js'
import type { Upload } from '../model/upload.js'
import { isNotOurs, isUnderWay } from '../model/upload-facts.js'

export function callSafely(callback: () => void, reportError: (error: unknown) => void): void {
  try {
    callback()
  } catch (thrown) {
    reportError(thrown)
  }
}

interface HostCallbacks {
  readonly transitioned: TransitionListener
  /** Every message is handled. */
  drained(): void
}

export function createHostCallbacks(
  settings: () => Settings,
  uploads: () => readonly Upload[],
  reportError: (error: unknown) => void,
): HostCallbacks {
  let underWay = 0
  let wasUnderWay = false

  function call<T extends Upload>(callback: ((upload: T) => void) | undefined, upload: T): void {
    if (callback !== undefined) callSafely(() => callback(upload), reportError)
  }

  return {
    transitioned(next, previous) {
      underWay +=
        Number(next !== null && isUnderWay(next)) - Number(previous !== null && isUnderWay(previous))
      wasUnderWay ||= underWay > 0
      const { onStatusChange, onAdd, onReject, onRemove, onReady, onError } = settings()
      if (next === null && previous !== null) call(onRemove, previous)
      if (previous === null || !hasEntered(next, previous)) return
      // A row that is removed is not told, so neither is one that comes back.
      if (next.status === 'removing' || previous.status === 'removing') return
      if (onStatusChange) callSafely(() => onStatusChange(next, { previous }), reportError)
      // How an upload ended in another tab was told to the app there.
      // Nor was anything of a video that was there before, until it is known.
      if (isNotOurs(previous) || previous.status === 'reading') return
      const isNew = previous.status === 'validating' || previous.status === 'rejected'
      if (isNew && next.status === 'queued') call(onAdd, next)
      if (next.status === 'rejected') call(onReject, next)
      if (next.status === 'ready') call(onReady, next)
      if (next.status === 'failed') call(onError, next)
    },
    drained() {
      if (!wasUnderWay || underWay > 0) return
      wasUnderWay = false
      const { onAllSettled } = settings()
      if (onAllSettled) callSafely(() => onAllSettled(uploads()), reportError)
    },
  }
}

/** Collects what the app's `onEvent` is to hear, for the code that only such an app needs. */
export function createEventFeed(
  clock: Clock,
  settings: () => Settings,
  late: () => Promise<LateActivities>,
): TransitionListener {
  const untold: Change[] = []
  return (...change) => {
    if (settings().onEvent === undefined) return
    untold.push([...change, clock.now()])
    // In a moment, together with what comes with it. What cannot be loaded now is told with the next change.
    late().then(
      ({ tell }) => tell(untold.splice(0), settings()),
      () => {},
    )
  }
}
