// Questions about an upload's status that need more than one trait.

import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'

export function isSettled({ status }: Upload): boolean {
  return statusTraits[status].isSettled
}

/** Settled, and not failed, so that no retry can continue it. */
export function isFinished(upload: Upload): boolean {
  return isSettled(upload) && upload.status !== 'failed'
}

/** Whether an upload belongs to an earlier visit or another tab, and this tab does not work on it. */
export function isNotOurs({ status }: Upload): boolean {
  return status === 'interrupted' || status === 'elsewhere'
}
