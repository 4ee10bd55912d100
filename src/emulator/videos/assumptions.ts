/**
 * What the emulator had to guess: Cloudflare documents none of this, and clients must cope with either answer. Each switch is one
 * open question about Stream.
 */
export interface EmulatorAssumptions {
  /**
   * Assumption: bytes of a chunk whose request broke off stay stored. `false` keeps whole chunks only, the worse case for a client.
   * @default false
   */
  readonly partialChunksKept: boolean
  /**
   * Assumption: status of an upload URL past its expiry.
   * @default 410
   */
  readonly expiredStatus: 404 | 410
  /**
   * Assumption: how long a tus upload URL lives without `expiry` metadata, in milliseconds. Half an hour is what basic upload URLs
   * get.
   * @default 1_800_000
   */
  readonly uploadUrlLifetimeMs: number
  /**
   * Assumption: HEAD and PATCH repeat the `stream-media-id` of the creation.
   * @default false
   */
  readonly mediaIdOnEveryAnswer: boolean
  /**
   * Assumption: status of a PATCH that was stored.
   * @default 204
   */
  readonly patchStatus: 200 | 204
  /**
   * Assumption: status of a PATCH to an upload that has all its bytes.
   * @default 400
   */
  readonly patchAfterCompletionStatus: number
  /**
   * Assumption: status of DELETE on an upload URL. That it fails is known; how is not.
   * @default 405
   */
  readonly terminationStatus: number
  /**
   * Assumption: status of POST to an upload URL, which is for PATCH.
   * @default 405
   */
  readonly postStatus: number
  /**
   * Assumption: status of a PATCH at another offset than the upload's. The tus protocol says 409, as it says the next four.
   * @default 409
   */
  readonly offsetMismatchStatus: number
  /**
   * Assumption: status of a PATCH with another `Content-Type`.
   * @default 415
   */
  readonly contentTypeStatus: number
  /**
   * Assumption: status of another version of tus.
   * @default 412
   */
  readonly versionStatus: number
  /**
   * Assumption: status of an upload URL that leads nowhere, or whose video was deleted.
   * @default 404
   */
  readonly unknownUploadStatus: number
  /**
   * Assumption: status of a PATCH while another one is open.
   * @default 423
   */
  readonly lockedStatus: number
  /**
   * Assumption: status of an API call without a valid token; its error code 10000 is known.
   * @default 403
   */
  readonly authFailureStatus: 400 | 401 | 403
  /**
   * Assumption: headers of an upload URL's answers that a page of another origin may read.
   * @default ['Location', 'Upload-Offset', 'Upload-Length', 'Tus-Resumable', 'stream-media-id']
   */
  readonly exposedHeaders: readonly string[]
  /**
   * Assumption: `status.state` while a video can be played and other qualities are still made. `ready` is in Cloudflare's samples.
   * @default 'ready'
   */
  readonly stateWhilePlayable: 'ready' | 'inprogress'
  /**
   * Assumption: `requiresignedurls` with the value `false` turns signing off. The key alone turns it on.
   * @default false
   */
  readonly signedUrlsFalseTurnsOff: boolean
  /**
   * Assumption: a copy whose source cannot be read is refused at once, with 10010. Otherwise it becomes a video that ends in
   * `ERR_FETCH_ORIGIN_ERROR`.
   * @default false
   */
  readonly copyChecksSource: boolean
  /**
   * Assumption: a copy fails where its source does not answer GET for a range with 206. That sources have to is documented.
   * @default true
   */
  readonly copyNeedsRanges: boolean
  /**
   * Assumption: an edit with `meta` replaces all of it. `false` keeps the keys that it leaves out.
   * @default true
   */
  readonly editReplacesMeta: boolean
  /**
   * Assumption: `total` and `range` of a list are texts, as in Cloudflare's sample, although its schema says numbers.
   * @default true
   */
  readonly listCountsAsText: boolean
  /**
   * Assumption: a watermark that is no profile of the account refuses the creation, with 10003. `false` takes any id.
   * @default false
   */
  readonly unknownWatermarkRefused: boolean
  /**
   * Assumption: storage that a tus upload without `maxDurationSeconds` reserves, in seconds.
   * @default 14_400
   */
  readonly unlimitedReservationSeconds: number
  /**
   * Assumption: code of the failure with which calls beyond the rate limit are refused.
   * @default 971
   */
  readonly rateLimitCode: number
  /**
   * Assumption: when a webhook is sent: with `playable` some qualities may still be made, as in Cloudflare's sample.
   * @default 'playable'
   */
  readonly webhookAt: 'playable' | 'complete'
  /**
   * Assumption: pauses before a webhook that was not answered with 2xx is sent again, in milliseconds. None: it is lost, which is the
   * worse case for a host.
   * @default []
   */
  readonly webhookRetryDelaysMs: readonly number[]
  /**
   * Assumption: registering a webhook anew gives out a new secret.
   * @default true
   */
  readonly webhookSecretChanges: boolean
  /**
   * Assumption: status of the second upload to the URL of a basic upload.
   * @default 400
   */
  readonly basicReuseStatus: number
}

export const defaultAssumptions: EmulatorAssumptions = {
  partialChunksKept: false,
  expiredStatus: 410,
  uploadUrlLifetimeMs: 1_800_000,
  mediaIdOnEveryAnswer: false,
  patchStatus: 204,
  patchAfterCompletionStatus: 400,
  terminationStatus: 405,
  postStatus: 405,
  offsetMismatchStatus: 409,
  contentTypeStatus: 415,
  versionStatus: 412,
  unknownUploadStatus: 404,
  lockedStatus: 423,
  authFailureStatus: 403,
  exposedHeaders: ['Location', 'Upload-Offset', 'Upload-Length', 'Tus-Resumable', 'stream-media-id'],
  stateWhilePlayable: 'ready',
  signedUrlsFalseTurnsOff: false,
  copyChecksSource: false,
  copyNeedsRanges: true,
  editReplacesMeta: true,
  listCountsAsText: true,
  unknownWatermarkRefused: false,
  unlimitedReservationSeconds: 14_400,
  rateLimitCode: 971,
  webhookAt: 'playable',
  webhookRetryDelaysMs: [],
  webhookSecretChanges: true,
  basicReuseStatus: 400,
}
