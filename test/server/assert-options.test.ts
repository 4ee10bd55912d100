import { generateKeyPairSync } from 'node:crypto'
import {
  createStreamHandler,
  memoryCoordination,
  type StreamHandlerOptions,
} from 'react-stream-uploader/server'
import { describe, expect, it } from 'vitest'
import { TOKEN, untyped } from './fake-stream.js'

const options = { accountId: 'acc', apiToken: TOKEN, authorize: () => null }
const creating = (more: object) => () => createStreamHandler(untyped({ ...options, ...more }))

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = privateKey.export({ format: 'jwk' })
const key = (changes: object) => ({ keyId: 'k1', jwk: { ...jwk, ...changes } })

/** What no option takes. `null` comes from JSON, a number as text from an environment variable. */
const never: readonly unknown[] = [null, '', Number.NaN, Symbol('option')]

/** For each option: which name the error says, wrong values, and right ones. A new option does not compile without a row. */
type Row = {
  readonly [name: string]: { readonly wrong: readonly unknown[]; readonly right?: readonly unknown[] }
}
const table: { readonly [O in keyof StreamHandlerOptions]-?: Row } = {
  accountId: { accountId: { wrong: [7, {}, 'acc\n'], right: ['acc'] } },
  apiToken: { apiToken: { wrong: [7, {}, `${TOKEN}\n`, `Bearer ${TOKEN}`] } },
  authorize: { authorize: { wrong: [{ creator: 'ann' }, true] } },
  apiBaseUrl: {
    apiBaseUrl: {
      wrong: ['localhost:8787', 'ftp://a.test', new URL('https://a.test'), 7],
      right: ['http://a.test'],
    },
  },
  fetch: { fetch: { wrong: [{}, 'fetch', true] } },
  cors: {
    cors: { wrong: ['*', true, [], ['https://a.test']], right: [{ origins: '*' }, { origins: [] }] },
    'cors.origins': {
      wrong: [
        {},
        ...[undefined, null, 'https://a.test', [7], [null], ['https://a.test/']].map((origins) => ({
          origins,
        })),
      ],
    },
    'cors.credentials': {
      wrong: ['true', 1, null].map((credentials) => ({ origins: ['https://a.test'], credentials })),
    },
    'cors.headers': {
      wrong: ['X-A', [7], ['X A'], [''], null].map((headers) => ({ origins: '*', headers })),
      right: [{ origins: '*', headers: ['X-CSRF-Token'] }],
    },
  },
  sameOrigin: { sameOrigin: { wrong: ['false', 0, {}], right: [true, false] } },
  allowPrivateHosts: { allowPrivateHosts: { wrong: ['true', 1, {}], right: [true, false] } },
  webhook: {
    webhook: { wrong: ['secret', true, ['secret']] },
    'webhook.secret': {
      wrong: [
        {},
        ...[undefined, null, '', 7, {}, [], ['a', ''], ['a', undefined]].map((secret) => ({ secret })),
      ],
      right: [{ secret: 'a' }, { secret: ['a', 'b'] }],
    },
    // With `NaN` and with -1 a signature of 1970 was taken.
    'webhook.maxAgeSeconds': {
      wrong: [Number.NaN, -1, 0, Number.POSITIVE_INFINITY, '300', null].map((maxAgeSeconds) => ({
        secret: 'a',
        maxAgeSeconds,
      })),
      right: [1, 86_400, undefined].map((maxAgeSeconds) => ({ secret: 'a', maxAgeSeconds })),
    },
    'webhook.timeLimitMs': {
      wrong: [Number.NaN, -1, 0, 2 ** 31, '300', null].map((timeLimitMs) => ({ secret: 'a', timeLimitMs })),
      right: [1, 60_000, undefined].map((timeLimitMs) => ({ secret: 'a', timeLimitMs })),
    },
    'webhook.onReady': { wrong: [true, null, 'f', {}].map((onReady) => ({ secret: 'a', onReady })) },
    'webhook.onError': { wrong: [true, null, 'f', {}].map((onError) => ({ secret: 'a', onError })) },
  },
  events: {
    events: { wrong: ['ready', true, []], right: [{}, { onReady: () => {} }] },
    'events.timeLimitMs': {
      wrong: [Number.NaN, 0, '300', null].map((timeLimitMs) => ({ timeLimitMs })),
      right: [{ timeLimitMs: 1 }],
    },
    'events.onReady': { wrong: [true, null, 'f', {}].map((onReady) => ({ onReady })) },
    'events.onError': { wrong: [true, null, 'f', {}].map((onError) => ({ onError })) },
  },
  push: { push: { wrong: ['true', 1, {}], right: [true, false] } },
  reserve: { reserve: { wrong: [true, 'length', 600], right: ['measured'] } },
  statusStore: {
    statusStore: {
      wrong: [{}, true, { get: () => null }, { set: () => null }, { get: 1, set: 1 }],
      right: [new Map()],
    },
  },
  coordination: { coordination: { wrong: [{}, true, new Map()], right: [memoryCoordination()] } },
  callsPerMinute: { callsPerMinute: { wrong: [0, -1, 191, '160', {}], right: [0.5, 190] } },
  waitUntil: { waitUntil: { wrong: [{}, 'waitUntil', true], right: [() => {}] } },
  readsPerMinute: { readsPerMinute: { wrong: [0, -1, 241, '120', {}], right: [0.5, 240] } },
  signing: {
    signing: { wrong: ['local', true, 7], right: ['api', key({})] },
    'signing.keyId': { wrong: [{ jwk }, { keyId: '', jwk }, { keyId: 7, jwk }] },
    'signing.jwk': {
      wrong: [
        { keyId: 'k1' },
        ...[7, null, [], 'secret-of-the-key', '{}', publicKey.export({ format: 'jwk' })].map((wrong) => ({
          keyId: 'k1',
          jwk: wrong,
        })),
        // Numbers that do not belong together: another key's, a digit that was lost, and what is no number.
        key({
          d: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }).d,
        }),
        key({ dp: jwk.dp?.slice(4) }),
        ...['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'].flatMap((name) => [
          key({ [name]: undefined }),
          key({ [name]: 'AQ' }),
          key({ [name]: '*' }),
        ]),
      ],
    },
  },
  tokens: {
    tokens: { wrong: [3600, true, []], right: [{}] },
    'tokens.lifetimeSeconds': {
      wrong: [0, 59, 60.5, 86_401, '3600', null, Number.NaN].map((lifetimeSeconds) => ({ lifetimeSeconds })),
      right: [60, 86_400, undefined].map((lifetimeSeconds) => ({ lifetimeSeconds })),
    },
    'tokens.downloadable': { wrong: ['true', 1, null].map((downloadable) => ({ downloadable })) },
    'tokens.accessRules': {
      wrong: [
        { type: 'any', action: 'allow' },
        [null],
        [{}],
        [{ type: 'any' }],
        [{ type: 'any', action: 'deny' }],
        [{ type: 'ip', action: 'allow', ip: ['::1'] }],
        [{ type: 'ip.src', action: 'allow' }],
        [{ type: 'ip.src', action: 'allow', ip: [] }],
        [{ type: 'ip.src', action: 'allow', ip: '93.184.216.0/24' }],
        [{ type: 'ip.geoip.country', action: 'allow', country: ['Austria'] }],
        [{ type: 'any', action: 'block', country: ['AT'] }],
        Array.from({ length: 6 }, () => ({ type: 'any', action: 'allow' })),
      ].map((accessRules) => ({ accessRules })),
      right: [
        {
          accessRules: [
            { type: 'ip.geoip.country', action: 'allow', country: ['AT', 'T1'] },
            { type: 'ip.src', action: 'allow', ip: ['93.184.216.0/24', '2400:cb00::/32'] },
            { type: 'any', action: 'block' },
          ],
        },
      ],
    },
  },
  upstreamTimeoutMs: { upstreamTimeoutMs: { wrong: [0, -1, 2 ** 31, '15000', {}], right: [1, 2 ** 31 - 1] } },
  onError: { onError: { wrong: [{}, 'log', true] } },
  onEvent: { onEvent: { wrong: [{}, 'log', true], right: [() => {}] } },
}

