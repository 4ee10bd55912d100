import { describe, expect, test, vi } from 'vitest'
import type { UploadOffer } from '../../../src/core/contract/ports.js'
import { type UploadErrorCode, uploadErrorOf } from '../../../src/core/model/upload-error.js'
import type { EndpointHeaders, MetaOffer } from '../../../src/drivers/endpoint/endpoint.js'
import { clientOf } from '../../../src/drivers/endpoint/endpoint-client.js'
import { createHeaderSource } from '../../../src/drivers/endpoint/header-source.js'
import { httpEndpoint } from '../../../src/drivers/endpoint/http-endpoint.js'
import { createTicketSource } from '../../../src/drivers/endpoint/ticket-source.js'
import { createTitleSource } from '../../../src/drivers/endpoint/title-source.js'
import { fakeClock, settle } from '../../support/fake-ports.js'
import { fileOf, offerOf } from '../../support/uploads.js'

const clock = fakeClock()
const videoId = 'ea95132c15732412d22c1476fa83f27a'
const uploadUrl = `https://upload.cloudflarestream.com/tus/${videoId}?tusv2=true`

type Answer = (request: Request) => Response | Promise<Response>

function endpointWith(answer: Answer, headers?: EndpointHeaders) {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(request)
    return answer(request)
  }
  return {
    requests,
    endpoint: httpEndpoint({
      url: 'https://app.test/api/stream',
      headers: createHeaderSource(() => headers),
      fetch,
      clock,
    }),
  }
}

function create(answer: Answer, headers?: EndpointHeaders, details: Partial<UploadOffer> = {}) {
  const { endpoint, requests } = endpointWith(answer, headers)
  return {
    requests,
    ticket: createTicketSource(() => endpoint, clock).create(
      { ...offerOf(fileOf(1000, 'Ünïcode 🎬.mp4')), ...details },
      () => {},
    ),
  }
}

const codeOf = (promise: Promise<unknown>): Promise<UploadErrorCode> =>
  promise.then(
    () => {
      throw new Error('The request succeeded.')
    },
    (thrown: unknown) => uploadErrorOf(thrown).code,
  )

describe('what the page offers to keep with a video', () => {
  const offer: MetaOffer = ({ name, file }) => ({ name, kind: file === null ? 'link' : 'file' })

  test('goes with each file, whole, beside what is known of it', async () => {
    const { endpoint, requests } = endpointWith(() =>
      Response.json({ uploadUrl: 'https://up.test/a', videoId }),
    )
    const source = createTicketSource(
      () => endpoint,
      clock,
      () => offer,
    )
    await source.create(offerOf(fileOf(1000, 'a.mp4')), () => {})
    expect(await requests[0]?.json()).toMatchObject({ name: 'a.mp4', meta: { name: 'a.mp4', kind: 'file' } })
  })

  test('goes with each link', async () => {
    const { endpoint, requests } = endpointWith(() => Response.json({ videoId }))
    const source = createTicketSource(
      () => endpoint,
      clock,
      () => offer,
    )
    await source.importLink({ url: 'https://example.com/a.mp4', name: 'A' }, () => {})
    expect(await requests[0]?.json()).toMatchObject({ meta: { name: 'A', kind: 'link' } })
  })

  test('may be the same for all', async () => {
    const { endpoint, requests } = endpointWith(() =>
      Response.json({ uploadUrl: 'https://up.test/a', videoId }),
    )
    const source = createTicketSource(
      () => endpoint,
      clock,
      () => ({ album: 'summer' }),
    )
    await source.create(offerOf(fileOf(1000)), () => {})
    expect(await requests[0]?.json()).toMatchObject({ meta: { album: 'summer' } })
  })

  test('fails the upload in words where the function for it does, and asks for no video', async () => {
    const { endpoint, requests } = endpointWith(() => Response.error())
    const source = createTicketSource(
      () => endpoint,
      clock,
      () => () => {
        throw new Error('a bug of the host')
      },
    )
    await expect(source.create(offerOf(fileOf(1000)), () => {})).rejects.toThrow('a bug of the host')
    expect(requests).toEqual([])
  })
})

