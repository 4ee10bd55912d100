// The state of an uploader.

import type { OwnField } from '../../protocol/own-field.js'
import type { FileRules } from './file-rules.js'
import type { Upload, UploadIn } from './upload.js'

export interface UploaderState {
  /** In the order of the queue. */
  readonly uploads: readonly Upload[]
  /** Taken off the list by a person who can still undo that, in the order of the list. */
  readonly removed: readonly UploadIn<'removing'>[]
  readonly isOnline: boolean
  readonly rules: FileRules
  /** The option `fields`. */
  readonly fields: readonly OwnField[]
}
