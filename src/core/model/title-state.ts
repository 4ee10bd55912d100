// The title that a person gave to a video, and whether the video at Stream has it.

import type { UploadError } from './upload-error.js'

/** The title that a person gave. The text is fit for Stream: 1 to 300 characters, no control characters. */
export type Title =
  | { readonly text: string; readonly state: 'unsaved' }
  | { readonly text: string; readonly state: 'saved' }
  /** The endpoint did not save it, after all retries. */
  | { readonly text: string; readonly state: 'failed'; readonly error: UploadError }

/** A title as it is stored: a later visit saves a failed one again. */
export type KeptTitle = Exclude<Title, { readonly state: 'failed' }>
