import { parseJson } from '../../protocol/json.js'
import { parseVideo, type Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import { readBytes } from '../http/request-body.js'
import { isSignedWith, parseWebhookSignature } from './webhook-signature.js'

export interface VerifyWebhookOptions {
  /** Seconds by which the signature's time may differ from now; what is older may be a replay. Default 300. */
  readonly maxAgeSeconds?: number | undefined
}

/** HTTP status that belongs to each reason to refuse a webhook. */
const statuses = {
  /** No `Webhook-Signature` header, or one that cannot be read. */
  'webhook-unsigned': 401,
  /** Signed with another secret, or changed on the way. */
  'webhook-forged': 401,
  /** Signed too long ago, or in the future. */
  'webhook-old': 401,
  /** Longer than 1 MiB. */
  'webhook-too-large': 413,
  /** Broken off; or rightly signed, and yet not a video as JSON. */
  'webhook-unreadable': 400,
} as const

export type WebhookErrorCode = keyof typeof statuses

/** Why a request is no webhook of Stream. It quotes neither secret nor body. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  readonly code: WebhookErrorCode
  /** HTTP status for the answer. */
  readonly status: 400 | 401 | 413

  constructor(code: WebhookErrorCode, message: string) {
    super(message)
    this.code = code
    this.status = statuses[code]
  }
}

const DEFAULT_MAX_AGE = 300
const MAX_BODY_BYTES = 1024 * 1024

/**
 * Checks that a request is a webhook of Stream, and reads the video in it. Its body is read from a clone, byte by byte as it came, so
 * nobody may have read it before. The same webhook passes again within the time limit: what is done about it must bear a repetition.
 * @param secret of `PUT /accounts/{id}/stream/webhook`.
 * @throws {WebhookError} where it is none.
 * @throws {Error} where the secret is missing, or the body was read before: faults of the host.
 * @see https://developers.cloudflare.com/stream/manage-video-library/using-webhooks/#verify-webhook-authenticity
 */
export async function verifyWebhook(
  request: Request,
  secret: string,
  { maxAgeSeconds = DEFAULT_MAX_AGE }: VerifyWebhookOptions = {},
): Promise<Video> {
  // Without a secret anybody could sign.
  if (typeof secret !== 'string' || secret === '') {
    throw new TypeError('react-stream-uploader: verifyWebhook: `secret` is missing.')
  }
  const signed = parseWebhookSignature(request.headers.get('webhook-signature') ?? '')
  if (signed === null) {
    throw new WebhookError('webhook-unsigned', 'There is no readable Webhook-Signature header.')
  }
  if (Math.abs(Date.now() / 1000 - Number(signed.time)) > maxAgeSeconds) {
    throw new WebhookError('webhook-old', `The signature is not of the last ${maxAgeSeconds} seconds.`)
  }
  const body = await bodyOf(request)
  if (!(await isSignedWith(secret, body, signed))) {
    throw new WebhookError('webhook-forged', 'The signature is not one of this secret and this body.')
  }
  const video = parseVideo(parseJson(new TextDecoder().decode(body)))
  if (video === null) throw new WebhookError('webhook-unreadable', 'The body is no video as JSON.')
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
