// The state of an uploader.

import type { FileRules } from './file-rules.js'
import type { Upload } from './upload.js'

export interface UploaderState {
  /** In the order of the queue. */
  readonly uploads: readonly Upload[]
  readonly isOnline: boolean
  readonly rules: FileRules
}
