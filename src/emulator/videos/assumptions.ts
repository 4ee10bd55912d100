// What Cloudflare does not document, and what the emulator assumes about it.

/**
 * Cloudflare documents none of this, and clients must handle either answer. Each option is one open
 * question about Stream.
 */
export interface EmulatorAssumptions {
  /**
   * Assumption: bytes of a chunk whose request broke off are kept. `false` keeps whole chunks only, which
   * is worse for a client.
   * @default false
   */
  readonly partialChunksKept: boolean
  /**
   * Assumption: status of an expired upload URL.
   * @default 410
   */
  readonly expiredStatus: 404 | 410
  /**
   * Assumption: how long a tus upload URL lives without `expiry` metadata, in milliseconds. Basic upload URLs
   * live half an hour. Samples in Stream's documentation show 24 hours for tus, 86_400_000; half an hour is worse for a client.
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
   * Assumption: status of DELETE on an upload URL. It is known to fail, but not how.
   * @default 405
   */
  readonly terminationStatus: number
  /**
   * Assumption: status of POST to a tus upload URL.
   * @default 405
   */
  readonly postStatus: number
  /**
   * Assumption: status of a PATCH at a wrong offset. The tus protocol says 409; it also gives the next four.
   * @default 409
   */
  readonly offsetMismatchStatus: number
  /**
   * Assumption: status of a PATCH with a wrong `Content-Type`.
   * @default 415
   */
  readonly contentTypeStatus: number
  /**
   * Assumption: status of another version of tus.
   * @default 412
   */
  readonly versionStatus: number
  /**
   * Assumption: status of an unknown upload URL, or one whose video was deleted.
   * @default 404
   */
  readonly unknownUploadStatus: number
  /**
   * Assumption: status of a PATCH while another is open.
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
   * Assumption: `status.state` of a playable video whose other qualities are still encoded. Cloudflare's
   * samples have `ready`.
   * @default 'ready'
   */
  readonly stateWhilePlayable: 'ready' | 'inprogress'
  /**
   * Assumption: `requiresignedurls` with the value `false` turns signing off. The key alone turns it on.
   * @default false
   */
  readonly signedUrlsFalseTurnsOff: boolean
  /**
   * Assumption: a copy whose source cannot be read is refused at once, with 10010. `false` creates a video
   * that fails with `ERR_FETCH_ORIGIN_ERROR`.
   * @default false
   */
  readonly copyChecksSource: boolean
  /**
   * Assumption: a copy fails if its source does not answer a range with 206. It is documented that sources
   * must.
   * @default true
   */
  readonly copyNeedsRanges: boolean
  /**
   * Assumption: an edit with `meta` replaces all of it. `false` keeps the keys that it does not name.
   * @default true
   */
  readonly editReplacesMeta: boolean
  /**
   * Assumption: `total` and `range` of a list are strings, as in Cloudflare's sample; its schema says
   * numbers.
   * @default true
   */
  readonly listCountsAsText: boolean
  /**
   * Assumption: a list by `id` has videos whose upload has not ended. `false` leaves them out.
   * @default true
   */
  readonly listsPendingUploads: boolean
  /**
   * Assumption: a list by `id` refuses an id that does not exist, with 10003. `false` leaves it out in silence.
   * @default false
   */
  readonly unknownListedIdRefused: boolean
  /**
   * Assumption: how far lists lag behind the reading of one video, in milliseconds: new videos, their upload and encoding,
   * edits and deletions.
   * @default 0
   */
  readonly listLagMs: number
  /**
   * Assumption: characters of the longest address; a longer one is refused with 414. Cloudflare documents 414, and two lengths.
   * @default 16_384
   */
  readonly longestAddress: number
  /**
   * Assumption: answers have `Ratelimit` and `Ratelimit-Policy`. Cloudflare documents them for its API, not for Stream.
   * @default false
   */
  readonly ratelimitHeaders: boolean
  /**
   * Assumption: an unknown watermark refuses the creation, with 10003. `false` accepts any id.
   * @default false
   */
  readonly unknownWatermarkRefused: boolean
  /**
   * Assumption: storage that a tus upload without `maxDurationSeconds` reserves, in seconds.
   * @default 14_400
   */
  readonly unlimitedReservationSeconds: number
  /**
   * Assumption: error code of calls beyond the rate limit.
   * @default 971
   */
  readonly rateLimitCode: number
  /**
   * Assumption: when a webhook is sent. `playable`: some qualities may still be encoded, as in Cloudflare's
   * sample.
   * @default 'playable'
   */
  readonly webhookAt: 'playable' | 'complete'
  /**
   * Assumption: delays before a webhook that was not answered with 2xx is sent again, in milliseconds. An
   * empty list: it is lost, which is worse for an app.
   * @default []
   */
  readonly webhookRetryDelaysMs: readonly number[]
  /**
   * Assumption: registering a webhook again creates a new secret.
   * @default true
   */
  readonly webhookSecretChanges: boolean
  /**
   * Assumption: status of a second upload to a basic upload URL.
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
  listsPendingUploads: true,
  unknownListedIdRefused: false,
  listLagMs: 0,
  longestAddress: 16_384,
  ratelimitHeaders: false,
  unknownWatermarkRefused: false,
  unlimitedReservationSeconds: 14_400,
  rateLimitCode: 971,
  webhookAt: 'playable',
  webhookRetryDelaysMs: [],
  webhookSecretChanges: true,
  basicReuseStatus: 400,
}
