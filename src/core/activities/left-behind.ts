// The video that an upload leaves behind with a change, and that nobody wants any more.

import type { StandingUpload, Upload } from '../model/upload.js'
import { standingOf, videoIdOf } from '../model/upload-facts.js'

/** `null` if there is none. It may come from an earlier visit, so this does not wait for anything to be loaded. */
export function videoLeftBehind(next: Upload | null, previous: Upload | null): string | null {
  return previous !== null && isLeftBehind(next, standingOf(previous)) ? videoIdOf(previous) : null
}

function isLeftBehind(next: Upload | null, previous: StandingUpload): boolean {
  // Where only the reading of the status has failed, the video is whole and may be playing already.
  if (next === null) return previous.status === 'failed' && previous.retryFrom.step !== 'processing'
  // Another tab may have finished it since: sessions look first.
  if (next.status === 'cancelled') return previous.status !== 'interrupted' && previous.status !== 'reopening'
  // A new ticket leaves the video of the old one behind, whether it failed or ran out.
  return (next.status === 'queued' || next.status === 'requesting') && videoIdOf(next) === null
}
