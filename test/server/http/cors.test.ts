import { describe, expect, it } from 'vitest'
import { created, handlerOn, MOUNT, operations, postFile, refusal, VIDEO_ID } from '../fake-stream.js'

const APP = 'https://app.test'
const headersOf = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith('access-control-'))
const from = (origin: string, request: Request): Request => {
  request.headers.set('Origin', origin)
  return request
}
const preflight = (origin: string, url = MOUNT): Request =>
  from(origin, new Request(url, { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'POST' } }))

describe('without cors', () => {
  it('no answer can be read by a page of another origin', async () => {
    const { handler } = handlerOn(() => created())
    const requests = [postFile(), preflight(APP), new Request(MOUNT)]
    const answers = await Promise.all(requests.map((request) => handler(from(APP, request))))
    expect(answers.map(({ status }) => status)).toEqual([403, 204, 405])
    expect(answers.flatMap(headersOf)).toEqual([])
  })

  it('OPTIONS tells the methods', async () => {
    const { handler } = handlerOn(() => created())
    const response = await handler(preflight(APP))
    expect(response.status).toBe(204)
    expect(response.headers.get('allow')).toBe('POST, OPTIONS')
  })
})

describe('with a list of origins', () => {
  const cors = { origins: [APP, 'http://localhost:3000'], credentials: true, headers: ['X-CSRF-Token'] }

  it.each([
    [MOUNT, 'POST'],
    [`${MOUNT}/${VIDEO_ID}`, 'GET, PATCH, DELETE'],
  ])('a preflight of %s allows %s and the headers of tus', async (url, methods) => {
    const { handler, upstream } = handlerOn(() => created(), { cors })
    const response = await handler(preflight(APP, url))
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(APP)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
    expect(response.headers.get('access-control-allow-methods')).toBe(methods)
    expect(response.headers.get('access-control-allow-headers')?.split(', ')).toEqual(
      expect.arrayContaining([
        'Content-Type',
        'Authorization',
        'Tus-Resumable',
        'Upload-Length',
        'Upload-Metadata',
        'X-CSRF-Token',
      ]),
    )
    expect(response.headers.get('vary')).toBe('Origin')
    expect(upstream).toEqual([])
  })

  it.each(['https://evil.test', 'null', 'https://app.test.evil.test', 'http://app.test'])(
    'the origin %s gets nothing',
    async (origin) => {
      const { handler } = handlerOn(() => created(), { cors })
      const answers = await Promise.all([handler(preflight(origin)), handler(from(origin, postFile()))])
      expect(answers.flatMap(headersOf)).toEqual([])
      expect(answers.map(({ headers }) => headers.get('vary'))).toEqual(['Origin', 'Origin'])
    },
  )

  it.each(operations)(
    '%s and its failures can be read, with the headers that a page needs',
    async (_, request) => {
      const forbidden = handlerOn(() => created(), { cors, authorize: () => null })
      const limited = handlerOn(() => refusal(429), { cors })
      const signIn = handlerOn(() => created(), {
        cors,
        authorize: () => Response.redirect('https://host.test/login'),
      })
      const answers = await Promise.all(
        [forbidden, limited, signIn].map(({ handler }) => handler(from(APP, request()))),
      )
      expect(answers.map(({ status }) => status)).toEqual([403, 429, 302])
      for (const { headers } of answers) {
        expect(headers.get('access-control-allow-origin')).toBe(APP)
        expect(headers.get('access-control-expose-headers')).toBe('Location, stream-media-id, Retry-After')
      }
    },
  )
})

describe('with all origins', () => {
  it('any page can read, without credentials', async () => {
    const { handler } = handlerOn(() => created(), { cors: { origins: '*' } })
    const response = await handler(from('https://any.test', postFile()))
    expect(response.status).toBe(201)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.has('access-control-allow-credentials')).toBe(false)
    expect(response.headers.has('vary')).toBe(false)
    const allowed = (await handler(preflight('https://any.test'))).headers.get('access-control-allow-headers')
    expect(allowed).toBe('Content-Type, Authorization, Tus-Resumable, Upload-Length, Upload-Metadata')
  })
})

describe('cors that cannot work', () => {
  it.each(['https://app.test/', 'app.test', 'https://app.test/path', '*', 'HTTPS://app.test'])(
    'the origin %s is refused at once',
    (origin) => {
      expect(() => handlerOn(() => created(), { cors: { origins: [origin] } })).toThrow(
        JSON.stringify(origin),
      )
    },
  )

  it('credentials for all origins are refused at once', () => {
    expect(() => handlerOn(() => created(), { cors: { origins: '*', credentials: true } })).toThrow(
      '`cors.credentials`',
    )
  })
})
