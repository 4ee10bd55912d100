/** How long Stream takes with a video, in milliseconds since its last byte arrived. */
export interface EncodingTimes {
  /**
   * The wait for an encoder ends; duration and size are known, and what is no video fails.
   * @default 1000
   */
  readonly queuedMs: number
  /**
   * The first quality can be played.
   * @default 4000
   */
  readonly playableMs: number
  /**
   * All qualities are there.
   * @default 8000
   */
  readonly completeMs: number
}

/**
 * Why Stream could not make a video of an upload.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/
 */
export type ErrorReasonCode =
  | 'ERR_NON_VIDEO'
  | 'ERR_DURATION_EXCEED_CONSTRAINT'
  | 'ERR_FETCH_ORIGIN_ERROR'
  | 'ERR_MALFORMED_VIDEO'
  | 'ERR_DURATION_TOO_SHORT'
  | 'ERR_UNKNOWN'

export type EncodingState = 'pendingupload' | 'queued' | 'inprogress' | 'ready' | 'error'

export interface Encoding {
  readonly state: EncodingState
  /** 0 to 100; `null` while there is nothing to measure. */
  readonly percent: number | null
  readonly readyToStream: boolean
  readonly errorCode: ErrorReasonCode | null
}

export const defaultEncodingTimes: EncodingTimes = { queuedMs: 1000, playableMs: 4000, completeMs: 8000 }

/**
 * Where encoding is, `elapsedMs` after the upload ended (`null`: it has not). Reading the clock is all that moves it, so there are no
 * timers to wait for or to clean up.
 */
export function encodingAt(
  elapsedMs: number | null,
  times: EncodingTimes,
  errorCode: ErrorReasonCode | null,
  stateWhilePlayable: 'ready' | 'inprogress',
): Encoding {
  const still = { percent: null, readyToStream: false, errorCode: null }
  if (elapsedMs === null) return { ...still, state: 'pendingupload' }
  if (elapsedMs < times.queuedMs) return { ...still, state: 'queued' }
  if (errorCode !== null) return { state: 'error', percent: 0, readyToStream: false, errorCode }
  if (elapsedMs >= times.completeMs) return { ...still, state: 'ready', percent: 100, readyToStream: true }
  const readyToStream = elapsedMs >= times.playableMs
  return {
    state: readyToStream ? stateWhilePlayable : 'inprogress',
    percent: Math.floor(((elapsedMs - times.queuedMs) / (times.completeMs - times.queuedMs)) * 100),
    readyToStream,
    errorCode: null,
  }
}