test('a status carries when to ask next, where the endpoint says so', async () => {
  const answers = [
    new Response('{"uid":"a"}', { headers: { 'Retry-After': '20' } }),
    Response.json({ uid: 'a' }),
  ]
  const { endpoint } = endpointWith(() => answers.shift() ?? Response.error())
  const { signal } = new AbortController()
  expect(await endpoint.getStatus(videoId, signal)).toEqual({ uid: 'a', retryAfter: 20_000 })
  expect(await endpoint.getStatus(videoId, signal)).toEqual({ uid: 'a' })
})

describe('a ticket', () => {
  test.each<[string, () => Response]>([
    ['our JSON', () => Response.json({ uploadUrl, videoId })],
    ["Cloudflare's names", () => Response.json({ uploadURL: uploadUrl, uid: videoId })],
    [
      "Cloudflare's envelope",
      () => Response.json({ success: true, result: { uploadURL: uploadUrl, uid: videoId } }),
    ],
    [
      "the answer of the sample in Cloudflare's documentation",
      () => new Response(null, { headers: { Location: uploadUrl } }),
    ],
    [
      'Location and stream-media-id',
      () => new Response('', { status: 201, headers: { Location: uploadUrl, 'stream-media-id': videoId } }),
    ],
    ['a URL that names the video', () => Response.json({ uploadUrl })],
  ])('is read from %s', async (_, answer) => {
    expect(await create(answer).ticket).toMatchObject({ uploadUrl, videoId, expiresAt: null })
  })

  test('may say when it expires, and be relative', async () => {
    const answer = () => Response.json({ uploadUrl: '/tus/abc', videoId, expiresAt: '2026-11-21T12:00:00Z' })
    expect(await create(answer).ticket).toMatchObject({
      uploadUrl: 'https://app.test/tus/abc',
      videoId,
      expiresAt: Date.UTC(2026, 10, 21, 12),
    })
  })

  test('may leave the video unnamed', async () => {
    const answer = () => Response.json({ uploadUrl: 'https://upload.test/x' })
    expect(await create(answer).ticket).toMatchObject({ videoId: null })
  })
})

test('the request describes the file, in JSON and as tus does', async () => {
  const { requests, ticket } = create(() => Response.json({ uploadUrl, videoId }))
  await ticket
  const [request] = requests as [Request]
  expect(await request.json()).toEqual({
    name: 'Ünïcode 🎬.mp4',
    size: 1000,
    type: 'video/mp4',
    lastModified: 1_700_000_000_000,
  })
  const metadata = request.headers.get('upload-metadata') ?? ''
  const [name] = metadata.split(',')
  expect(Buffer.from(name?.split(' ')[1] ?? '', 'base64').toString()).toBe('Ünïcode 🎬.mp4')
  expect(request.headers.get('upload-length')).toBe('1000')
  expect(request.headers.get('tus-resumable')).toBe('1.0.0')
})

test('with its title and its length, where they are known', async () => {
  const { requests, ticket } = create(() => Response.json({ uploadUrl, videoId }), undefined, {
    name: 'Our holiday',
    duration: 93.4,
  })
  await ticket
  expect(await requests[0]?.json()).toMatchObject({ name: 'Our holiday', duration: 93.4 })
})

