// What a video's status says about its encoding: progress, qualities still to come, or an error.

import { lookUp } from '../../protocol/look-up.js'
import type { Video } from '../../protocol/video-status.js'
import type { Encoding } from '../model/upload.js'
import { plainError, type UploadError, type UploadErrorCode } from '../model/upload-error.js'

/** The encoder's progress with a video that cannot be played yet. Unknown states count as queued. */
export function encodingOf({ status }: Video): Encoding {
  if (status.state === 'downloading') return { step: 'downloading', percent: status.percentComplete }
  const isEncoding = status.state === 'inprogress' || status.state === 'ready'
  return { step: isEncoding ? 'encoding' : 'queued', percent: isEncoding ? status.percentComplete : null }
}

export interface RemainingQuality {
  /** 0 to 100; `null` if Stream gives none. */
  readonly percent: number | null
}

/** The qualities that are still encoded of a video that can be played; `null` if all are there. */
export function remainingQualityOf({ status, readyToStream }: Video): RemainingQuality | null {
  const percent = status.percentComplete
  const isOpen = percent === null ? status.state === 'inprogress' : percent < 100
  return readyToStream && status.state !== 'error' && isOpen ? { percent } : null
}

/** @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/ */
const reasons: Readonly<Record<string, UploadErrorCode>> = {
  ERR_NON_VIDEO: 'not-a-video',
  ERR_MALFORMED_VIDEO: 'video-malformed',
  ERR_DURATION_EXCEED_CONSTRAINT: 'video-too-long',
  ERR_DURATION_TOO_SHORT: 'video-too-short',
  ERR_FETCH_ORIGIN_ERROR: 'link-unreachable',
  ERR_UNKNOWN: 'encoding-failed',
}

export function encodingErrorOf({ status }: Video): UploadError | null {
  if (status.state !== 'error') return null
  return plainError(lookUp(reasons, status.errorCode ?? '') ?? 'encoding-failed')
}
