import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asObject } from '../../src/protocol/json.js'
import { endpointErrorStatus } from '../../src/protocol/problem.js'
import { signWebhook } from '../../src/server/webhook/webhook-signature.js'
import {
  created,
  deleteVideo,
  file,
  getVideo,
  handlerOn,
  LINK,
  patchTitle,
  postFile,
  refusal,
  TOKEN,
  UPLOAD_URL,
  untyped,
  VIDEO_ID,
  video,
} from './fake-stream.js'

const method = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS', 'QUERY')
const path = fc.oneof(
  fc.constantFrom(
    '/',
    '/api/stream',
    `/api/stream/${VIDEO_ID}`,
    `/api/stream/${VIDEO_ID}/`,
    '/api/stream/webhook',
    '//',
    '/%00/%zz',
  ),
  fc.webPath(),
)
const value = fc.oneof(
  fc.constantFrom(
    'application/json',
    'text/plain',
    '5',
    '-1',
    'https://app.test',
    `time=${Math.floor(Date.now() / 1000)},sig1=${'0'.repeat(64)}`,
    `name ${btoa('a')}`,
    'name ***',
  ),
  fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)) }),
)
const headers = fc.dictionary(
  fc.constantFrom(
    'content-type',
    'upload-length',
    'upload-metadata',
    'origin',
    'content-length',
    'webhook-signature',
    'sec-fetch-site',
  ),
  value,
  { noNullPrototype: true },
)
/** Half surrogates included. fast-check's own strings of this kind take seconds to set up. */
const anyText = fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points))
const body = fc.oneof(
  fc.constant('{"name":"a.mp4","size":5}'),
  fc.record({ name: anyText, size: fc.nat(), meta: fc.object() }).map((json) => JSON.stringify(json)),
  fc
    .record({ url: fc.oneof(fc.webUrl(), fc.string()), meta: fc.object() })
    .map((json) => JSON.stringify(json)),
  fc.record({ title: anyText }).map((json) => JSON.stringify(json)),
  fc.json(),
  anyText,
  fc.uint8Array(),
  fc.constant('x'.repeat(70_000)),
)

/** The same requests each time: by chance alone, some runs would miss one of the answers that are counted at their end. */
const SEED = 3

const webhook = { secret: 'secret' }
const signed = JSON.stringify({
  uid: VIDEO_ID,
  creator: 'ann',
  readyToStream: true,
  status: { state: 'ready' },
})
const signature = await signWebhook(webhook.secret, signed, Math.floor(Date.now() / 1000))

const random = fc.record({ method, path, headers, body }).map(
  (of) =>
    new Request(`https://host.test${of.path}`, {
      method: of.method,
      headers: of.headers,
      body: of.method === 'GET' || of.method === 'HEAD' ? null : of.body,
    }),
)
const plausible = fc
  .constantFrom(
    () => postFile(),
    () => postFile({ url: LINK }),
    () => postFile({ url: 'http://localhost/a.mp4' }),
    () => postFile({ ...file, meta: { note: 'x'.repeat(70_000) } }),
    () => getVideo(),
    () => patchTitle(),
    () => patchTitle({ title: 'x'.repeat(70_000) }),
    () => deleteVideo(),
    () =>
      new Request('https://host.test/api/stream/webhook', {
        method: 'POST',
        headers: { 'Webhook-Signature': signature },
        body: signed,
      }),
  )
  .map((make) => make())
const request = fc.oneof(random, plausible)

/** What Stream says most. */
const usualAnswer = fc.constantFrom(
  () => created(),
  () => video(),
  () => refusal(404),
  () => Promise.reject(new TypeError(`${TOKEN} ${UPLOAD_URL}`)),
)
const upstreamAnswer = fc.oneof(
  { arbitrary: usualAnswer, weight: 3 },
  fc
    .record({
      status: fc.integer({ min: 200, max: 599 }),
      number: fc.option(fc.nat(11_000), { nil: undefined }),
    })
    .filter(({ status }) => ![204, 205, 304].includes(status))
    .map(
      ({ status, number }) =>
        () =>
          refusal(status, number),
    ),
  fc.json().map((json) => () => new Response(json)),
)

async function expectWellFormed(response: Response): Promise<void> {
  expect(response).toBeInstanceOf(Response)
  const text = await response.text()
  if (response.ok) return
  const error = asObject(asObject(JSON.parse(text))?.['error'])
  expect(error?.['message']).toEqual(expect.any(String))
  expect(Object.keys(endpointErrorStatus)).toContain(error?.['code'])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(`${text} ${[...response.headers].join()}`).not.toMatch(new RegExp(`${TOKEN}|${VIDEO_ID}\\?tusv2`))
}

// Many runs, on a machine that may be busy.
describe('whatever the request', { timeout: 60_000 }, () => {
  it('the answer is well formed, and Stream is never asked if the app refuses', async () => {
    const reached = new Set<number>()
    await fc.assert(
      fc.asyncProperty(request, async (sent) => {
        const { handler, upstream } = handlerOn(() => created(), { authorize: () => null, webhook })
        const response = await handler(sent)
        reached.add(response.status)
        await expectWellFormed(response)
        expect(upstream).toEqual([])
      }),
      { numRuns: 500, seed: SEED },
    )
    // That the requests are not all turned away at the door.
    expect([...reached]).toEqual(expect.arrayContaining([204, 400, 401, 403, 405, 413, 422]))
  })

  it('and whatever the app grants and Stream answers, the answer is well formed', async () => {
    const grant = fc.oneof(
      { arbitrary: fc.constant({ creator: 'ann' }), weight: 3 },
      fc.record({
        creator: fc.string(),
        maxDurationSeconds: fc.anything(),
        meta: fc.anything(),
        name: fc.anything(),
      }),
      fc.anything(),
    )
    const cors = fc.constantFrom({ origins: ['https://app.test'] }, { origins: '*' as const }, undefined)
    const reached = new Set<number>()
    await fc.assert(
      fc.asyncProperty(request, grant, upstreamAnswer, cors, async (sent, granted, answer, allowed) => {
        const { handler } = handlerOn(answer, { authorize: () => untyped(granted), cors: allowed, webhook })
        const response = await handler(sent)
        reached.add(response.status)
        await expectWellFormed(response)
      }),
      { numRuns: 1000, seed: SEED },
    )
    expect([...reached]).toEqual(expect.arrayContaining([200, 201, 400, 403, 404, 405, 500, 502, 503]))
  })
})
