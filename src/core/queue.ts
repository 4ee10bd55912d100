import type { FileRules } from './file-rules.js'
import type { FileTraits } from './file-traits.js'
import { isSameVideo } from './traits.js'
import { sizeOf, traitsOf, type Upload, type UploadId, type UploadStatus } from './upload.js'

/** All there is to know about an uploader. The order of `uploads` is the order of the queue. */
export interface UploaderState {
  readonly uploads: readonly Upload[]
  readonly isOnline: boolean
  readonly rules: FileRules
}

export function initialStateOf(rules: FileRules): UploaderState {
  return { uploads: [], isOnline: true, rules }
}

const slotHolders: ReadonlySet<UploadStatus> = new Set(['requesting', 'uploading'])
const settled: ReadonlySet<UploadStatus> = new Set(['rejected', 'ready', 'uploaded', 'failed', 'cancelled'])
const outOfCount: ReadonlySet<UploadStatus> = new Set(['rejected', 'cancelled'])

/** Whether an upload takes one of the `concurrency` places. Encoding takes none: Stream does that. */
function holdsSlot(upload: Upload): boolean {
  return slotHolders.has(upload.status)
}

const moving: ReadonlySet<UploadStatus> = new Set(['validating', 'queued', 'requesting', 'uploading'])

/** Whether bytes are under way, or wait for their turn: leaving the page would end them. Encoding goes on without us. */
export function hasBytesToSend({ uploads }: UploaderState): boolean {
  return uploads.some(({ status }) => moving.has(status))
}

/** Whether nothing more happens to an upload by itself. */
export function isSettled(upload: Upload): boolean {
  return settled.has(upload.status)
}

/** Whether an upload is over and done with: settled, and nothing that a retry could save. */
export function isFinished(upload: Upload): boolean {
  return isSettled(upload) && upload.status !== 'failed'
}

/** Which waiting uploads may start now, first come first served. None while there is no connection. */
export function startable(state: UploaderState, concurrency: number): readonly UploadId[] {
  if (!state.isOnline) return []
  const free = Math.max(1, Math.floor(concurrency) || 1) - state.uploads.filter(holdsSlot).length
  if (free <= 0) return []
  return state.uploads
    .filter((upload) => upload.status === 'queued')
    .slice(0, free)
    .map((upload) => upload.id)
}

/** The uploads before this one that count towards `maxFiles`. */
export function countedBefore(state: UploaderState, id: UploadId): readonly Upload[] {
  const index = state.uploads.findIndex((upload) => upload.id === id)
  // An empty file is as good as rejected, and only being looked at to say why.
  return state.uploads
    .slice(0, index)
    .filter((upload) => !outOfCount.has(upload.status) && sizeOf(upload) !== 0)
}

/** Those of them that are the same video, and not failed: that one may be added again. */
export function duplicatesBefore(state: UploaderState, upload: Upload): readonly Upload[] {
  return countedBefore(state, upload.id).filter(
    (other) => other.status !== 'failed' && isSameVideo(traitsOf(other), traitsOf(upload)),
  )
}

/** Whether an upload is one of an earlier visit, or of another tab, on which this tab does not work. */
export function isNotOurs({ status }: Upload): boolean {
  return status === 'interrupted' || status === 'elsewhere'
}

/** The one of them that this file belongs to. */
export function waitingFor({ uploads }: UploaderState, file: FileTraits): Upload | undefined {
  return uploads.find((upload) => isNotOurs(upload) && isSameVideo(traitsOf(upload), file))
}