describe.each(Object.entries(table))('the option %s', (option, rows) => {
  const named = Object.entries<Row[string]>(rows)

  it('of a wrong kind stops the handler at start-up, in words that name it', () => {
    const cases = [
      ...never.map((value) => [option, value] as const),
      ...named.flatMap(([name, { wrong }]) => wrong.map((value) => [name, value] as const)),
    ]
    for (const [name, value] of cases) {
      expect(creating({ [option]: value }), `${name}: ${JSON.stringify(value)}`).toThrow(
        `react-stream-uploader: createStreamHandler: \`${name}\``,
      )
      expect(creating({ [option]: value })).toThrow(TypeError)
    }
  })

  it('of a right kind does not', () => {
    for (const value of named.flatMap(([, { right }]) => right ?? [])) {
      expect(creating({ [option]: value }), JSON.stringify(value)).not.toThrow()
    }
  })
})

it.each([undefined, null, 'options', []])('%j are no options', (wrong) => {
  expect(() => createStreamHandler(untyped(wrong))).toThrow(
    'createStreamHandler: the options must be an object',
  )
})

it('no error quotes the token, a secret or a key', () => {
  const secret = 'secret-that-nobody-may-see'
  const wrong = [
    { apiToken: `${secret} ` },
    { webhook: { secret: [secret, ''] } },
    { signing: { keyId: 'k1', jwk: secret } },
    { signing: key({ d: secret }) },
    { signing: { keyId: 'k1', jwk: JSON.stringify({ kty: 'EC', d: secret }) } },
  ]
  for (const more of wrong) {
    expect(creating(more)).toThrow(TypeError)
    expect(creating(more)).not.toThrow(secret)
  }
})
