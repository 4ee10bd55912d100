import { describe, expect, it } from 'vitest'
import {
  created,
  handlerOn,
  MOUNT,
  operations,
  postFile,
  refusal,
  untyped,
  VIDEO_ID,
} from '../fake-stream.js'

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
        'Last-Event-ID',
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
        expect(headers.get('access-control-expose-headers')).toBe(
          'Location, stream-media-id, Retry-After, Stream-Watch',
        )
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
    expect(allowed).toBe(
      'Content-Type, Authorization, Tus-Resumable, Upload-Length, Upload-Metadata, Last-Event-ID',
    )
  })
})

/** As the browser or the web view sends them. */
const appOrigins = [
  'capacitor://localhost', // Capacitor on iOS
  'ionic://localhost', // Cordova with Ionic's web view
  'tauri://localhost', // Tauri on macOS, iOS and Linux
  'http://tauri.localhost', // Tauri on Windows and Android
  'https://tauri.localhost', // the same, with `useHttpsScheme`
  'http://localhost', // Capacitor on Android before version 6
  'https://localhost', // and since
  'app://.', // Electron, with a scheme of the app's own
  'app://bundle',
  'com.example.app://localhost',
  'chrome-extension://aapocclcgogkmnckokdopfmhonfmgoek',
  'http://localhost:5173',
  'http://[::1]:5173',
  'https://app.example.com',
]

describe.each(appOrigins)('an app at %s', (origin) => {
  const page = { cors: { origins: [origin] } }

  // The endpoint is at the host of most of these apps: the same host is no proof of the same origin.
  it.each([MOUNT, 'http://localhost/api/stream'])('that is listed can use %s', async (url) => {
    const { handler } = handlerOn(() => created(), page)
    const asked = await handler(preflight(origin, url))
    const answer = await handler(from(origin, new Request(url, postFile())))
    expect([asked.status, answer.status]).toEqual([204, 201])
    for (const { headers } of [asked, answer]) {
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('vary')).toBe('Origin')
    }
  })

  it('keeps all others out', async () => {
    const { handler, upstream } = handlerOn(() => created(), page)
    const others = ['null', 'capacitor://other', 'app://localhost', 'https://evil.test', ...appOrigins]
    const foreign = others.filter((other) => other !== origin)
    const answers = await Promise.all(foreign.map((other) => handler(from(other, postFile()))))
    expect(answers.map(({ status }) => status)).toEqual(foreign.map(() => 403))
    expect(answers.flatMap(headersOf)).toEqual([])
    expect(upstream).toEqual([])
  })
})

it.each(['capacitor://localhost', 'ionic://localhost', 'tauri://localhost', 'app://localhost'])(
  'a page of %s is not the own page of an endpoint at localhost',
  async (origin) => {
    // A proxy may pass its own `Host: localhost` on, and old web views send no `Sec-Fetch-Site`.
    const { handler } = handlerOn(() => created())
    expect((await handler(from(origin, new Request('http://localhost/api', postFile())))).status).toBe(403)
  },
)

describe('cors that cannot work', () => {
  it.each([
    'https://app.test/',
    'app.test',
    'https://app.test/path',
    'https://app.test?',
    'https://app.test:443',
    'https://ann@app.test',
    'https://*.app.test',
    'HTTPS://app.test',
    'blob:https://app.test',
    'capacitor://localhost/',
    'capacitor://localhost/index.html',
    'capacitor://LOCALHOST',
    'capacitor://',
    'capacitor:localhost',
    'file://',
    'null',
    '*',
    '',
  ])('the origin %j is refused at once', (origin) => {
    const start = (): unknown => handlerOn(() => created(), { cors: { origins: [APP, origin] } })
    expect(start).toThrow(`${JSON.stringify(origin)} is not one.`)
    expect(start).toThrow('`https://app.example.com` or `capacitor://localhost`')
  })

  it('an origin of an environment variable that is not set is refused at once', () => {
    const origins = [undefined as unknown as string]
    expect(() => handlerOn(() => created(), { cors: { origins } })).toThrow('undefined is not one.')
  })

  it('an origin that JSON cannot say is refused by the same sentence', () => {
    // The error was that JSON cannot say it.
    const start = (): unknown => handlerOn(() => created(), { cors: { origins: untyped([7n]) } })
    expect(start).toThrow('`bigint` is not one.')
  })

  it('credentials for all origins are refused at once', () => {
    expect(() => handlerOn(() => created(), { cors: { origins: '*', credentials: true } })).toThrow(
      '`cors.credentials`',
    )
  })
})
