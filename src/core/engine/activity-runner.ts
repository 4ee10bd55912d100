// Starts and ends the activities: at most one per upload.

import { hasActivity } from '../activities/start-activity.js'
import { hasEntered, type TransitionListener } from '../contract/transition-listener.js'
import type { Upload, UploadId } from '../model/upload.js'

export interface ActivityRunner {
  /** Entering a status starts its activity, leaving it ends the activity. */
  readonly transitioned: TransitionListener
  /** Ends the upload's activity, and starts the one of its status. */
  begin(upload: Upload): void
  endAll(): void
}

export interface ActivityRun {
  readonly isEnded: boolean
  /**
   * Aborts when the activity ends. Created on first use: ten thousand files that are only validated need
   * none.
   */
  readonly signal: AbortSignal
}

/** Shared by all: each abort without a reason would create an exception with its stack. */
const ended = new DOMException('The upload has left this status.', 'AbortError')

/** @param isStopped whether the uploader is stopped, so that nothing may start */
export function createActivityRunner(
  start: (upload: Upload, run: ActivityRun) => void,
  isStopped: () => boolean,
): ActivityRunner {
  const runs = new Map<UploadId, ActivityRun & { end(): void }>()

  function end(id: UploadId): void {
    runs.get(id)?.end()
    runs.delete(id)
  }

  function begin(upload: Upload): void {
    end(upload.id)
    if (isStopped() || !hasActivity(upload.status)) return
    const run = createRun()
    runs.set(upload.id, run)
    start(upload, run)
  }

  return {
    transitioned(next, previous, id) {
      if (next === null) end(id)
      else if (hasEntered(next, previous)) begin(next)
    },
    begin,
    endAll() {
      for (const id of runs.keys()) end(id)
    },
  }
}

function createRun(): ActivityRun & { end(): void } {
  let controller: AbortController | null = null
  let isEnded = false
  return {
    get isEnded() {
      return isEnded
    },
    get signal() {
      controller ??= new AbortController()
      if (isEnded) controller.abort(ended)
      return controller.signal
    },
    end() {
      isEnded = true
      controller?.abort(ended)
    },
  }
}
