// The option `webhook` of the handler.

import type { Video } from '../../protocol/video-status.js'

/** Stream's webhooks come to `POST {mount}/webhook`. */
export interface WebhookOptions {
  /**
   * The secret of `PUT /accounts/{id}/stream/webhook`. Without it the handler throws at start-up; the type
   * allows `undefined` because environment variables have it.
   */
  readonly secret: string | undefined
  /** Seconds by which the time of a signature may differ from now. Default 300. */
  readonly maxAgeSeconds?: number | undefined
  /**
   * The video can be played. Called once a video, as far as `statusStore` remembers. If the call fails,
   * Stream is answered 500 and may send the webhook again; then the call is repeated. So handle
   * repetitions.
   */
  readonly onReady?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
  /** Stream could not process the upload; `video.status.errorCode` says why. Called like `onReady`. */
  readonly onError?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
}
