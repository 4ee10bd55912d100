import type { Authorize } from './authorization.js'
import type { StreamApi } from './stream-api.js'

/** What every operation of the handler works with. */
export interface HandlerContext {
  readonly authorize: Authorize
  readonly stream: StreamApi
  readonly allowPrivateHosts: boolean
}
