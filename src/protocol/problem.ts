// Failures of the endpoint, as they are sent and read.

import { asObject, asText, firstObject } from './json.js'
import { lookUp } from './look-up.js'

/** HTTP status of each code. */
export const endpointErrorStatus = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  refused: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'file-too-large': 413,
  'link-refused': 422,
  'field-refused': 422,
  'quota-exceeded': 413,
  'rate-limited': 429,
  'encoder-full': 429,
  'stream-refused': 502,
  'stream-unavailable': 503,
  internal: 500,
} as const

/** Why the endpoint refuses a request. Server and browser use the same codes. */
export type EndpointErrorCode = keyof typeof endpointErrorStatus

/** Sent as `{"error": {"code", "message"}}`. The message is for developers, but with `refused` for the person who uploads. */
export interface Problem {
  readonly code: EndpointErrorCode
  readonly message: string
}

/** Cloudflare's error numbers that say more than their HTTP status. */
const cloudflareCodes: Readonly<Record<number, EndpointErrorCode>> = {
  10_003: 'not-found',
  10_005: 'invalid-request',
  10_010: 'link-refused',
  10_011: 'quota-exceeded',
}

/** A failure of our endpoint, or Cloudflare's envelope, whose `messages` may have the useful text. `null` for all else. */
export function parseProblem(json: unknown): Problem | null {
  const body = asObject(json)
  const own = asObject(body?.['error'])
  const ownCode = asText(own?.['code'])
  if (ownCode !== null && isEndpointErrorCode(ownCode)) {
    return { code: ownCode, message: asText(own?.['message']) ?? '' }
  }
  if (body?.['success'] !== false) return null
  const first = firstObject(body['errors'])
  const code = lookUp(cloudflareCodes, Number(first?.['code']))
  if (code === undefined) return null
  const message = asText(first?.['message']) ?? asText(firstObject(body['messages'])?.['message'])
  return { code, message: message ?? '' }
}

function isEndpointErrorCode(code: string): code is EndpointErrorCode {
  return lookUp(endpointErrorStatus, code) !== undefined
}
