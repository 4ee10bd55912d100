// What goes on while an upload is in a status: entering the status starts it, leaving it ends it.

import type { ActivityContext, LateActivities } from '../contract/activity-context.js'
import type { Upload, UploadIn, UploadStatus } from '../model/upload.js'
import { isUnexpected, uploadErrorOf } from '../model/upload-error.js'
import { validate } from './validate.js'

type Activity<S extends UploadStatus> = (
  upload: UploadIn<S>,
  context: ActivityContext,
) => Promise<void> | void

function follow(upload: UploadIn<'interrupted' | 'elsewhere'>, context: ActivityContext): void {
  const { ports, send, run } = context
  ports.sessions?.follow(upload, send, run.signal)
}

async function reopen(upload: UploadIn<'reopening'>, { ports, send }: ActivityContext): Promise<void> {
  const report = await ports.sessions?.reopen(upload)
  if (report !== undefined) send(report)
}

/** The person has so long to undo it. */
function waitForUndo(
  upload: UploadIn<'cancelling' | 'removing'>,
  { ports: { clock }, finish, run }: ActivityContext,
): void {
  const callOff = clock.after(upload.until - clock.now(), () => finish(upload))
  run.signal.addEventListener('abort', callOff)
}

/** `late` for what is loaded after the page, `null` for a status in which nothing goes on. */
const activities: { readonly [S in UploadStatus]: Activity<S> | 'late' | null } = {
  validating: validate,
  rejected: null,
  interrupted: follow,
  reopening: reopen,
  elsewhere: follow,
  queued: null,
  requesting: 'late',
  uploading: 'late',
  paused: null,
  reading: 'late',
  processing: 'late',
  ready: 'late',
  uploaded: null,
  failed: null,
  cancelled: null,
  cancelling: waitForUndo,
  removing: waitForUndo,
}

export function hasActivity(status: UploadStatus): boolean {
  return activities[status] !== null
}

export function startActivity(
  upload: Upload,
  context: ActivityContext,
  late: () => Promise<LateActivities>,
): void {
  const activity = activities[upload.status] as Activity<UploadStatus> | 'late' | null
  // An async function, so that what is thrown at once is caught like what is thrown later.
  const run = async (): Promise<void> => {
    if (activity !== 'late') return activity?.(upload, context)
    const { start } = await late()
    return context.run.isEnded ? undefined : start(upload, context)
  }
  run().catch(async (thrown: unknown) => {
    // Whatever was thrown must not leave the upload where it is for ever.
    const { connectivity, reportError } = context.ports
    if (isUnexpected(thrown)) reportError(thrown)
    if (!isUnexpected(thrown)) await connectivity.missed()
    // Code that could not be loaded comes with the connection. What is encoded does not wait for one.
    if (!connectivity.isOnline()) context.send({ type: 'wentOffline' })
    context.send({ type: 'failed', error: uploadErrorOf(thrown) })
  })
}
