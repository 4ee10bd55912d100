import type { EndpointErrorCode } from '../../protocol/problem.js'

/**
 * Why an upload failed. The words for a person are in `messages.error`, one function a code.
 *
 * The endpoint's own codes, then what can go wrong between browser, host and Stream:
 * - `network`: no answer at all: no connection, a wrong host name, or an answer without CORS headers (browsers do not tell these apart).
 * - `timeout`: the other end was silent for too long.
 * - `endpoint-…`: the host's endpoint answers something that this protocol does not know; a fault in the integration.
 * - `not-a-tus-url`: the endpoint handed out a basic-upload URL (Stream calls that a "Decoding Error").
 * - `offset-unreadable`: the upload server's `Upload-Offset` is missing or not exposed by CORS.
 * - `length-mismatch`: the upload was created for another number of bytes than the file has.
 * - `video-…`, `not-a-video`: Stream's encoder refused the video, after all its bytes arrived.
 * - `link-unreachable`: Stream could not fetch the video from its address.
 */
export type UploadErrorCode =
  | EndpointErrorCode
  | 'network'
  | 'timeout'
  | 'endpoint-failed'
  | 'endpoint-redirected'
  | 'endpoint-unreadable'
  | 'endpoint-no-url'
  | 'endpoint-no-video-id'
  | 'endpoint-no-links'
  | 'endpoint-no-titles'
  | 'not-a-tus-url'
  | 'url-expired'
  | 'offset-unreadable'
  | 'length-mismatch'
  | 'chunk-refused'
  | 'transfer-failed'
  | 'transfer-incomplete'
  | 'file-changed'
  | 'file-unreadable'
  | 'not-a-video'
  | 'video-malformed'
  | 'video-too-long'
  | 'video-too-short'
  | 'link-unreachable'
  | 'encoding-failed'
  | 'unexpected'

export interface UploadError {
  readonly code: UploadErrorCode
  /** HTTP status that came with it, `null` where there was no answer. */
  readonly status: number | null
  /** Milliseconds for which the server asked us to wait (`Retry-After`). */
  readonly retryAfter: number | null
}

/**
 * What trying again is good for: `automatic` failures pass by themselves, `by-hand` ones after somebody has done something
 * (signed in, freed storage, corrected the endpoint), `pointless` ones never for this file.
 */
export type Retryability = 'automatic' | 'manual' | 'never'

const retryabilities: Readonly<Record<UploadErrorCode, Retryability>> = {
  'invalid-request': 'never',
  unauthorized: 'manual',
  forbidden: 'manual',
  'not-found': 'manual',
  'method-not-allowed': 'manual',
  'file-too-large': 'never',
  'link-refused': 'manual',
  'quota-exceeded': 'manual',
  'rate-limited': 'automatic',
  'stream-refused': 'manual',
  'stream-unavailable': 'automatic',
  internal: 'automatic',
  network: 'automatic',
  timeout: 'automatic',
  'endpoint-failed': 'manual',
  'endpoint-redirected': 'manual',
  'endpoint-unreadable': 'manual',
  'endpoint-no-url': 'manual',
  'endpoint-no-video-id': 'manual',
  'endpoint-no-links': 'manual',
  'endpoint-no-titles': 'manual',
  'not-a-tus-url': 'manual',
  'url-expired': 'manual',
  'offset-unreadable': 'manual',
  'length-mismatch': 'manual',
  'chunk-refused': 'manual',
  'transfer-failed': 'manual',
  'transfer-incomplete': 'manual',
  'file-changed': 'never',
  'file-unreadable': 'manual',
  'not-a-video': 'never',
  'video-malformed': 'never',
  'video-too-long': 'never',
  'video-too-short': 'never',
  'link-unreachable': 'manual',
  'encoding-failed': 'manual',
  unexpected: 'manual',
}

/** Statuses that say "not now" whatever the body says: timeouts, conflicts and locks that drain, rate limits, server failures. */
const passingStatuses: ReadonlySet<number> = new Set([408, 409, 423, 425, 429])

export function retryabilityOf(error: UploadError): Retryability {
  const byCode = retryabilities[error.code]
  const isPassing = isServerFault(error) || (error.status !== null && passingStatuses.has(error.status))
  return byCode === 'manual' && isPassing ? 'automatic' : byCode
}

/** Whether the server answered that something is wrong with itself. */
export function isServerFault({ status }: UploadError): boolean {
  return status !== null && status >= 500
}

/** Whether the way to the server broke, rather than the server said no. */
export function isBrokenLink({ code, status }: UploadError): boolean {
  return code === 'network' || code === 'timeout' || status === 408
}

/** Failures after which the upload URL is of no more use: trying again means a new URL and all bytes anew. */
const needsNewTicket: ReadonlySet<UploadErrorCode> = new Set([
  'url-expired',
  'not-a-tus-url',
  'endpoint-no-video-id',
  'length-mismatch',
  'transfer-incomplete',
])

export function losesTicket(error: UploadError): boolean {
  return needsNewTicket.has(error.code)
}

const encodingErrors: ReadonlySet<UploadErrorCode> = new Set([
  'not-a-video',
  'video-malformed',
  'video-too-long',
  'video-too-short',
  'link-unreachable',
  'encoding-failed',
])

/** Stream's encoder refused the video, after all bytes had arrived. */
export function isEncodingError(error: UploadError): boolean {
  return encodingErrors.has(error.code)
}

/** How ports report a failure. It carries no message of the other side: those contain upload URLs and bodies. */
export class UploadFailure extends Error {
  readonly error: UploadError

  constructor(code: UploadErrorCode, status: number | null = null, retryAfter: number | null = null) {
    super(code)
    this.name = 'UploadFailure'
    this.error = { code, status, retryAfter }
  }
}

/** Whether a port failed as agreed. Anything else is an exception of a host's function, or a bug of ours. */
export function isUnexpected(thrown: unknown): boolean {
  return !(thrown instanceof UploadFailure)
}

/** The typed error of whatever was thrown; a foreign exception becomes `unexpected`. */
export function uploadErrorOf(thrown: unknown): UploadError {
  return thrown instanceof UploadFailure
    ? thrown.error
    : { code: 'unexpected', status: null, retryAfter: null }
}
