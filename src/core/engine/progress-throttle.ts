// Holds progress back: only the latest of each upload is let go, at most once an interval.

import type { Clock } from '../contract/ports.js'
import type { UploadEvent } from '../machine/upload-event.js'
import type { Upload, UploadId } from '../model/upload.js'

const INTERVAL = 120

export function createProgressThrottle(
  clock: Clock,
  flush: (latest: readonly (readonly [UploadId, UploadEvent])[]) => void,
) {
  const latest = new Map<UploadId, UploadEvent>()
  let callOff: (() => void) | null = null

  function end(): void {
    callOff = null
    const noted = [...latest]
    latest.clear()
    if (noted.length > 0) flush(noted)
  }

  return {
    note(id: UploadId, progress: UploadEvent): void {
      latest.set(id, progress)
      callOff ??= clock.after(INTERVAL, end)
    },
    forget: (id: UploadId): void => void latest.delete(id),
    transitioned(next: Upload | null, previous: Upload | null, id: UploadId): void {
      if (next?.status !== previous?.status) latest.delete(id)
    },
    clear(): void {
      latest.clear()
      callOff?.()
      callOff = null
    },
  }
}
