export { can, type ItemCommand } from './core/can.js'
export type { FileRules, Rejection, RejectionCode } from './core/file-rules.js'
export type { GivenLink, Link } from './core/link.js'
export type { Media, MediaRejection, MediaRules } from './core/media.js'
export {
  etaOf,
  type Progress,
  progressOf,
  type Rate,
  speedOf,
  type Totals,
  totalsOf,
} from './core/progress.js'
export type { UploaderState } from './core/queue.js'
export type { RetryDecision, RetryPolicy } from './core/retry-policy.js'
export type { UploadOptions } from './core/settings.js'
export { type Title, titleOf } from './core/title.js'
export {
  durationOf,
  type Encoding,
  type InterruptionProblem,
  isLink,
  isRetrying,
  nameOf,
  type PickedFile,
  type RetryPoint,
  sizeOf,
  type Transfer,
  type Upload,
  type UploadId,
  type UploadIn,
  type UploadSource,
  type UploadStatus,
} from './core/upload.js'
export { type UploadError, type UploadErrorCode, UploadFailure } from './core/upload-error.js'
export type {
  Endpoint,
  EndpointFunctions,
  EndpointHeaders,
  FileDetails,
  LinkDetails,
  MetaOffer,
  VideoMeta,
} from './drivers/endpoint.js'
export type { HttpRequest, HttpResponse, HttpStack } from './drivers/http-stack.js'
export { videoQueryKey } from './drivers/query-video-key.js'
export type { UploadTicket } from './protocol/messages.js'
export type { EndpointErrorCode } from './protocol/problem.js'
export type { Video, VideoState, VideoStatus } from './protocol/video-status.js'
export {
  createUploader,
  type StreamUploaderHandle,
  type UploaderOptions,
} from './react/create-stream-uploader.js'
export { en } from './react/english.js'
export { createFormat, type Format } from './react/format.js'
export type { MessageOverrides, Messages } from './react/messages.js'
export * as Uploader from './react/parts/index.js'
export { useUploader } from './react/uploader-context.js'
export { type StreamUpload, useStreamUpload } from './react/use-stream-upload.js'
export { useUploaderState } from './react/use-uploader-state.js'
export { StreamUploader, type StreamUploaderProps } from './ui/stream-uploader.js'
