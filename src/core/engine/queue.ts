import { holdsSlot, isNotOurs, moving, outOfCount } from '../machine/status-groups.js'
import type { Upload, UploadId } from '../model/upload.js'
import { sizeOf, videoIdentityOf } from '../model/upload-facts.js'
import type { UploaderState } from '../model/uploader-state.js'
import { type FileIdentity, isSameVideo } from '../model/video-identity.js'

/** Whether bytes are under way, or wait for their turn: leaving the page would end them. Encoding goes on without us. */
export function hasBytesToSend({ uploads }: UploaderState): boolean {
  return uploads.some(({ status }) => moving.has(status))
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
    (other) => other.status !== 'failed' && isSameVideo(videoIdentityOf(other), videoIdentityOf(upload)),
  )
}

/** The one of them that this file belongs to. */
export function waitingFor({ uploads }: UploaderState, file: FileIdentity): Upload | undefined {
  return uploads.find((upload) => isNotOurs(upload) && isSameVideo(videoIdentityOf(upload), file))
}
