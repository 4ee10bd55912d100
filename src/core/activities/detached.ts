// `interrupted`, `elsewhere`, `reopening`: uploads whose file is not at hand here; and whether this tab may work on one.

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

/** Whether this tab may work on the upload. Nothing is asked or sent for one that another tab has. */
export async function isOurs(upload: Upload, { ports, send }: ActivityContext): Promise<boolean> {
  const taken = (await ports.sessions?.claim(upload)) ?? null
  if (taken !== null) send(taken)
  return taken === null
}
