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
}

export const defaultAssumptions: EmulatorAssumptions = {
  partialChunksKept: false,
  expiredStatus: 410,
  uploadUrlLifetimeMs: 1_800_000,
  mediaIdOnEveryAnswer: false,
  patchStatus: 204,
  patchAfterCompletionStatus: 400,
  terminationStatus: 405,
  authFailureStatus: 403,
  exposedHeaders: ['Location', 'Upload-Offset', 'Upload-Length', 'Tus-Resumable', 'stream-media-id'],
  stateWhilePlayable: 'ready',
  signedUrlsFalseTurnsOff: false,
}