describe('a refusal is told by what it means', () => {
  const envelope = (code: number) => ({ success: false, errors: [{ code, message: 'secret' }], result: null })
  test.each<[string, () => Response, UploadErrorCode]>([
    ['401', () => new Response(null, { status: 401 }), 'unauthorized'],
    ['403', () => new Response(null, { status: 403 }), 'forbidden'],
    ['404', () => new Response(null, { status: 404 }), 'not-found'],
    ['405', () => new Response(null, { status: 405 }), 'method-not-allowed'],
    ['413', () => new Response(null, { status: 413 }), 'file-too-large'],
    ['429', () => new Response(null, { status: 429 }), 'rate-limited'],
    ['500', () => new Response('<h1>Oops</h1>', { status: 500 }), 'endpoint-failed'],
    [
      'our problem',
      () => Response.json({ error: { code: 'quota-exceeded' } }, { status: 413 }),
      'quota-exceeded',
    ],
    ["Cloudflare's envelope", () => Response.json(envelope(10_011), { status: 413 }), 'quota-exceeded'],
    ['an unknown code', () => Response.json({ error: { code: 'zzz' } }, { status: 418 }), 'endpoint-failed'],
    ['a page', () => new Response('<!doctype html><title>Sign in</title>'), 'endpoint-unreadable'],
    ['JSON without a URL', () => Response.json({ ok: true }), 'endpoint-no-url'],
    [
      'JSON with no web address',
      () => Response.json({ uploadUrl: 'javascript:alert(1)' }),
      'endpoint-no-url',
    ],
    ['an array', () => Response.json([]), 'endpoint-no-url'],
    ['nothing', () => new Response(null, { status: 204 }), 'endpoint-no-url'],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { Location: uploadUrl } }),
      'endpoint-redirected',
    ],
    ['an opaque redirect', () => opaqueRedirect(), 'endpoint-redirected'],
    [
      'no connection',
      () => {
        throw new TypeError('Failed to fetch')
      },
      'network',
    ],
  ])('%s', async (_, answer, code) => {
    expect(await codeOf(create(answer).ticket)).toBe(code)
  })

  test('with the wait that it asks for', async () => {
    const answer = () => new Response(null, { status: 429, headers: { 'Retry-After': '30' } })
    const error = await create(answer).ticket.then(() => null, uploadErrorOf)
    expect(error).toEqual({ code: 'rate-limited', status: 429, retryAfter: 30_000 })
  })
})

/** What a browser gives for a redirect that is not followed. */
function opaqueRedirect(): Response {
  return Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })
}

test('an answer that comes after that is handed on, as its video is there all the same', async () => {
  let answer: (value: unknown) => void = () => {}
  const late = vi.fn()
  const source = createTicketSource(
    () =>
      clientOf({
        createTicket: () =>
          new Promise((resolve) => {
            answer = resolve
          }),
        getStatus: () => Promise.resolve(null),
        discard: () => Promise.resolve(),
      }),
    clock,
  )
  const code = codeOf(source.create(offerOf(fileOf(1)), late))
  await settle()
  clock.advance(30_000)
  expect(await code).toBe('timeout')
  answer({ uploadUrl, videoId })
  await settle()
  expect(late).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ videoId }))
})

test('a browser without URL.canParse reads tickets too', async () => {
  vi.spyOn(URL, 'canParse').mockImplementation(() => {
    throw new TypeError('URL.canParse is not a function')
  })
  expect(await create(() => Response.json({ uploadUrl, videoId })).ticket).toMatchObject({ uploadUrl })
  expect(await codeOf(create(() => Response.json({ uploadUrl: 'http://[' })).ticket)).toBe('endpoint-no-url')
  vi.restoreAllMocks()
})

test('an endpoint that never answers is given up after half a minute, even if it ignores its signal', async () => {
  const code = codeOf(create(() => new Promise<never>(() => {})).ticket)
  await settle()
  clock.advance(30_000)
  expect(await code).toBe('timeout')
})

