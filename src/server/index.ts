export type { TicketRequest } from '../protocol/messages.js'
export type { EndpointErrorCode } from '../protocol/problem.js'
export type { Video, VideoState, VideoStatus } from '../protocol/video-status.js'
export type { Authorize, StreamAction } from './authorization.js'
export type { CorsOptions } from './cors.js'
export type { StreamHandlerError } from './failure.js'
export type { StreamHandlerOptions } from './handler-options.js'
export type { AccessRule, TokenOptions } from './playback-token.js'
export type { SigningKey } from './signing-key.js'
export type { StatusRecord, StatusStore, VideoEnd } from './status-store.js'
export type { StreamFetch } from './stream-exchange.js'
export { createStreamHandler, type StreamHandler } from './stream-handler.js'
export type { UploadGrant } from './upload-grant.js'
export {
  type VerifyWebhookOptions,
  verifyWebhook,
  WebhookError,
  type WebhookErrorCode,
} from './verify-webhook.js'
export type { WebhookOptions } from './webhook-options.js'
