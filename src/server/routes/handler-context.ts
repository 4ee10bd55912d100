import type { Authorize } from '../grant/authorization.js'
import type { Signer } from '../signing/playback-token.js'
import type { StatusCache } from '../status/status-cache.js'
import type { StreamClient } from '../stream/stream-client.js'
import type { WebhookOptions } from '../webhook/webhook-options.js'

/** What every operation of the handler works with. */
export interface HandlerContext {
  readonly authorize: Authorize
  readonly stream: StreamClient
  readonly desk: StatusCache
  readonly allowPrivateHosts: boolean
  /** `undefined` where videos are answered without tokens. */
  readonly signer: Signer | undefined
  readonly webhook: WebhookOptions | undefined
}
