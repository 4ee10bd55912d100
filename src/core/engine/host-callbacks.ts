// Calls functions of the app. One that throws is reported, and nothing of ours ends with it.

import type { Settings } from '../contract/options.js'
import { hasEntered, type TransitionListener } from '../contract/transition-listener.js'
import { isNotOurs } from '../model/upload-facts.js'

export function callSafely(callback: () => void, reportError: (error: unknown) => void): void {
  try {
    callback()
  } catch (thrown) {
    reportError(thrown)
  }
}

export function createHostCallbacks(
  settings: () => Settings,
  reportError: (error: unknown) => void,
): TransitionListener {
  return (next, previous) => {
    if (previous === null || !hasEntered(next, previous)) return
    // A row that is removed is not told, so neither is one that comes back.
    if (next.status === 'removing' || previous.status === 'removing') return
    const { onStatusChange, onReady, onError } = settings()
    if (onStatusChange) callSafely(() => onStatusChange(next, { previous }), reportError)
    // How an upload ended in another tab was told to the app there.
    if (isNotOurs(previous)) return
    if (next.status === 'ready' && onReady) callSafely(() => onReady(next), reportError)
    if (next.status === 'failed' && onError) callSafely(() => onError(next), reportError)
  }
}
