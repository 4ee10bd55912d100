import type { SessionPoint } from './stored-upload.js'
import type { Upload, UploadBase } from './upload.js'
import type { VideoIdentity } from './video-identity.js'

/** Whether the last try failed and the next has had no answer yet. */
export function isRetrying(upload: Upload): boolean {
  if (upload.status === 'requesting') return upload.attempt > 0
  return upload.status === 'uploading' && upload.transfer.attempt > 0 && upload.transfer.rate === null
}

/** What is known of the file, at hand or not, or of the link. */
export function videoIdentityOf({ source }: UploadBase): VideoIdentity {
  switch (source.kind) {
    case 'file':
      return source.file
    case 'link':
      return source
    case 'record':
      return 'link' in source.record ? source.record.link : source.record.file
  }
}

/** Whether Stream fetches the video from an address, in whichever tab that was asked for. */
export function isLink(upload: UploadBase): boolean {
  return 'url' in videoIdentityOf(upload)
}

/** The name of the file or link, whatever the video is called. */
export function nameOf(upload: Upload): string {
  return videoIdentityOf(upload).name
}

/** Seconds, as Stream or else the browser measured it; `null` while neither has. */
export function durationOf(upload: Upload): number | null {
  return (upload.status === 'ready' ? upload.video.duration : null) ?? upload.media?.duration ?? null
}

/** Bytes; `null` for a link, whose size Stream tells with the ready video. */
export function sizeOf(upload: Upload): number | null {
  const traits = videoIdentityOf(upload)
  if ('size' in traits) return traits.size
  return upload.status === 'ready' ? upload.video.size : null
}

/** Stream's id of the video that this upload has made so far, usable or not; `null` while there is none. */
export function videoIdOf(upload: Upload): string | null {
  switch (upload.status) {
    case 'queued':
    case 'uploading':
    case 'paused':
      return upload.transfer?.ticket.videoId ?? null
    case 'interrupted':
    case 'reopening':
    case 'elsewhere':
      return videoIdAt(upload.source.record.point)
    case 'processing':
    case 'uploaded':
    case 'cancelled':
      return upload.videoId
    case 'ready':
      return upload.video.id
    case 'failed':
      return upload.retryFrom.step === 'transfer'
        ? upload.retryFrom.transfer.ticket.videoId
        : upload.retryFrom.videoId
    default:
      return null
  }
}

export function videoIdAt(point: SessionPoint): string | null {
  if (point.step === 'pause') return null
  return point.step === 'transfer' ? point.ticket.videoId : point.videoId
}
