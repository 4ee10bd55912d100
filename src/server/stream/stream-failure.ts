// What refusals of Stream mean.

import { asList, asObject, asText, firstObject } from '../../protocol/json.js'

import { Failure } from '../http/failure.js'
import type { StreamAnswer } from './exchange.js'
import { restSecondsOf } from './retry-after.js'

/** What the browser is told. */
const messages = {
  internal: 'The endpoint is not set up. Its `onError` option is told why.',
  'rate-limited': 'Cloudflare Stream is asked too often.',
  'encoder-full': 'Cloudflare Stream is encoding as many videos as it can.',
  'quota-exceeded': 'Cloudflare Stream has no room for this video.',
  'stream-unavailable': 'Cloudflare Stream has a fault of its own.',
  'stream-refused': 'Cloudflare Stream refused.',
}

/** What the app can do about it. */
const advice = {
  token:
    'It does not accept `apiToken`: create a token with the permission "Stream Write" (in the dashboard "Stream: Edit") for the account of `accountId`.',
  rate: 'The account has reached the limit of the Cloudflare API. It passes by itself.',
  encoder: '120 videos of the account wait or are being encoded. It passes by itself.',
  quota: "The account's storage is used up. Unfinished uploads count too.",
  unknown: 'It knows no such account or watermark: check `accountId`, `apiBaseUrl` and the grant.',
  fault: 'The fault is at Cloudflare: see https://www.cloudflarestatus.com.',
  grant: 'It does not accept what the grant asks for.',
}

/**
 * @see https://developers.cloudflare.com/stream/faq/ for 413 and 429
 * @see https://developers.cloudflare.com/fundamentals/api/reference/limits/
 */
export function toStreamFailure({ task, status, headers, json }: StreamAnswer): Failure {
  const number = errorNumber(json)
  const failure = (code: keyof typeof messages, help: keyof typeof advice): Failure => {
    const error = number === null ? '' : ` (error ${number})`
    const message = `Stream answered ${status}${error} when asked to ${task}. ${advice[help]}`
    return new Failure(code, messages[code], { headers: retryAfter(headers), report: { message, status } })
  }
  if (status === 401 || status === 403 || number === 10_000) return failure('internal', 'token')
  const text = errorText(json)
  if (status === 429) {
    return ENCODER.test(text) ? failure('encoder-full', 'encoder') : failure('rate-limited', 'rate')
  }
  // The browser caused it, so the app is not told.
  if (status === 413 && number !== 10_011 && !STORAGE.test(text) && (number === 10_005 || FILE.test(text))) {
    return new Failure('file-too-large', 'The file is larger than Cloudflare Stream takes.')
  }
  if (status === 413 || number === 10_011) return failure('quota-exceeded', 'quota')
  if (number === 10_010) {
    return new Failure('link-refused', 'Cloudflare Stream cannot fetch a video from this address.')
  }
  if (status === 404 || number === 10_003) return failure('internal', 'unknown')
  if (status >= 500 || status === 408) return failure('stream-unavailable', 'fault')
  return failure('stream-refused', 'grant')
}

export function isNotFound(answer: StreamAnswer): boolean {
  return answer.status === 404 || (!answer.ok && errorNumber(answer.json) === 10_003)
}

/**
 * 413 and 429 mean two things each, and "the response body" says which; it does not say by what number.
 * @see https://developers.cloudflare.com/stream/faq/
 */
const ENCODER = /queue|encod|concurren|\b120\b|videos? (are |is )?(being |still )?(process|pending)/i
const STORAGE = /storage|capacity|quota|minutes/i
const FILE = /\bfile|\bsize|large|bytes|\bGB\b/i

/** Only to tell one refusal from another. It is passed on to nobody: it may quote what was sent. */
function errorText(json: unknown): string {
  const { errors, messages: more } = asObject(json) ?? {}
  return [...asList(errors), ...asList(more)].map((one) => asText(asObject(one)?.['message']) ?? '').join(' ')
}

/** The number of the first error. */
function errorNumber(json: unknown): number | null {
  const code = firstObject(asObject(json)?.['errors'])?.['code']
  return typeof code === 'number' ? code : null
}

function retryAfter(headers: Headers): Record<string, string> {
  const seconds = restSecondsOf(headers)
  return seconds === null ? {} : { 'Retry-After': String(seconds) }
}
