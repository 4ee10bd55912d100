// `interrupted`, `elsewhere`, `reopening`: uploads whose file this tab does not have; and the claim of an upload.

import type { ActivityContext } from '../contract/activity-context.js'
import type { Upload, UploadIn } from '../model/upload.js'

export function follow(
  upload: UploadIn<'interrupted' | 'elsewhere'>,
  { ports, send, run }: ActivityContext,
): void {
  ports.sessions?.follow(upload, send, run.signal)
}

export async function reopen(upload: UploadIn<'reopening'>, { ports, send }: ActivityContext): Promise<void> {
  const report = await ports.sessions?.reopen(upload)
  if (report !== undefined) send(report)
}

/**
 * Claims the upload for this tab. False if another tab has it: then nothing is requested or sent for it here.
 */
export async function claimUpload(upload: Upload, { ports, send }: ActivityContext): Promise<boolean> {
  const takenElsewhere = (await ports.sessions?.claim(upload)) ?? null
  if (takenElsewhere !== null) send(takenElsewhere)
  return takenElsewhere === null
}
