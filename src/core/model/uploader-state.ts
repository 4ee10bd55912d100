import type { FileRules } from './file-rules.js'
import type { Upload } from './upload.js'

/** All there is to know about an uploader. The order of `uploads` is the order of the queue. */
export interface UploaderState {
  readonly uploads: readonly Upload[]
  readonly isOnline: boolean
  readonly rules: FileRules
}

export function initialStateOf(rules: FileRules): UploaderState {
  return { uploads: [], isOnline: true, rules }
}
