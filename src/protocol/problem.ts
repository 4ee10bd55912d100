import { asObject, asText } from './json.js'

/** Every reason for which the host's endpoint refuses a request; the same words on both ends of the wire. */
export type EndpointErrorCode =
  | 'invalid-request'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'file-too-large'
  | 'link-refused'
  | 'quota-exceeded'
  | 'rate-limited'
  | 'stream-refused'
  | 'stream-unavailable'
  | 'internal'

/** HTTP status with which the endpoint sends each code. */
export const endpointErrorStatus: Readonly<Record<EndpointErrorCode, number>> = {
  'invalid-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'file-too-large': 413,
  'link-refused': 422,
  'quota-exceeded': 413,
  'rate-limited': 429,
  'stream-refused': 502,
  'stream-unavailable': 503,
  internal: 500,
}

/** What the endpoint sends with a failure: `{"error": {"code", "message"}}`. The message is for developers. */
export interface Problem {
  readonly code: EndpointErrorCode
  readonly message: string
}

/** Cloudflare's own error numbers that mean more than their HTTP status. */
const cloudflareCodes: Readonly<Record<number, EndpointErrorCode>> = {
  10_003: 'not-found',
  10_005: 'invalid-request',
  10_010: 'link-refused',
  10_011: 'quota-exceeded',
}

function isEndpointErrorCode(code: string): code is EndpointErrorCode {
  return Object.hasOwn(endpointErrorStatus, code)
}

/**
 * Reads a failure: ours, or Cloudflare's envelope `{"success": false, "errors": [{code, message}], "messages": […]}`
 * passed through by the host. Some of Stream's errors put the useful text into `messages`.
 * `null` where the body is neither, or names no code that is known.
 */
export function parseProblem(json: unknown): Problem | null {
  const body = asObject(json)
  const own = asObject(body?.['error'])
  const ownCode = asText(own?.['code'])
  if (ownCode !== null && isEndpointErrorCode(ownCode)) {
    return { code: ownCode, message: asText(own?.['message']) ?? '' }
  }
  if (body?.['success'] !== false) return null
  const first = firstOf(body['errors'])
  const code = cloudflareCodes[Number(first?.['code'])]
  if (code === undefined) return null
  return { code, message: asText(first?.['message']) ?? asText(firstOf(body['messages'])?.['message']) ?? '' }
}

function firstOf(list: unknown): ReturnType<typeof asObject> {
  return Array.isArray(list) ? asObject(list[0]) : null
}
