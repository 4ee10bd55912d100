// Questions about one upload that apply in every status: its name, size, duration and video id.

import { statusTraits } from './status-traits.js'
import type { SessionPoint, SessionRecord } from './stored-upload.js'
import type { StandingUpload, Upload, UploadBase, UploadIn } from './upload.js'
import { isBusy } from './upload-error.js'
import type { VideoIdentity } from './video-identity.js'

export function isSettled({ status }: Upload): boolean {
  return statusTraits[status].isSettled
}

/** Settled, and not failed, so that no retry can continue it. What was there before is no work that could be finished. */
export function isFinished(upload: Upload): boolean {
  return isSettled(upload) && upload.status !== 'failed' && !wasThere(upload)
}

/** Finished, without a video that a form could have. */
export function isLeftOver({ status }: Upload): boolean {
  return status === 'rejected' || status === 'cancelled'
}

/** Whether it can be taken off the list, rather than cancelled. */
export function isRemovable(upload: Upload): boolean {
  return isSettled(upload) || wasThere(upload)
}

/** Whether it waits for the person: it failed, was refused, or needs its file. */
export function needsAttention({ status }: Upload): boolean {
  return statusTraits[status].needsAttention
}

/** Whether it cannot go on as it is: it failed, was refused, or its file could not be opened. */
export function isStuck(upload: Upload): boolean {
  return needsAttention(upload) && !(upload.status === 'interrupted' && upload.problem === null)
}

/** Whether a person has cancelled or removed it, and can still undo that. */
export function isWithdrawn(upload: Upload): upload is UploadIn<'cancelling' | 'removing'> {
  return upload.status === 'cancelling' || upload.status === 'removing'
}

/** What the upload was before a person cancelled or removed it; any other upload is what it is. */
export function standingOf(upload: Upload): StandingUpload {
  return isWithdrawn(upload) ? upload.before : upload
}

/** Whether it goes on by itself, or will once somebody resumes it: it has not ended, and waits for no file and no start. */
export function isUnderWay(upload: Upload): boolean {
  return !wasThere(upload) && !isSettled(upload) && !needsAttention(upload) && !isHeld(upload)
}

export function isNotOurs({ status }: Upload): boolean {
  return status === 'interrupted' || status === 'elsewhere'
}

/** Whether it waits for `start`: it was added while `autoStart` was false, by now or in an earlier visit. */
export function isHeld(upload: Upload): boolean {
  if (upload.status === 'queued') return upload.held
  return upload.status === 'interrupted' && upload.source.record.point.step === 'hold'
}

/** Whether an upload would begin or go on, but for the connection. */
export function waitsForConnection(upload: Upload): boolean {
  return (
    (upload.status === 'queued' && !upload.held) || (upload.status === 'paused' && upload.cause === 'offline')
  )
}

/** Whether something of it would stop if the page were left now. */
export function needsPage({ status, title, fields }: Upload): boolean {
  const isUnsaved = title?.state === 'unsaved' || fields?.state === 'unsaved'
  return statusTraits[status].isMoving || status === 'paused' || isUnsaved
}

/** Milliseconds. */
const LONG_WAIT = 30_000

/** Whether there is no room for its video yet, and the server has asked to wait for long. */
export function isToldToWait(upload: Upload): boolean {
  if (upload.status !== 'requesting' || upload.failure === null) return false
  return isBusy(upload.failure) && (upload.failure.retryAfter ?? 0) >= LONG_WAIT
}

/** Whether the last attempt failed and the next one has no answer yet. */
export function isRetrying(upload: Upload): boolean {
  if (upload.status === 'requesting') return upload.attempt > 0
  return upload.status === 'uploading' && upload.transfer.attempt > 0 && upload.transfer.rate === null
}

export function videoIdentityOf({ source }: UploadBase): VideoIdentity {
  if (source.kind === 'file') return source.file
  // An address that no link has: those are http(s).
  if (source.kind === 'video') return { url: `stream:${source.videoId}`, name: source.name }
  return source.kind === 'link' ? source : identityIn(source.record)
}

/** Whether its video was at Stream before: this uploader has not sent it. */
export function wasThere({ source }: UploadBase): boolean {
  return source.kind === 'video'
}

export function identityIn(record: SessionRecord): VideoIdentity {
  return 'link' in record ? record.link : record.file
}

export function isLink(upload: UploadBase): boolean {
  return upload.source.kind !== 'video' && 'url' in videoIdentityOf(upload)
}

export function nameOf(upload: Upload): string {
  return videoIdentityOf(upload).name
}

/** The duration in seconds, as measured by Stream or else by the browser; `null` while neither has. */
export function durationOf(upload: Upload): number | null {
  return (upload.status === 'ready' ? upload.video.duration : null) ?? upload.media?.duration ?? null
}

/** The size in bytes; `null` for a link until its video is ready. */
export function sizeOf(upload: Upload): number | null {
  const identity = videoIdentityOf(upload)
  if ('size' in identity) return identity.size
  return upload.status === 'ready' ? upload.video.size : null
}

/** Stream's id of the video that this upload has created, usable or not; `null` while there is none. */
export function videoIdOf(given: Upload): string | null {
  const upload = standingOf(given)
  const { source } = upload
  if (source.kind === 'video') return source.videoId
  if ('transfer' in upload) return upload.transfer?.ticket.videoId ?? null
  if ('videoId' in upload) return upload.videoId
  if ('video' in upload) return upload.video.id
  if (upload.status !== 'failed') return source.kind === 'record' ? videoIdAt(source.record.point) : null
  const { retryFrom } = upload
  return retryFrom.step === 'transfer' ? retryFrom.transfer.ticket.videoId : retryFrom.videoId
}

export function videoIdAt(point: SessionPoint): string | null {
  if (point.step === 'transfer') return point.ticket.videoId
  return 'videoId' in point ? point.videoId : null
}
