// The one event of the engine: an upload changed. Everything that reacts to uploads listens to it.

import type { Upload, UploadId } from '../model/upload.js'

/** `next` is `null` if the upload left the list, `previous` if it is new. The status may be the same. */
export type TransitionListener = (next: Upload | null, previous: Upload | null, id: UploadId) => void

/** Whether the upload has entered a status, rather than changed within it. */
export function hasEntered(next: Upload | null, previous: Upload | null): next is Upload {
  return next !== null && next.status !== previous?.status
}
