// What refusals of Stream mean.

import { asObject } from '../../protocol/json.js'
import { Failure } from '../http/failure.js'
import type { StreamAnswer } from './exchange.js'

/**
 * What a refusal means to the browser, and what the app can do about it.
 * @param task what Stream was asked to do, as in "create an upload".
 * @see https://developers.cloudflare.com/stream/faq/ for 413 and 429
 * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
 */
export function toStreamFailure(task: string, answer: StreamAnswer): Failure {
  const number = errorNumber(answer.json)
  const error = number === null ? '' : ` (error ${number})`
  const failure = (code: Failure['code'], message: string, advice: string): Failure =>
    new Failure(code, message, {
      headers: retryAfter(answer.headers),
      report: {
        message: `Stream answered ${answer.status}${error} when asked to ${task}. ${advice}`,
        status: answer.status,
      },
    })

  if (answer.status === 401 || answer.status === 403 || number === 10_000) {
    return failure(
      'internal',
      'The endpoint is not set up. Its `onError` option is told why.',
      'It does not accept `apiToken`: create a token with the permission "Stream: Edit" for the account of `accountId`.',
    )
  }
  if (answer.status === 429) {
    return failure(
      'rate-limited',
      'Cloudflare Stream is asked too often.',
      'The account has reached a limit of the Cloudflare API or of videos being encoded. It passes by itself.',
    )
  }
  if (answer.status === 413 || number === 10_011) {
    return failure(
      'quota-exceeded',
      'Cloudflare Stream has no room for this video.',
      "The account's storage is used up (unfinished uploads count too), or the video exceeds a limit of the account.",
    )
  }
  // The browser caused it, so the app is not told.
  if (number === 10_010) {
    return new Failure('link-refused', 'Cloudflare Stream cannot fetch a video from this address.')
  }
  if (answer.status === 404 || number === 10_003) {
    return failure(
      'internal',
      'The endpoint is not set up. Its `onError` option is told why.',
      'It knows no such account or watermark: check `accountId`, `apiBaseUrl` and the grant.',
    )
  }
  if (answer.status >= 500 || answer.status === 408) {
    return failure(
      'stream-unavailable',
      'Cloudflare Stream has a fault of its own.',
      'The fault is at Cloudflare: see https://www.cloudflarestatus.com.',
    )
  }
  return failure(
    'stream-refused',
    'Cloudflare Stream refused.',
    'It does not accept what the grant asks for.',
  )
}

export function isNotFound(answer: StreamAnswer): boolean {
  return answer.status === 404 || (!answer.ok && errorNumber(answer.json) === 10_003)
}

/** The number of the first error. Cloudflare's texts are not used: they may quote what was sent. */
function errorNumber(json: unknown): number | null {
  const errors = asObject(json)?.['errors']
  const code = Array.isArray(errors) ? asObject(errors[0])?.['code'] : null
  return typeof code === 'number' ? code : null
}

/** Only seconds or an HTTP date are passed on. */
function retryAfter(headers: Headers): Record<string, string> {
  const value = headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(value) || /^\w{3}, [\w :]+ GMT$/.test(value) ? { 'Retry-After': value } : {}
}
