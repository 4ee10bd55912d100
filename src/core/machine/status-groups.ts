import type { Upload, UploadStatus } from '../model/upload.js'

const slotHolders: ReadonlySet<UploadStatus> = new Set(['requesting', 'uploading'])
const settled: ReadonlySet<UploadStatus> = new Set(['rejected', 'ready', 'uploaded', 'failed', 'cancelled'])
export const outOfCount: ReadonlySet<UploadStatus> = new Set(['rejected', 'cancelled'])

/** Whether an upload takes one of the `concurrency` places. Encoding takes none: Stream does that. */
export function holdsSlot(upload: Upload): boolean {
  return slotHolders.has(upload.status)
}

export const moving: ReadonlySet<UploadStatus> = new Set(['validating', 'queued', 'requesting', 'uploading'])

/** Whether nothing more happens to an upload by itself. */
export function isSettled(upload: Upload): boolean {
  return settled.has(upload.status)
}

/** Whether an upload is over and done with: settled, and nothing that a retry could save. */
export function isFinished(upload: Upload): boolean {
  return isSettled(upload) && upload.status !== 'failed'
}

/** Whether an upload is one of an earlier visit, or of another tab, on which this tab does not work. */
export function isNotOurs({ status }: Upload): boolean {
  return status === 'interrupted' || status === 'elsewhere'
}
