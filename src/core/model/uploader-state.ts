// The state of an uploader: its uploads, the connection and the rules.

import type { FileRules } from './file-rules.js'
import type { Upload } from './upload.js'

/** The state of an uploader. `uploads` are in the order of the queue. */
export interface UploaderState {
  readonly uploads: readonly Upload[]
  readonly isOnline: boolean
  readonly rules: FileRules
}

export function initialStateOf(rules: FileRules): UploaderState {
  return { uploads: [], isOnline: true, rules }
}
