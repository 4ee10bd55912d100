// The options of an uploader, and their defaults.

import type { FileRules } from '../model/file-rules.js'
import type { Upload, UploadIn } from '../model/upload.js'
import type { RetryPolicy } from './retry-policy.js'

/** What your app can set, and change at any time. A change applies from the next file, chunk or request on. */
export interface UploadOptions extends FileRules {
  /** How many files are sent at the same time; at least 1. Encoding does not take a slot. Default: 3. */
  readonly concurrency?: number | undefined
  /**
   * Bytes in one request, or `'auto'`, the default. `'auto'` begins with 5,242,880 bytes, then sends as many as
   * take ten seconds: at most 52,428,800, or more once the connection has carried more without a break, and less
   * if it breaks often. A chunk that is
   * too large for something on the way (413) is halved. A number is clamped to 5,242,880–209,715,200 and rounded down to a multiple of 262,144.
   * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
   */
  readonly chunkSize?: number | 'auto' | undefined
  /** Whether to poll a video until it can be played. If `false`, an upload ends as `uploaded`. Default: `true`. */
  readonly trackProcessing?: boolean | undefined
  /**
   * Decides what happens after a failure. The default: a lost connection is retried at once, then every 250 ms for
   * four seconds. After that, and after any other temporary failure, there are seven retries with exponential
   * backoff and full jitter, and `Retry-After` is honoured. If the server answers a chunk with 5xx, it is retried
   * with the same waits for a minute. All of this restarts when bytes advance. Creating a video is retried three
   * times, and never after a timeout, because each try may have created a video. While there is no room for
   * more videos (429), uploads wait as long as that lasts: one asks at a time, and none fails.
   */
  readonly retry?: RetryPolicy | undefined
  /** Whether the browser asks before the page is left while files are uploading or queued. Default: `true`. */
  readonly confirmLeaving?: boolean | undefined
  /**
   * Whether the screen stays on while files are uploading or queued. Default: `true`, because many devices drop the
   * connection when it turns off.
   */
  readonly keepAwake?: boolean | undefined
  /** Called after each change of an upload's status. Progress within a status is not reported. */
  readonly onStatusChange?: ((upload: Upload, details: { readonly previous: Upload }) => void) | undefined
  /** Called once per upload, when its video can be played. Not called if another tab finished it. */
  readonly onReady?: ((upload: UploadIn<'ready'>) => void) | undefined
  /** Called when an upload failed and no automatic retry is left. Not called if it failed in another tab. */
  readonly onError?: ((upload: UploadIn<'failed'>) => void) | undefined
}

export interface Settings extends UploadOptions {
  readonly concurrency: number
  readonly trackProcessing: boolean
  readonly confirmLeaving: boolean
  readonly keepAwake: boolean
}

export function settingsOf(options: UploadOptions): Settings {
  return {
    ...options,
    concurrency: options.concurrency ?? 3,
    trackProcessing: options.trackProcessing ?? true,
    confirmLeaving: options.confirmLeaving ?? true,
    keepAwake: options.keepAwake ?? true,
  }
}
