// Questions about an upload's status that need more than one trait.

import { statusTraits } from '../model/status-traits.js'
import type { Upload } from '../model/upload.js'

/** Whether nothing more happens to an upload by itself. */
export function isSettled({ status }: Upload): boolean {
  return statusTraits[status].isSettled
}

/** Whether an upload is over and done with: settled, and nothing that a retry could save. */
export function isFinished(upload: Upload): boolean {
  return isSettled(upload) && upload.status !== 'failed'
}

/** Whether an upload is of an earlier visit or another tab, and this tab does not work on it. */
export function isNotOurs({ status }: Upload): boolean {
  return status === 'interrupted' || status === 'elsewhere'
}
