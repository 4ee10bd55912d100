// What `react-stream-uploader/server` exports.

export type { TicketRequest } from '../protocol/messages.js'
export type { EndpointErrorCode } from '../protocol/problem.js'
export type { Video, VideoState, VideoStatus } from '../protocol/video-status.js'
export type { Authorize, StreamAction } from './grant/authorization.js'
export type { UploadGrant } from './grant/upload-grant.js'
export type { StreamHandlerOptions } from './handler-options.js'
export type { CorsOptions } from './http/cors.js'
export type { StreamHandlerError } from './http/failure.js'
export type { TokenOptions } from './signing/playback-token.js'
export type { SigningKey } from './signing/signing-key.js'
export type { StatusRecord, StatusStore, VideoEnd } from './status/status-store.js'
export type { StreamFetch } from './stream/exchange.js'
export type { AccessRule } from './stream/stream-client.js'
export { createStreamHandler, type StreamHandler } from './stream-handler.js'
export {
  type VerifyWebhookOptions,
  verifyWebhook,
  WebhookError,
  type WebhookErrorCode,
  type WebhookOptions,
} from './webhook/verify-webhook.js'
