// How far the encoding of a video is, computed from the clock alone.

/** In milliseconds. Encoding counts from the last byte. */
export interface EncodingTimes {
  /**
   * A copy is `downloading` for at least this long after its creation, however fast its bytes arrive.
   * @default 1000
   */
  readonly downloadMs: number
  /**
   * Encoding starts: duration and size are known, and a file that is not a video fails.
   * @default 1000
   */
  readonly queuedMs: number
  /**
   * The first quality can be played.
   * @default 4000
   */
  readonly playableMs: number
  /**
   * All qualities are ready.
   * @default 8000
   */
  readonly completeMs: number
  /**
   * Generated captions, or an MP4 download, of a ready video.
   * @default 2000
   */
  readonly extrasMs: number
}

/**
 * Why Stream could not make a video of an upload.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/
 */
export const errorReasonCodes = [
  'ERR_NON_VIDEO',
  'ERR_DURATION_EXCEED_CONSTRAINT',
  'ERR_FETCH_ORIGIN_ERROR',
  'ERR_MALFORMED_VIDEO',
  'ERR_DURATION_TOO_SHORT',
  'ERR_UNKNOWN',
] as const

export type ErrorReasonCode = (typeof errorReasonCodes)[number]

export type EncodingState = 'pendingupload' | 'downloading' | 'queued' | 'inprogress' | 'ready' | 'error'

export interface Encoding {
  readonly state: EncodingState
  /** 0 to 100; `null` before the encoding starts. */
  readonly percent: number | null
  readonly readyToStream: boolean
  readonly errorCode: ErrorReasonCode | null
}

export const defaultEncodingTimes: EncodingTimes = {
  downloadMs: 1000,
  queuedMs: 1000,
  playableMs: 4000,
  completeMs: 8000,
  extrasMs: 2000,
}

/** Milliseconds from the end of an upload to its error. A file that never arrived fails at once. */
export function failsAfter(
  { queuedMs }: Pick<EncodingTimes, 'queuedMs'>,
  errorCode: ErrorReasonCode,
): number {
  return errorCode === 'ERR_FETCH_ORIGIN_ERROR' ? 0 : queuedMs
}

/**
 * How far encoding is, `elapsedMs` after the upload ended (`null` or negative: it has not). It depends on
 * the clock alone, so there are no timers to wait for or to clean up.
 */
export function encodingAt(
  elapsedMs: number | null,
  times: Pick<EncodingTimes, 'queuedMs' | 'playableMs' | 'completeMs'>,
  errorCode: ErrorReasonCode | null,
  stateWhilePlayable: 'ready' | 'inprogress',
): Encoding {
  const still = { percent: null, readyToStream: false, errorCode: null }
  if (elapsedMs === null) return { ...still, state: 'pendingupload' }
  if (elapsedMs < 0) return { ...still, state: 'downloading' }
  if (errorCode !== null && elapsedMs >= failsAfter(times, errorCode)) {
    return { state: 'error', percent: 0, readyToStream: false, errorCode }
  }
  if (elapsedMs < times.queuedMs) return { ...still, state: 'queued' }
  if (elapsedMs >= times.completeMs) return { ...still, state: 'ready', percent: 100, readyToStream: true }
  const readyToStream = elapsedMs >= times.playableMs
  return {
    state: readyToStream ? stateWhilePlayable : 'inprogress',
    percent: Math.floor(((elapsedMs - times.queuedMs) / (times.completeMs - times.queuedMs)) * 100),
    readyToStream,
    errorCode: null,
  }
}
