// The parts of a long list, by what can be expected of an upload.

import type { Upload } from './upload.js'
import { isStuck } from './upload-facts.js'

/** `problems`: failed, refused, or in need of its file. What was cancelled is in `all` alone. */
export type Segment = 'all' | 'underWay' | 'problems' | 'ready'

export const segments: readonly Segment[] = ['all', 'underWay', 'problems', 'ready']

export function isIn(segment: Segment, upload: Upload): boolean {
  return segment === 'all' || segment === segmentOf(upload)
}

function segmentOf(upload: Upload): Segment {
  if (isStuck(upload)) return 'problems'
  if (upload.status === 'ready' || upload.status === 'uploaded') return 'ready'
  return upload.status === 'cancelled' || upload.status === 'cancelling' ? 'all' : 'underWay'
}
