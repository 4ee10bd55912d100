import type { UploadError } from './upload-error.js'

/** What a person calls a video. The text is fit for Stream: never empty, no control characters, and not too long. */
export type Title =
  /** The video does not have it yet, or there is no video yet. */
  | { readonly text: string; readonly state: 'unsaved' }
  | { readonly text: string; readonly state: 'saved' }
  /** The host was asked to, and the video does not have it. */
  | { readonly text: string; readonly state: 'failed'; readonly error: UploadError }

/** A title as it is kept beyond the page: a later visit tries again. */
export type KeptTitle = Exclude<Title, { readonly state: 'failed' }>
