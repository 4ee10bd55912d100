// The activity of each status: entering the status starts it, leaving it ends it.

import type { Upload, UploadIn, UploadStatus } from '../model/upload.js'
import { uploadErrorOf } from '../model/upload-error.js'
import type { ActivityContext } from './activity-context.js'
import { follow, reopen } from './detached.js'
import { requestTicket } from './request-ticket.js'
import { sendBytes } from './send-bytes.js'
import { validate } from './validate.js'
import { watchEncoding } from './watch-encoding.js'
import { watchQuality } from './watch-quality.js'

type Activity<S extends UploadStatus> = (
  upload: UploadIn<S>,
  context: ActivityContext,
) => Promise<void> | void

/** `null` for a status without an activity. */
const activities: { readonly [S in UploadStatus]: Activity<S> | null } = {
  validating: validate,
  rejected: null,
  interrupted: follow,
  reopening: reopen,
  elsewhere: follow,
  queued: null,
  requesting: requestTicket,
  uploading: sendBytes,
  paused: null,
  processing: watchEncoding,
  ready: watchQuality,
  uploaded: null,
  failed: null,
  cancelled: null,
}

export function hasActivity(status: UploadStatus): boolean {
  return activities[status] !== null
}

export function startActivity(upload: Upload, context: ActivityContext): void {
  const activity = activities[upload.status] as Activity<UploadStatus> | null
  // Async, so that what is thrown synchronously is caught too.
  const run = async (): Promise<void> => activity?.(upload, context)
  run().catch((thrown: unknown) => {
    // A port that fails unexpectedly must not leave the upload in this status for ever.
    context.ports.reportError(thrown)
    context.send({ type: 'failed', error: uploadErrorOf(thrown) })
  })
}
