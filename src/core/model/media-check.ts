// Holds what was read from a file against the rules for duration and dimensions.

import type { Media, MediaRejection, MediaRules } from './media-rules.js'

/** Seconds. Containers count in frames: a video of "60 seconds" may be one frame longer. */
const TOLERANCE = 0.1

/** `secondsBefore`: of the other videos that count. */
export function checkMedia(
  media: Media | null,
  rules: MediaRules,
  secondsBefore = 0,
): readonly MediaRejection[] {
  const { duration = null, width = null, height = null } = media ?? {}
  const {
    minDurationSeconds = 0,
    maxDurationSeconds = Infinity,
    maxTotalDurationSeconds = Infinity,
    minWidth = 0,
    minHeight = 0,
    maxWidth = Infinity,
    maxHeight = Infinity,
  } = rules
  const rejections: MediaRejection[] = []
  if (duration !== null) {
    const isTooShort = duration < minDurationSeconds - TOLERANCE
    const isTooLong = duration > maxDurationSeconds + TOLERANCE
    if (isTooShort) rejections.push({ code: 'video-too-short', minDurationSeconds })
    if (isTooLong) rejections.push({ code: 'video-too-long', maxDurationSeconds })
    else if (secondsBefore + duration > maxTotalDurationSeconds + TOLERANCE) {
      rejections.push({ code: 'total-too-long', maxTotalDurationSeconds })
    }
  }
  if (width !== null && height !== null) {
    const actual = { width, height }
    const isTooSmall = width < minWidth || height < minHeight
    const isTooLarge = width > maxWidth || height > maxHeight
    if (isTooSmall) rejections.push({ code: 'dimensions-too-small', actual, minWidth, minHeight })
    if (isTooLarge) rejections.push({ code: 'dimensions-too-large', actual, maxWidth, maxHeight })
  }
  return rejections
}
