// What a person has written of a video, and whether the video at Stream has it.

import type { FieldValues } from '../../protocol/own-field.js'
import type { UploadError } from './upload-error.js'

/** The title that a person gave. The text is fit for Stream: 1 to 300 characters, no control characters. */
export type Title =
  | { readonly text: string; readonly state: 'unsaved' }
  | { readonly text: string; readonly state: 'saved' }
  /** The endpoint did not save it, after all retries. */
  | { readonly text: string; readonly state: 'failed'; readonly error: UploadError }

/** What a person has written into the app's own fields; `''` in those that were emptied. */
export type WrittenFields =
  | { readonly values: FieldValues; readonly state: 'unsaved' }
  | { readonly values: FieldValues; readonly state: 'saved' }
  /** The endpoint did not save them, after all retries. */
  | { readonly values: FieldValues; readonly state: 'failed'; readonly error: UploadError }

/** As it is stored: a later visit saves again what has failed. */
export type KeptTitle = Exclude<Title, { readonly state: 'failed' }>
export type KeptFields = Exclude<WrittenFields, { readonly state: 'failed' }>
