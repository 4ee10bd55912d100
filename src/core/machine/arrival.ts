// How far an upload must have come to count for whoever waits for it, such as a form.

import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'
import { isSettled, needsAttention, videoIdOf, wasThere } from '../model/upload-facts.js'

/** Until every byte has arrived, or until the video can be played. */
export type Arrival = 'uploaded' | 'ready'

/** Whether nothing of it is waited for any more: it has arrived, has ended, or needs the person. */
export function isAtEnd(upload: Upload, until: Arrival): boolean {
  if (wasThere(upload)) return true
  // Whoever has cancelled it waits for it no more, though it can still be taken back.
  if (isSettled(upload) || needsAttention(upload) || upload.status === 'cancelling') return true
  return until === 'uploaded' && statusTraits[upload.status].isAtStream
}

/** Stream's id of the video, if it has come so far; else `null`. What was there before has, however it is by now. */
export function arrivedVideoOf(upload: Upload, until: Arrival): string | null {
  const hasArrived =
    wasThere(upload) ||
    upload.status === 'ready' ||
    (until === 'uploaded' && statusTraits[upload.status].isAtStream)
  return hasArrived ? videoIdOf(upload) : null
}

/** The same; until it has come so far, the video that it is to replace. */
export function countedVideoOf(upload: Upload, until: Arrival): string | null {
  const { replaces } = upload
  return arrivedVideoOf(upload, until) ?? (replaces === undefined ? null : arrivedVideoOf(replaces, until))
}
