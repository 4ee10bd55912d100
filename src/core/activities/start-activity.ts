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

/** What goes on while an upload is in a status. Entering the status starts it, leaving ends it; the other statuses just are. */
const activities: { readonly [S in UploadStatus]?: Activity<S> } = {
  validating: validate,
  interrupted: follow,
  elsewhere: follow,
  reopening: reopen,
  requesting: requestTicket,
  uploading: sendBytes,
  processing: watchEncoding,
  ready: watchQuality,
}

export function hasActivity(status: UploadStatus): boolean {
  return activities[status] !== undefined
}

export function startActivity(upload: Upload, context: ActivityContext): void {
  const activity = activities[upload.status] as Activity<UploadStatus> | undefined
  // An async function, so that what is thrown at once is caught like what is thrown later.
  const run = async (): Promise<void> => activity?.(upload, context)
  run().catch((thrown: unknown) => {
    // A port that breaks its promise must not leave the upload standing there for ever.
    context.ports.reportError(thrown)
    context.send({ type: 'failed', error: uploadErrorOf(thrown) })
  })
}
