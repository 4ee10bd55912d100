import type { Settings } from '../contract/options.js'
import { isNotOurs } from '../machine/status-groups.js'
import type { Upload } from '../model/upload.js'

/** The host's functions. One that throws is reported, and changes nothing. */
export interface HostCallbacks {
  call(callback: () => void): void
  /** Calls those that wait for this change of status. */
  onTransition(next: Upload, previous: Upload, settings: Settings): void
}

export function createHostCallbacks(reportError: (error: unknown) => void): HostCallbacks {
  function call(callback: () => void): void {
    try {
      callback()
    } catch (thrown) {
      reportError(thrown)
    }
  }

  return {
    call,
    onTransition(next, previous, { onStatusChange, onReady, onError }) {
      call(() => onStatusChange?.(next, { previous }))
      // How an upload ended in another tab was told to the host there.
      if (isNotOurs(previous)) return
      if (next.status === 'ready') call(() => onReady?.(next))
      if (next.status === 'failed') call(() => onError?.(next))
    },
  }
}
