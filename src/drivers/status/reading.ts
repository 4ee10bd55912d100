// What an answer of the endpoint says of a video, and of the ways to ask.

import { UploadFailure } from '../../core/model/upload-error.js'
import { asAmount, asObject } from '../../protocol/json.js'
import { parseVideo, type Video } from '../../protocol/video-status.js'

/** `wait`: milliseconds until the next poll, at least. */
export interface Reading {
  readonly video: Video
  readonly wait: number
}

/** Milliseconds. The longest wait that an endpoint can ask for. */
export const LONGEST_WAIT = 120_000

/** @throws UploadFailure `endpoint-unreadable` */
export function readingOf(json: unknown): Reading {
  const video = parseVideo(json)
  if (video === null) throw new UploadFailure('endpoint-unreadable')
  return { video, wait: Math.min(asAmount(asObject(json)?.['retryAfter']) ?? 0, LONGEST_WAIT) }
}
