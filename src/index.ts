// The browser entry of the package: the component, its parts, the hook, and an uploader outside of React.

export { createUploader, type StreamUploaderHandle } from './browser/create-uploader.js'
export { forgetUploads } from './browser/forget-uploads.js'
export { type UploaderOptions } from './browser/uploader-options.js'
export type { UploadOptions } from './core/contract/options.js'
export type { RetryDecision, RetryPolicy } from './core/contract/retry-policy.js'
export type { UploaderEvent } from './core/contract/uploader-event.js'
export { can, type ItemCommand } from './core/machine/can.js'
export { fieldsOf, missingFields } from './core/machine/fields.js'
export { etaOf, type Progress, progressOf, speedOf } from './core/machine/progress.js'
export { titleOf } from './core/machine/title.js'
export { type Totals, totalsOf } from './core/machine/totals.js'
export type { FileRules, Rejection, RejectionCode } from './core/model/file-rules.js'
export type { Media, MediaRejection, MediaRules } from './core/model/media-rules.js'
export type { OwnRefusal, OwnRejection, ValidateFile } from './core/model/own-rule.js'
export { type Rate } from './core/model/rate.js'
export {
  type Encoding,
  type InterruptionProblem,
  type PickedFile,
  type RetryPoint,
  type Transfer,
  type Upload,
  type UploadId,
  type UploadIn,
  type UploadSource,
  type UploadStatus,
  type VideoSource,
} from './core/model/upload.js'
export { type UploadError, type UploadErrorCode, UploadFailure } from './core/model/upload-error.js'
export {
  durationOf,
  isHeld,
  isLink,
  isRetrying,
  nameOf,
  sizeOf,
  videoIdOf,
} from './core/model/upload-facts.js'
export type { UploaderState } from './core/model/uploader-state.js'
export { streamVideoAccept } from './core/model/video-formats.js'
export type { GivenLink, GivenVideo, Link } from './core/model/video-identity.js'
export type { Title, WrittenFields } from './core/model/written.js'
export type {
  Endpoint,
  EndpointFunctions,
  EndpointHeaders,
  FileDetails,
  LinkDetails,
  MetaOffer,
  VideoMeta,
} from './drivers/endpoint/endpoint.js'
export { videoQueryKey } from './drivers/status/video-query-key.js'
export type { HttpRequest, HttpResponse, HttpStack } from './drivers/tus/http-stack.js'
export { logEvents } from './protocol/log-events.js'
export type { FieldChoice, FieldRule, FieldValues, OwnField } from './protocol/own-field.js'
export type { EndpointErrorCode } from './protocol/problem.js'
export type { UploadTicket } from './protocol/ticket.js'
export type { Video, VideoState, VideoStatus } from './protocol/video-status.js'
export type { VideoFieldProps } from './react/field/field-props.js'
export { useVideoField, type VideoField, type VideoFieldOptions } from './react/field/use-video-field.js'
export { useUploader } from './react/hooks/uploader-context.js'
export { type StreamUpload, useStreamUpload } from './react/hooks/use-stream-upload.js'
export { useUploaderState } from './react/hooks/use-uploader-state.js'
export * as Uploader from './react/parts/index.js'
export { en } from './react/text/english.js'
export { createFormat, type Format } from './react/text/format.js'
export type { Messages } from './react/text/messages.js'
export type { MessageOverrides } from './react/text/overrides.js'
export type { IconName } from './ui/looks/icons.js'
export type { SlotProps, UploaderPart, UploaderSlots, UploadSlotProps } from './ui/looks/looks.js'
export { StreamUploader, type StreamUploaderProps } from './ui/stream-uploader.js'