describe('headers', () => {
  test('of a function are asked for before each request', async () => {
    let turn = 0
    const { endpoint, requests } = endpointWith(
      () => Response.json({ uid: videoId }),
      async () => ({ Authorization: `Bearer ${++turn}` }),
    )
    const { signal } = new AbortController()
    await endpoint.getStatus(videoId, signal)
    await endpoint.getStatus(videoId, signal)
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer 1', 'Bearer 2'])
  })

  test('are asked for once more after a 401, and not again', async () => {
    const headers = vi.fn(() => ({ Authorization: 'Bearer old' }))
    const { requests, ticket } = create(() => new Response(null, { status: 401 }), headers)
    expect(await codeOf(ticket)).toBe('unauthorized')
    expect(requests).toHaveLength(2)
    expect(headers).toHaveBeenCalledTimes(2)
  })

  test('are refreshed once for all requests that were refused together', async () => {
    const headers = vi.fn(async ({ isRefresh }: { isRefresh: boolean }) => ({
      Authorization: isRefresh ? 'Bearer new' : 'Bearer old',
    }))
    const { endpoint } = endpointWith(
      (request) =>
        request.headers.get('authorization') === 'Bearer new'
          ? Response.json({ uid: videoId })
          : new Response(null, { status: 401 }),
      headers,
    )
    const { signal } = new AbortController()
    await Promise.all([1, 2, 3].map(() => endpoint.getStatus(videoId, signal)))
    expect(headers.mock.calls.filter(([context]) => context.isRefresh)).toHaveLength(1)
  })

  test('that never change are not tried twice', async () => {
    const { requests, ticket } = create(() => new Response(null, { status: 401 }), { Authorization: 'x' })
    expect(await codeOf(ticket)).toBe('unauthorized')
    expect(requests).toHaveLength(1)
  })
})

test('a video is read and discarded under its own address, whatever the endpoint looks like', async () => {
  const requests: string[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(`${init?.method} ${new Request(input).url}`)
    return Response.json({ uid: videoId })
  }
  const { signal } = new AbortController()
  for (const url of ['https://app.test/api/stream/', 'https://app.test/api?tenant=7']) {
    const endpoint = httpEndpoint({ url, headers: createHeaderSource(() => undefined), fetch, clock })
    await endpoint.getStatus(videoId, signal)
    await endpoint.discard('a/../b', signal)
  }
  expect(requests).toEqual([
    `GET https://app.test/api/stream/${videoId}`,
    'DELETE https://app.test/api/stream/a%2F..%2Fb',
    `GET https://app.test/api/${videoId}?tenant=7`,
    'DELETE https://app.test/api/a%2F..%2Fb?tenant=7',
  ])
})

describe('a link', () => {
  const link = { url: 'https://example.com/a.mp4', name: 'Harbour\n 🎬' }

  function importWith(answer: Answer) {
    const { endpoint, requests } = endpointWith(answer)
    return { requests, video: createTicketSource(() => endpoint, clock).importLink(link, () => {}) }
  }

  test('is sent as JSON, and as no tus creation', async () => {
    const { requests, video } = importWith(() => Response.json({ videoId }, { status: 201 }))
    expect(await video).toEqual({ videoId })
    const [request] = requests
    expect(request?.method).toBe('POST')
    expect(await request?.json()).toEqual({ url: link.url, name: 'Harbour  🎬' })
    expect(request?.headers.get('tus-resumable')).toBeNull()
  })

  test.each<[string, () => Response]>([
    ["Cloudflare's envelope", () => Response.json({ success: true, result: { uid: videoId } })],
    ['stream-media-id', () => new Response(null, { headers: { 'stream-media-id': videoId } })],
  ])('is answered with %s, too', async (_, answer) => {
    expect(await importWith(answer).video).toEqual({ videoId })
  })

  test.each<[UploadErrorCode, () => Response]>([
    ['endpoint-no-video-id', () => Response.json({})],
    ['endpoint-no-video-id', () => new Response('')],
    ['endpoint-unreadable', () => new Response('<html>')],
    ['link-refused', () => Response.json({ error: { code: 'link-refused' } }, { status: 422 })],
    ['link-refused', () => Response.json({ success: false, errors: [{ code: 10_010 }] }, { status: 400 })],
    ['quota-exceeded', () => Response.json({ success: false, errors: [{ code: 10_011 }] }, { status: 413 })],
    ['rate-limited', () => new Response(null, { status: 429 })],
  ])('fails with %s', async (code, answer) => {
    expect(await codeOf(importWith(answer).video)).toBe(code)
  })

  test('needs a function of its own, where the endpoint is functions', async () => {
    const functions = {
      createTicket: async () => ({}),
      getStatus: async () => ({}),
      discard: async () => {},
    }
    const source = createTicketSource(() => clientOf(functions), clock)
    expect(await codeOf(source.importLink(link, () => {}))).toBe('endpoint-no-links')
    const importLink = vi.fn(async () => ({ videoId }))
    const withLinks = createTicketSource(() => clientOf({ ...functions, importLink }), clock)
    expect(await withLinks.importLink(link, () => {})).toEqual({ videoId })
    expect(importLink).toHaveBeenCalledWith(link, expect.any(AbortSignal))
  })

  test('whose answer is too late is told of it', async () => {
    let answer: (value: unknown) => void = () => {}
    const importLink = (): Promise<unknown> => new Promise((resolve) => (answer = resolve))
    const endpoint = { createTicket: importLink, getStatus: importLink, discard: async () => {}, importLink }
    const late = vi.fn()
    const code = codeOf(createTicketSource(() => clientOf(endpoint), clock).importLink(link, late))
    await settle()
    clock.advance(30_000)
    expect(await code).toBe('timeout')
    answer({ videoId })
    await settle()
    expect(late).toHaveBeenCalledWith({ videoId })
  })
})

