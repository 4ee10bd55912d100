import type { FileRules } from '../model/file-rules.js'
import type { Upload, UploadIn } from '../model/upload.js'
import type { RetryPolicy } from './retry-policy.js'

/** What a host may set, and change at any time; a change counts from the next file, chunk or request on. */
export interface UploadOptions extends FileRules {
  /**
   * How many files are sent at the same time. Encoding does not count.
   * @default 3
   */
  readonly concurrency?: number | undefined
  /**
   * Bytes in one request, or `'auto'`: 5,242,880 at first, then as many as take ten seconds, up to 52,428,800; on a connection that breaks
   * so many that several chunks get through between two breaks; and more again as it carries more. A number is corrected to what Stream
   * takes: 5,242,880 to 209,715,200, in steps of 262,144.
   * @default 'auto'
   * @see https://developers.cloudflare.com/stream/uploading-videos/resumable-uploads/
   */
  readonly chunkSize?: number | 'auto' | undefined
  /**
   * Follow the video until it can be played. With `false` an upload ends as `uploaded`, once Stream has all bytes.
   * @default true
   */
  readonly trackProcessing?: boolean | undefined
  /**
   * What to do about a failure, in the place of the default policy: a connection that was lost is tried at once and every 250 ms for four
   * seconds; then, and after any other failure that may pass, exponential backoff with full jitter, seven tries, `Retry-After` honoured.
   * A server that answers a chunk with 5xx is tried in such waits for a minute. Both begin anew whenever bytes advance. A creation is tried
   * three times more, and not at all after silence: each try may be a video of which nobody heard.
   */
  readonly retry?: RetryPolicy | undefined
  /**
   * Let the browser ask before the page is left, while bytes are under way or wait for their turn.
   * @default true
   */
  readonly confirmLeaving?: boolean | undefined
  /**
   * Keep the screen on while bytes are under way: many devices cut the connection when it goes off.
   * @default true
   */
  readonly keepAwake?: boolean | undefined
  /** Each change of status of each upload. Progress within a status is not reported here. */
  readonly onStatusChange?: ((upload: Upload, details: { readonly previous: Upload }) => void) | undefined
  /** The video can be played. Once an upload. */
  readonly onReady?: ((upload: UploadIn<'ready'>) => void) | undefined
  /** An upload failed, after the automatic retries. */
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
