// Checks that a request is a webhook of Stream, and reads the video in it.

import { parseJson } from '../../protocol/json.js'
import { parseVideo, type Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import { readBytes } from '../http/request-body.js'
import { ageFault, secretFault, type VerifyWebhookOptions } from './webhook-options.js'
import { isSignedWith, parseWebhookSignature } from './webhook-signature.js'

/** HTTP status for each reason to refuse a webhook. */
const statuses = {
  /** No readable `Webhook-Signature` header. */
  'webhook-unsigned': 401,
  /** Signed with another secret, or changed in transit. */
  'webhook-forged': 401,
  /** Signed too long ago, or in the future. */
  'webhook-old': 401,
  /** Longer than 1 MiB. */
  'webhook-too-large': 413,
  /** Broken off, or correctly signed but not a video as JSON. */
  'webhook-unreadable': 400,
} as const

export type WebhookErrorCode = keyof typeof statuses

/** The request is not a webhook of Stream; `code` says why. Quotes neither the secret nor the body. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  readonly code: WebhookErrorCode
  /** HTTP status for the answer. */
  readonly status: (typeof statuses)[WebhookErrorCode]

  constructor(code: WebhookErrorCode, message: string) {
    super(message)
    this.code = code
    this.status = statuses[code]
  }
}

const MAX_BODY_BYTES = 1024 * 1024

/**
 * Checks that a request is a webhook of Stream, and reads the video in it. Reads a clone of the body, which
 * must not have been read. The same webhook passes again within the time limit, so handle repetitions.
 * @param secret of `PUT /accounts/{id}/stream/webhook`; several while the secret changes.
 * @throws {WebhookError} if it is none, and another error if an argument is wrong or the body has been read.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/
 */
export async function verifyWebhook(
  request: Request,
  secret: string | readonly string[],
  { maxAgeSeconds = 300 }: VerifyWebhookOptions = {},
): Promise<Video> {
  // Without a secret anybody could sign, and with `NaN` a signature would never be too old.
  const fault = secretFault(secret, '`secret`') ?? ageFault(maxAgeSeconds, '`maxAgeSeconds`')
  if (fault !== null) throw new TypeError(`react-stream-uploader: verifyWebhook: ${fault}`)
  const signed = parseWebhookSignature(request.headers.get('webhook-signature') ?? '')
  if (signed === null) {
    throw new WebhookError('webhook-unsigned', 'The request has no readable Webhook-Signature header.')
  }
  if (Math.abs(Date.now() / 1000 - Number(signed.time)) > maxAgeSeconds) {
    throw new WebhookError('webhook-old', `The signature is not from the last ${maxAgeSeconds} seconds.`)
  }
  const body = await bodyOf(request)
  const checks = [secret].flat().map((one) => isSignedWith(one, body, signed))
  if (!(await Promise.all(checks)).includes(true)) {
    throw new WebhookError('webhook-forged', 'The signature does not match the secret and the body.')
  }
  const video = parseVideo(parseJson(new TextDecoder().decode(body)))
  if (video === null) throw new WebhookError('webhook-unreadable', 'The body is not a video as JSON.')
  return video
}

async function bodyOf(request: Request): Promise<Uint8Array> {
  try {
    return await readBytes(request, MAX_BODY_BYTES)
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.code !== 'invalid-request') throw thrown
    const isTooLarge = thrown.details.httpStatus === 413
    throw new WebhookError(isTooLarge ? 'webhook-too-large' : 'webhook-unreadable', thrown.message)
  }
}
