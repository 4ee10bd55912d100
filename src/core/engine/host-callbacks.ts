// Calls the app's callbacks for changes of status. One that throws is reported, and changes nothing.

import type { Settings } from '../contract/options.js'
import { hasEntered, type TransitionListener } from '../contract/transition-listener.js'
import { isNotOurs } from '../machine/status-groups.js'

export function createHostCallbacks(
  settings: () => Settings,
  call: (callback: () => void) => void,
): TransitionListener {
  return (next, previous) => {
    if (previous === null || !hasEntered(next, previous)) return
    const { onStatusChange, onReady, onError } = settings()
    call(() => onStatusChange?.(next, { previous }))
    // How an upload ended in another tab was reported to the app there.
    if (isNotOurs(previous)) return
    if (next.status === 'ready') call(() => onReady?.(next))
    if (next.status === 'failed') call(() => onError?.(next))
  }
}
