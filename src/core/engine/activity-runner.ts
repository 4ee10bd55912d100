// Starts and ends what goes on in each status: one activity an upload at most.

import { hasActivity } from '../activities/start-activity.js'
import type { ActivityRun } from '../contract/activity-context.js'
import { hasEntered } from '../contract/transition-listener.js'
import type { Upload, UploadId } from '../model/upload.js'

/** One for all: each abort without a reason makes an exception, with its stack. */
const ended = new DOMException('The upload has left this status.', 'AbortError')

/** @param turn in which new files are judged, so that the page answers */
export function createActivityRunner(
  start: (upload: Upload, run: ActivityRun) => void,
  turn: (goOn: () => void) => void,
  isStopped: () => boolean,
) {
  const runs = new Map<UploadId, Run>()

  function end(id: UploadId): void {
    runs.get(id)?.end()
    runs.delete(id)
  }

  function begin(upload: Upload): void {
    end(upload.id)
    if (isStopped() || !hasActivity(upload.status)) return
    const run = new Run()
    runs.set(upload.id, run)
    if (upload.status !== 'validating') return start(upload, run)
    turn(() => {
      if (!run.isEnded) start(upload, run)
    })
  }

  return {
    transitioned(next: Upload | null, previous: Upload | null, id: UploadId): void {
      if (next === null) end(id)
      else if (hasEntered(next, previous)) begin(next)
    },
    begin: (upload: Upload): void => begin(upload),
    endAll: (): void => runs.forEach((_, id) => end(id)),
  }
}

class Run implements ActivityRun {
  isEnded = false
  #controller: AbortController | null = null

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.isEnded) this.#controller.abort(ended)
    return this.#controller.signal
  }

  end(): void {
    this.isEnded = true
    this.#controller?.abort(ended)
  }
}
