// Why an upload failed: error codes, and whether a retry can help.

import { cleanName } from '../../protocol/clean-name.js'
import { lookUp } from '../../protocol/look-up.js'
import type { EndpointErrorCode } from '../../protocol/problem.js'

/**
 * Why an upload failed: a code of the endpoint, or of what can fail around it. `messages.error` has the sentences.
 * - `refused`: the app's server refuses this upload, and `message` says why in its words.
 * - `field-refused`: the server does not take what was written into an own field.
 * - `network`: no connection, a wrong host name, or an answer without CORS headers; browsers do not say which.
 * - `timeout`: the server was silent for too long.
 * - `reload-needed`: a part of this library could not be loaded, and Firefox and Safari do not try again before a reload.
 * - `endpoint-…`: the endpoint's answer does not follow the protocol; the integration has a fault.
 * - `not-a-tus-url`: the endpoint returned a basic-upload URL (Stream answers those with "Decoding Error").
 * - `url-expired`: the upload server does not accept the upload URL any more.
 * - `offset-unreadable`: the upload server's `Upload-Offset` is missing, or CORS hides it.
 * - `length-mismatch`: the upload was created for another number of bytes than the file has.
 * - `video-…`, `not-a-video`, `encoding-failed`: Stream's encoder refused the video, after all bytes had arrived.
 * - `link-unreachable`: Stream could not fetch the video from its address.
 * - `video-gone`: the endpoint has known the video, and has not found it for a minute; three seconds for one that was there before.
 * - `unexpected`: a function of your app threw, or this library has a bug.
 */
export type UploadErrorCode = EndpointErrorCode | keyof typeof retryabilities

/** The failure of an upload. Its only text of a server is the sentence that the app gave to `refuse`: others may have secrets in them. */
export interface UploadError {
  readonly code: UploadErrorCode
  /** The HTTP status of the answer; `null` if there was none. */
  readonly status: number | null
  /** Milliseconds that the server asked to wait (`Retry-After`); `null` if it did not. */
  readonly retryAfter: number | null
  /** With `refused`: the app's own sentence, as plain text of at most 300 characters. */
  readonly message?: string | undefined
}

/** Whether a retry can help: `automatic` by itself, `manual` after somebody did something, `never` with this file. */
export type Retryability = 'automatic' | 'manual' | 'never'

const retryabilities = {
  'invalid-request': 'never',
  unauthorized: 'manual',
  forbidden: 'manual',
  refused: 'manual',
  'not-found': 'manual',
  'method-not-allowed': 'manual',
  'file-too-large': 'never',
  'link-refused': 'manual',
  'field-refused': 'manual',
  'quota-exceeded': 'manual',
  'rate-limited': 'automatic',
  'encoder-full': 'automatic',
  'stream-refused': 'manual',
  'stream-unavailable': 'automatic',
  internal: 'automatic',
  network: 'automatic',
  timeout: 'automatic',
  'reload-needed': 'manual',
  'endpoint-failed': 'manual',
  'endpoint-redirected': 'manual',
  'endpoint-unreadable': 'manual',
  'endpoint-no-url': 'manual',
  'endpoint-no-video-id': 'manual',
  'endpoint-no-links': 'manual',
  'endpoint-no-titles': 'manual',
  'endpoint-no-fields': 'manual',
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
  'video-gone': 'manual',
  unexpected: 'manual',
} as const

/** Whether a text that somebody else wrote is one of the codes. */
export function isErrorCode(code: string): code is UploadErrorCode {
  return lookUp(retryabilities, code) !== undefined
}

/** Statuses that say "not now", whatever the body says: timeouts, conflicts, locks and rate limits. */
const passingStatuses: ReadonlySet<number> = new Set([408, 409, 423, 425, 429])

export function retryabilityOf(error: UploadError): Retryability {
  const byCode: Retryability = lookUp(retryabilities, error.code) ?? 'manual'
  const isPassing = isServerFault(error) || (error.status !== null && passingStatuses.has(error.status))
  return byCode === 'manual' && isPassing ? 'automatic' : byCode
}

export function isServerFault({ status }: UploadError): boolean {
  return status !== null && status >= 500
}

export function plainError(code: UploadErrorCode): UploadError {
  return { code, status: null, retryAfter: null }
}

/** Whether there is no room at the moment: too many videos, or too many requests. It passes by itself. */
export function isBusy({ code, status }: UploadError): boolean {
  return code === 'rate-limited' || code === 'encoder-full' || status === 429
}

export function isBrokenLink({ code, status }: UploadError): boolean {
  return code === 'network' || code === 'timeout' || status === 408
}

/** After these the upload URL is useless: a retry needs a new URL, and sends all bytes again. */
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

export function isEncodingError(error: UploadError): boolean {
  return encodingErrors.has(error.code)
}

/** Thrown by ports and by functions of your app. Never with the server's text, which may contain upload URLs. */
export class UploadFailure extends Error {
  readonly error: UploadError

  /** `message` is shown for `refused` alone. */
  constructor(
    code: UploadErrorCode,
    status: number | null = null,
    retryAfter: number | null = null,
    message?: string,
  ) {
    super(code)
    this.name = 'UploadFailure'
    const sentence = code === 'refused' && message !== undefined ? cleanName(message) : ''
    // As of a header with a date that an app has read as a number.
    const wait = Number.isNaN(retryAfter) ? null : retryAfter
    this.error = { code, status, retryAfter: wait, ...(sentence !== '' && { message: sentence }) }
  }
}

/** Whether something else than an `UploadFailure` was thrown: by a function of the app, or because of a bug. */
export function isUnexpected(thrown: unknown): boolean {
  return !(thrown instanceof UploadFailure)
}

export function uploadErrorOf(thrown: unknown): UploadError {
  return thrown instanceof UploadFailure ? thrown.error : plainError('unexpected')
}
