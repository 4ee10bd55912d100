// What is wrong with an option of the handler: one check for each, so that no wrong kind is found only later.

import { asObject } from '../protocol/json.js'
import type { StreamHandlerOptions } from './handler-options.js'
import { corsFault } from './http/cors.js'
import { signingFault } from './signing/signing-key.js'
import { tokensFault } from './signing/token-options.js'
import { eventsFault, webhookFault } from './webhook/webhook-options.js'

/** Answers what is wrong, for developers, or `null`. It never quotes a secret. */
type Check = (value: unknown) => string | null

/** For the options that may be left out. `null` is a wrong kind: JSON and databases have it, and nobody means it. */
const checks: Readonly<Record<keyof Omit<StreamHandlerOptions, Required>, Check>> = {
  apiBaseUrl: (value) =>
    typeof value === 'string' && URL.canParse(value) && /^https?:/i.test(value)
      ? null
      : "`apiBaseUrl` must be an http(s) URL, for example `http://localhost:8787/client/v4`. Omit it to use Cloudflare's API.",
  fetch: functionCheck('fetch', 'from `Request` to `Promise<Response>`'),
  cors: corsFault,
  sameOrigin: booleanCheck('sameOrigin'),
  allowPrivateHosts: booleanCheck('allowPrivateHosts'),
  webhook: webhookFault,
  events: eventsFault,
  statusStore: (value) => {
    const store = asObject(value)
    return typeof store?.['get'] === 'function' && typeof store['set'] === 'function'
      ? null
      : '`statusStore` must be an object with the functions `get` and `set`. Omit it to keep records in memory.'
  },
  push: booleanCheck('push'),
  coordination: (value) => {
    const port = asObject(value)
    return COORDINATION.every((method) => typeof port?.[method] === 'function')
      ? null
      : `\`coordination\` must be an object with the functions ${COORDINATION.join(', ')}. Pass what an adapter answered.`
  },
  callsPerMinute: (value) =>
    typeof value === 'number' && value > 0 && value <= 190
      ? null
      : "`callsPerMinute` must be above 0 and at most 190, with which a burst stays within what Cloudflare's API allows. Omit it for 160.",
  waitUntil: functionCheck('waitUntil', 'that takes a promise'),
  readsPerMinute: (value) =>
    typeof value === 'number' && value > 0 && value <= 240
      ? null
      : "`readsPerMinute` must be above 0 and at most 240, which is all that Cloudflare's API allows. Omit it for 120.",
  reserve: (value) =>
    value === 'measured' ? null : "`reserve` must be 'measured'. Omit it to reserve what the grant says.",
  signing: signingFault,
  tokens: tokensFault,
  upstreamTimeoutMs: (value) =>
    typeof value === 'number' && value > 0 && value < 2 ** 31
      ? null
      : '`upstreamTimeoutMs` must be milliseconds above 0 and below 2147483648. Omit it for 15000.',
  onError: functionCheck('onError', 'that takes an error'),
  onEvent: functionCheck('onEvent', 'that takes an event'),
}

const COORDINATION = ['take', 'rest', 'known', 'merge', 'claim', 'done', 'want', 'due'] as const

type Required = 'accountId' | 'apiToken' | 'authorize'

/** @throws {TypeError} that says which option is wrong and how to fix it. It quotes no secret. */
export function assertHandlerOptions(
  options: StreamHandlerOptions,
): asserts options is StreamHandlerOptions & { readonly accountId: string; readonly apiToken: string } {
  const fault = optionsFault(options)
  if (fault !== null) throw new TypeError(`react-stream-uploader: createStreamHandler: ${fault}`)
}

function optionsFault(options: unknown): string | null {
  const given = asObject(options)
  if (given === null) return 'the options must be an object.'
  const fault = accountFault(given['accountId']) ?? tokenFault(given['apiToken'])
  if (fault !== null) return fault
  if (typeof given['authorize'] !== 'function') {
    return '`authorize` is missing. Without it, anybody could upload to your account. Pass a function that returns a grant, or `null` to refuse.'
  }
  for (const [name, check] of Object.entries(checks)) {
    const wrong = given[name] === undefined ? null : check(given[name])
    if (wrong !== null) return wrong
  }
  if (given['coordination'] !== undefined && given['statusStore'] !== undefined) {
    return '`coordination` keeps the status of videos, too. Omit `statusStore`.'
  }
  return null
}

function accountFault(accountId: unknown): string | null {
  if (typeof accountId !== 'string' || accountId === '') {
    return '`accountId` is missing. Pass the account id from your Cloudflare dashboard. If it comes from an environment variable, check that it is set.'
  }
  return /\s/.test(accountId) ? '`accountId` contains a space or a line break. Copy it again.' : null
}

function tokenFault(apiToken: unknown): string | null {
  if (typeof apiToken !== 'string' || apiToken === '') {
    return '`apiToken` is missing. Pass a Cloudflare API token with the permission "Stream Write" (in the dashboard "Stream: Edit"). If it comes from an environment variable, check that it is set.'
  }
  return /^[\x21-\x7e]+$/.test(apiToken)
    ? null
    : '`apiToken` contains a space, a line break or another character that tokens do not have. Copy it again, without "Bearer".'
}

function booleanCheck(name: string): Check {
  // Strict: the text 'false' of an environment variable would count as true.
  return (value) => (typeof value === 'boolean' ? null : `\`${name}\` must be true or false.`)
}

function functionCheck(name: string, kind: string): Check {
  return (value) => (typeof value === 'function' ? null : `\`${name}\` must be a function ${kind}.`)
}
