import type { Video } from '../../protocol/video-status.js'

/** What happens with Stream's webhooks, which come to `POST {mount}/webhook`. */
export interface WebhookOptions {
  /** The secret of `PUT /accounts/{id}/stream/webhook`. `undefined` is an error at start-up. */
  readonly secret: string | undefined
  /** Seconds by which the time of a signature may differ from now. Default 300. */
  readonly maxAgeSeconds?: number | undefined
  /**
   * The video can be played. Called once a video, as far as `statusStore` can tell: again where the store has forgotten, and where the
   * last call failed, since Stream is answered 500 then and may send the webhook again. So it must bear a repetition.
   */
  readonly onReady?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
  /** Stream could not make a video of it; `video.status.errorCode` says why. Called like `onReady`. */
  readonly onError?: ((event: { readonly video: Video }) => void | Promise<void>) | undefined
}
