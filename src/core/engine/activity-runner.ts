import { hasActivity } from '../activities/start-activity.js'
import type { Upload, UploadId } from '../model/upload.js'

/** The activities that run: one an upload at most. */
export interface ActivityRunner {
  /** Ends what runs for the upload, and starts what its status asks for. */
  begin(upload: Upload): void
  end(id: UploadId): void
  endAll(): void
}

/** @param ended called for whatever is to be forgotten of an upload whose activity is over */
export function createActivityRunner(
  start: (upload: Upload, signal: AbortSignal) => void,
  ended: (id: UploadId) => void,
): ActivityRunner {
  const controllers = new Map<UploadId, AbortController>()

  function end(id: UploadId): void {
    controllers.get(id)?.abort()
    controllers.delete(id)
    ended(id)
  }

  return {
    begin(upload) {
      end(upload.id)
      if (!hasActivity(upload.status)) return
      const controller = new AbortController()
      controllers.set(upload.id, controller)
      start(upload, controller.signal)
    },
    end,
    endAll() {
      for (const id of controllers.keys()) end(id)
    },
  }
}
