import type { Authorize } from './authorization.js'
import type { Signer } from './playback-token.js'
import type { StreamApi } from './stream-api.js'
import type { VideoDesk } from './video-desk.js'
import type { WebhookOptions } from './webhook-options.js'

/** What every operation of the handler works with. */
export interface HandlerContext {
  readonly authorize: Authorize
  readonly stream: StreamApi
  readonly desk: VideoDesk
  readonly allowPrivateHosts: boolean
  /** `undefined` where videos are answered without tokens. */
  readonly signer: Signer | undefined
  readonly webhook: WebhookOptions | undefined
}
