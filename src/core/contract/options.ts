// The options of an uploader, and their defaults.

import type { OwnField } from '../../protocol/own-field.js'
import type { FileRules } from '../model/file-rules.js'
import type { ValidateFile } from '../model/own-rule.js'
import type { Upload, UploadIn } from '../model/upload.js'
import type { GivenVideo, Removal } from '../model/video-identity.js'
import type { RetryPolicy } from './retry-policy.js'
import type { UploaderEvent } from './uploader-event.js'

/** What your app can set, and change at any time. A change applies from the next file, chunk or request on. */
export interface UploadOptions extends FileRules {
  /**
   * Whether an upload begins as soon as a slot is free. If `false`, what is added waits as `queued` with `held: true` until
   * `start`, `startAll` or `startUploads`; titles can be given before. After a reload it waits again. Default: `true`.
   */
  readonly autoStart?: boolean | undefined
  /** How many files are sent at the same time; at least 1. Encoding does not take a slot. Default: 3. */
  readonly concurrency?: number | undefined
  /**
   * Bytes in one request: `'auto'` (the default) sends a file of up to 26,214,400 whole, begins a larger one with 10,485,760, and
   * goes on with what takes ten seconds: at most 209,715,200, less if the line breaks often. What is too large for
   * something on the way (413) is halved. A number is clamped to 5,242,880–209,715,200 and rounded down to a multiple of
   * 262,144.
   * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
   */
  readonly chunkSize?: number | 'auto' | undefined
  /**
   * Videos that are at Stream already, as of an edit form: each has a row, counts towards `maxFiles`, and is a value of the form until
   * it is removed. Read when the uploader is created, and again by a reset. Default: none.
   */
  readonly defaultVideos?: readonly GivenVideo[] | undefined
  /**
   * Videos that are at Stream already, kept by your app: a row comes for each that is new in it, and goes for each that is gone from it. What a person has
   * removed stays away until then. A video that has a row already gets no second one.
   */
  readonly videos?: readonly GivenVideo[] | undefined
  /**
   * What becomes of a video of `videos` or `defaultVideos` that a person removes: `'keep'` leaves it at Stream, as your app may still
   * use it until its form is saved; `'discard'` deletes it through the endpoint, once that cannot be undone any more. Default: `'keep'`.
   */
  readonly removedVideos?: Removal | undefined
  /** Whether to poll a video until it can be played. If `false`, an upload ends as `uploaded`. Default: `true`. */
  readonly trackProcessing?: boolean | undefined
  /**
   * With `'measured'` the creation of an upload waits for the length of its video, 150 milliseconds at most. Set it where the handler
   * has it, so that Stream reserves storage by the length of the first files too. Default: it waits for nothing.
   */
  readonly reserve?: 'measured' | undefined
  /**
   * Decides what happens after a failure. The default retries a lost connection at once, then every 250 ms for four
   * seconds; then, like any temporary failure, seven times with exponential backoff and full jitter (`Retry-After` is
   * honoured), a chunk's 5xx for a minute. Advancing bytes restart it. A creation: three times, never after `timeout` or `stream-refused`.
   * While there is no room (429) uploads wait as long as that lasts: one asks at a time, and none fails.
   */
  readonly retry?: RetryPolicy | undefined
  /** Whether the browser asks before the page is left while files are uploading or queued. Default: `true`. */
  readonly confirmLeaving?: boolean | undefined
  /** Whether the screen stays on meanwhile: many devices drop the connection when it turns off. Default: `true`. */
  readonly keepAwake?: boolean | undefined
  /** A rule of your own for files, asked last. Links are not asked about: the server's `authorize` judges them. */
  readonly validate?: ValidateFile | undefined
  /**
   * Fields of your app for each video, such as a description: `Uploader.ItemFields` shows them. What is in them is sent with the creation,
   * or later as titles are, and is stored in `meta` at Stream if the grant of your endpoint's `authorize` has the same `fields`. With
   * `autoStart={false}` nothing is started without what is required. Default: none.
   */
  readonly fields?: readonly OwnField[] | undefined
  /** Called when a file or link was accepted. Not for uploads of earlier visits and other tabs. */
  readonly onAdd?: ((upload: UploadIn<'queued'>) => void) | undefined
  /** Called when a file or link was refused by a rule. */
  readonly onReject?: ((upload: UploadIn<'rejected'>) => void) | undefined
  /** Called with each upload that has left the list, as it was last. */
  readonly onRemove?: ((upload: Upload) => void) | undefined
  /**
   * Called when no upload is under way any more, with all in the list: some may have failed, been rejected or cancelled,
   * need their file, or wait for a start. What is paused counts as under way.
   */
  readonly onAllSettled?: ((uploads: readonly Upload[]) => void) | undefined
  /** Called after each change of an upload's status. Progress within a status is not reported. */
  readonly onStatusChange?: ((upload: Upload, details: { readonly previous: Upload }) => void) | undefined
  /** Called once per upload, when its video can be played. Not called if another tab finished it. */
  readonly onReady?: ((upload: UploadIn<'ready'>) => void) | undefined
  /** Called when an upload failed and no automatic retry is left. Not called if it failed in another tab. */
  readonly onError?: ((upload: UploadIn<'failed'>) => void) | undefined
  /**
   * Hears what happens, in order and soon after, for measuring: retries, chunks and times too. An event has no name of a file, no
   * address and no URL.
   */
  readonly onEvent?: ((event: UploaderEvent) => void) | undefined
  /** Whether events have the `name` of their video, which may be private. Default: `false`. */
  readonly eventNames?: boolean | undefined
}

export interface Settings extends UploadOptions {
  readonly autoStart: boolean
  readonly concurrency: number
  readonly trackProcessing: boolean
  readonly confirmLeaving: boolean
  readonly keepAwake: boolean
}

export function settingsOf(options: UploadOptions): Settings {
  return {
    ...options,
    autoStart: options.autoStart ?? true,
    concurrency: options.concurrency ?? 3,
    trackProcessing: options.trackProcessing ?? true,
    confirmLeaving: options.confirmLeaving ?? true,
    keepAwake: options.keepAwake ?? true,
  }
}
