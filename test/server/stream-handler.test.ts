import { createStreamHandler } from 'react-stream-uploader/server'
import { describe, expect, it, vi } from 'vitest'
import { codeOf, created, handlerOn, postFile, TOKEN, VIDEO_ID, video } from './fake-stream.js'

const request = (method: string, path: string): Request => new Request(`https://host.test${path}`, { method })

describe('routes', () => {
  it.each([
    ['GET', `/${VIDEO_ID}`],
    ['GET', `/api/stream/${VIDEO_ID}/`],
    ['GET', `/a/b/c/${VIDEO_ID}?x=1`],
  ])('%s %s reads the video wherever the handler is mounted', async (method, path) => {
    const { handler } = handlerOn(() => video())
    expect((await handler(request(method, path))).status).toBe(200)
  })

  it.each([
    ['GET', '/api/stream', 'POST, OPTIONS'],
    ['HEAD', '/', 'POST, OPTIONS'],
    ['DELETE', '/api/stream/', 'POST, OPTIONS'],
    ['PATCH', `/api/stream/${VIDEO_ID.slice(1)}`, 'POST, OPTIONS'],
    ['POST', `/api/stream/${VIDEO_ID}`, 'GET, PATCH, DELETE, OPTIONS'],
    ['PUT', `/api/stream/${VIDEO_ID}`, 'GET, PATCH, DELETE, OPTIONS'],
    ['HEAD', `/api/stream/${VIDEO_ID}`, 'GET, PATCH, DELETE, OPTIONS'],
  ])('%s %s is answered with the methods that are', async (method, path, allow) => {
    const { handler, upstream } = handlerOn(() => video())
    const response = await handler(request(method, path))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    expect(await codeOf(response)).toBe('method-not-allowed')
    expect(upstream).toEqual([])
  })
})

describe('a handler that cannot work', () => {
  const options = { accountId: 'acc', apiToken: TOKEN, authorize: () => null }

  it.each<[string, object]>([
    ['`accountId` is missing', { accountId: undefined }],
    ['`accountId` is missing', { accountId: '' }],
    ['`apiToken` is missing', { apiToken: undefined }],
    ['`apiToken` is missing', { apiToken: '' }],
    ['`apiToken` contains', { apiToken: `${TOKEN}\n` }],
    ['`apiToken` contains', { apiToken: `Bearer ${TOKEN}` }],
    ['`authorize` is missing', { authorize: undefined }],
    ['`apiBaseUrl` must be an http(s) URL', { apiBaseUrl: 'localhost:8787' }],
    ['`apiBaseUrl` must be an http(s) URL', { apiBaseUrl: 'ftp://a.test/https://b.test' }],
    ['`upstreamTimeoutMs` must be', { upstreamTimeoutMs: 0 }],
    ['`upstreamTimeoutMs` must be', { upstreamTimeoutMs: 2 ** 31 }],
  ])('says at once that %s, without the token', (words, wrong) => {
    const create = () => createStreamHandler({ ...options, ...wrong })
    expect(create).toThrow(`react-stream-uploader: createStreamHandler: ${words}`)
    expect(create).not.toThrow(TOKEN)
  })

  it('is not one whose limits are as far as they go', () => {
    const limits = { upstreamTimeoutMs: 1, readsPerMinute: 240, tokens: { lifetimeSeconds: 86_400 } }
    expect(() => createStreamHandler({ ...options, ...limits })).not.toThrow()
    expect(() => createStreamHandler({ ...options, tokens: { lifetimeSeconds: 60 } })).not.toThrow()
  })
})

describe('the way to Stream', () => {
  it('is the global fetch, as it is at the time of the call', async () => {
    const handler = createStreamHandler({
      accountId: 'acc',
      apiToken: TOKEN,
      authorize: () => ({ creator: 'ann' }),
    })
    const fetch = vi.fn<(request: Request) => Promise<Response>>(async () => created())
    vi.stubGlobal('fetch', fetch)
    expect((await handler(postFile())).status).toBe(201)
    expect(fetch.mock.calls[0]?.[0].url).toBe(
      'https://api.cloudflare.com/client/v4/accounts/acc/stream?direct_user=true',
    )
  })

  it('tolerates a slash at the end of apiBaseUrl, and keeps the account in its place', async () => {
    const { handler, upstream } = handlerOn(() => created(), {
      apiBaseUrl: 'http://localhost:8787/v4//',
      accountId: 'a/../b',
    })
    await handler(postFile())
    expect(upstream[0]?.url).toBe('http://localhost:8787/v4/accounts/a%2F..%2Fb/stream?direct_user=true')
  })
})

describe('a fault of the handler', () => {
  it('is told to the app, and the browser gets an answer', async () => {
    const { handler, errors } = handlerOn(() => created(), {
      authorize: () => Response.error(),
      cors: { origins: '*' },
    })
    const response = await handler(postFile())
    expect(response.status).toBe(500)
    expect(errors).toMatchObject([{ code: 'internal', cause: expect.any(RangeError) }])
    const text = await response.clone().text()
    expect(text).not.toContain('RangeError')
    expect(await codeOf(response)).toBe('internal')
  })

  it('does not arise from a request without a signal', async () => {
    const sent = new Request('https://host.test/', { method: 'POST', headers: { 'Upload-Length': '5' } })
    Object.defineProperty(sent, 'signal', { value: undefined })
    expect((await handlerOn(() => created()).handler(sent)).status).toBe(201)
  })
})
