// What every route of the handler works with.

import type { JsonObject } from '../../protocol/json.js'
import type { Budget } from '../budget/budget.js'
import type { Authorize } from '../grant/authorization.js'
import type { Failure } from '../http/failure.js'
import type { Signer } from '../signing/playback-token.js'
import type { MergedChanges } from '../status/merged-changes.js'
import type { SingleFlight } from '../status/single-flight.js'
import type { StatusCache } from '../status/status-cache.js'
import type { StreamClient } from '../stream/stream-client.js'
import type { VideoNews, WebhookOptions } from '../webhook/webhook-options.js'

export type Operation = (request: Request, context: HandlerContext, videoId: string) => Promise<Response>

export interface HandlerContext {
  readonly authorize: Authorize
  readonly stream: StreamClient
  readonly statusCache: StatusCache
  readonly budget: Budget
  /** One discard at a time for a video and its creator. */
  readonly shareDiscard: SingleFlight<void>
  /** One change at a time for a video and its creator: each sends along what it has read. Those that wait are made together. */
  readonly editTogether: MergedChanges<JsonObject>
  readonly allowPrivateHosts: boolean
  /** `undefined` if videos are answered without tokens. */
  readonly signer: Signer | undefined
  /** `undefined` if webhooks are not taken. */
  readonly webhook: WebhookOptions | undefined
  /** For events of a Queue; `undefined`: those of `webhook`. */
  readonly events: VideoNews | undefined
  /** Whether Stream reserves by the length that the browser measured. */
  readonly reserve: 'measured' | undefined
  /** Whether pages may have changes pushed. */
  readonly push: boolean
  /** Takes work that has to go on if the page hangs up. */
  readonly background: (work: Promise<unknown>) => void
  /** Tells the app of a failure that ends no request, and returns it. */
  readonly report: (thrown: unknown) => Failure
}
