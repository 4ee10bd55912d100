import { describe, expect, test, vi } from 'vitest'
import { type UploadErrorCode, uploadErrorOf } from '../../../src/core/model/upload-error.js'
import { codeOf, create, endpointWith, uploadUrl, videoId } from './endpoint-bench.js'

describe('a refusal has an error code', () => {
  const envelope = (code: number) => ({ success: false, errors: [{ code, message: 'secret' }], result: null })
  test.each<[string, () => Response, UploadErrorCode]>([
    ['401', () => new Response(null, { status: 401 }), 'unauthorized'],
    ['403', () => new Response(null, { status: 403 }), 'forbidden'],
    ['404', () => new Response(null, { status: 404 }), 'not-found'],
    ['405', () => new Response(null, { status: 405 }), 'method-not-allowed'],
    ['413', () => new Response(null, { status: 413 }), 'file-too-large'],
    // Found by random schedules (seed 5002): a full account was a file that is too large, for good.
    ['413 that breaks off before it says why', () => new Response(brokenBody(), { status: 413 }), 'network'],
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

  test('and the wait that it asks for', async () => {
    const answer = () => new Response(null, { status: 429, headers: { 'Retry-After': '30' } })
    const error = await create(answer).ticket.then(() => null, uploadErrorOf)
    expect(error).toEqual({ code: 'rate-limited', status: 429, retryAfter: 30_000 })
  })
})

// A video that was encoding was a file that is too large, which cannot be tried again.
test('413 to a request without a body says nothing of a file', async () => {
  const { endpoint } = endpointWith(() => new Response(null, { status: 413 }))
  const reading = endpoint.getStatus(videoId, new AbortController().signal)
  expect(await codeOf(reading)).toBe('endpoint-failed')
})

function brokenBody(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.error(new TypeError('The connection broke'))
    },
  })
}

/** What a browser gives for a redirect that is not followed. */
function opaqueRedirect(): Response {
  return Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })
}

describe('headers', () => {
  test('from a function are read before each request', async () => {
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

  test('are read once more after a 401, and not again', async () => {
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
