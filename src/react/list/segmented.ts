// How many uploads each segment of the list has, and which segment is shown.

import { totalsOf } from '../../core/machine/totals.js'
import type { Segment } from '../../core/model/segment.js'
import type { Upload } from '../../core/model/upload.js'

/** A shorter list is looked through at a glance. */
const LONG = 8

export function isLong(uploads: readonly Upload[]): boolean {
  return uploads.length >= LONG
}

export function countIn(segment: Segment, uploads: readonly Upload[]): number {
  const { files, done, stuck, rejected } = totalsOf(uploads)
  const counts = {
    all: uploads.length,
    underWay: files - done - (stuck - rejected),
    problems: stuck,
    ready: done,
  }
  return counts[segment]
}

/** All of them, once nothing is left in what was chosen, or the list is short again. */
export function shownSegment(chosen: Segment, uploads: readonly Upload[]): Segment {
  return isLong(uploads) && countIn(chosen, uploads) > 0 ? chosen : 'all'
}