describe('a title', () => {
  const renameWith = (answer: Answer, headers?: EndpointHeaders) => {
    const { endpoint, requests } = endpointWith(answer, headers)
    const renamed = createTitleSource(() => endpoint, clock).rename(videoId, ' Harbour\n 🎬 ')
    return { requests, renamed }
  }

  test('is sent as JSON to the address of the video, and outlives the page', async () => {
    const { requests, renamed } = renameWith(() => new Response(null, { status: 204 }), { 'X-User': 'ann' })
    await renamed
    const [request] = requests
    expect(request?.method).toBe('PATCH')
    expect(request?.url).toBe(`https://app.test/api/stream/${videoId}`)
    expect(request?.headers.get('content-type')).toBe('application/json')
    expect(request?.headers.get('x-user')).toBe('ann')
    expect(request?.keepalive).toBe(true)
    expect(await request?.json()).toEqual({ title: 'Harbour  🎬' })
  })

  test.each<[UploadErrorCode, () => Response]>([
    ['forbidden', () => Response.json({ error: { code: 'forbidden' } }, { status: 403 })],
    ['method-not-allowed', () => new Response(null, { status: 405 })],
    ['endpoint-redirected', () => new Response(null, { status: 302 })],
    ['endpoint-failed', () => new Response('<html>', { status: 500 })],
    ['network', () => Response.error()],
  ])('fails with %s', async (code, answer) => {
    const { renamed } = renameWith(code === 'network' ? () => Promise.reject(new TypeError('no')) : answer)
    expect(await codeOf(renamed)).toBe(code)
  })

  test('needs a function of its own, where the endpoint is functions', async () => {
    const functions = { createTicket: async () => ({}), getStatus: async () => ({}), discard: async () => {} }
    const without = createTitleSource(() => clientOf(functions), clock)
    expect(await codeOf(without.rename(videoId, 'Harbour'))).toBe('endpoint-no-titles')
    const rename = vi.fn(async () => {})
    await createTitleSource(() => clientOf({ ...functions, rename }), clock).rename(videoId, 'Harbour')
    expect(rename).toHaveBeenCalledWith(videoId, 'Harbour', expect.any(AbortSignal))
  })

  test('is not waited for for ever', async () => {
    const code = codeOf(renameWith(() => new Promise<never>(() => {})).renamed)
    await settle()
    clock.advance(20_000)
    expect(await code).toBe('timeout')
  })
})
