import { describe, expect, it, vi } from 'vitest'
import { parseUploadMetadata } from '../../../src/server/grant/upload-metadata.js'
import {
  codeOf,
  created,
  file,
  handlerOn,
  LINK,
  MOUNT,
  postFile,
  TOKEN,
  UPLOAD_URL,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

const metadataOf = (request: Request | undefined) =>
  Object.fromEntries(parseUploadMetadata(request?.headers.get('upload-metadata') ?? ''))

describe('creating an upload', () => {
  it('asks Stream for a direct upload of that size in the name of the creator', async () => {
    const { handler, upstream } = handlerOn(() => created())
    await handler(postFile())
    const [request] = upstream
    expect(request?.method).toBe('POST')
    expect(request?.url).toBe('https://api.cloudflare.test/client/v4/accounts/acc/stream?direct_user=true')
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'tus-resumable': '1.0.0',
      'upload-length': '5000000',
      'upload-creator': 'ann',
    })
    expect(metadataOf(request)).toEqual({ name: 'Holiday.mp4' })
  })

  it('answers the URL and the id as JSON and as headers, never to be cached', async () => {
    const { handler, errors } = handlerOn(() => created())
    const response = await handler(postFile())
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(UPLOAD_URL)
    expect(response.headers.get('stream-media-id')).toBe(VIDEO_ID)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ uploadUrl: UPLOAD_URL, videoId: VIDEO_ID })
    expect(errors).toEqual([])
  })

  it('takes the URL of an emulator over plain HTTP', async () => {
    const { handler } = handlerOn(() => created({ Location: '/tus/1' }), {
      apiBaseUrl: 'http://localhost:8787/v4',
    })
    expect((await handler(postFile())).headers.get('location')).toBe('http://localhost:8787/tus/1')
  })

  it.each([7000, 60_000])(
    'refuses texts of %i characters from the page before anybody is asked',
    async (length) => {
      // A header of that length was refused on the way to Stream, by a status that said nothing.
      const { handler, upstream, errors } = handlerOn(() => created(), { authorize: () => null })
      const response = await handler(postFile({ ...file, meta: { notes: 'x'.repeat(length) } }))
      expect([response.status, await codeOf(response.clone())]).toEqual([400, 'invalid-request'])
      expect(await response.text()).toContain('`meta`')
      expect([upstream, errors]).toEqual([[], []])
    },
  )

  it('refuses a grant that does not fit into a header, and tells only the app', async () => {
    const meta = (length: number) => ({
      authorize: () => ({ creator: 'ann', meta: { notes: 'x'.repeat(length) } }),
    })
    expect((await handlerOn(() => created(), meta(6000)).handler(postFile())).status).toBe(201)
    const { handler, upstream, errors } = handlerOn(() => created(), meta(7000))
    const response = await handler(postFile())
    expect([response.status, await codeOf(response)]).toEqual([500, 'internal'])
    expect(errors).toMatchObject([{ code: 'internal', message: expect.stringContaining('`meta`') }])
    expect(upstream).toEqual([])
    // A link is sent as JSON, which may be as long.
    const linked = handlerOn(() => video(), meta(7000))
    expect((await linked.handler(postFile({ url: LINK }))).status).toBe(201)
  })

  it('tells when the URL expires, if the grant says so', async () => {
    const expiry = '2999-01-01T00:00:00Z'
    const { handler, upstream } = handlerOn(() => created(), {
      authorize: () => ({ creator: 'ann', expiry }),
    })
    const response = await handler(postFile())
    expect(await response.json()).toMatchObject({ expiresAt: Date.parse(expiry) })
    expect(metadataOf(upstream[0])).toMatchObject({ expiry: '2999-01-01T00:00:00.000Z' })
  })

  it('accepts the creation of a plain tus client, and treats its metadata as untrusted', async () => {
    const actions: unknown[] = []
    const { handler, upstream } = handlerOn(() => created(), {
      authorize: (_, action) => {
        actions.push(action)
        return { creator: 'ann' }
      },
    })
    const response = await handler(
      new Request(MOUNT, {
        method: 'POST',
        headers: {
          'Tus-Resumable': '1.0.0',
          'Upload-Length': '1234',
          'Upload-Metadata': `filename ${btoa('take 1.mov')},filetype ${btoa('video/quicktime')},maxDurationSeconds ${btoa('36000')}, requiresignedurls`,
        },
      }),
    )
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toBe(UPLOAD_URL)
    expect(upstream[0]?.headers.get('upload-length')).toBe('1234')
    expect(metadataOf(upstream[0])).toEqual({ name: 'take 1.mov' })
    expect(actions).toMatchObject([{ file: { name: 'take 1.mov', size: 1234, type: 'video/quicktime' } }])
  })

  it.each(['', '-1', '1.5', '1e3', '99999999999999999999', 'abc'])(
    'refuses the Upload-Length %j',
    async (length) => {
      const { handler, upstream } = handlerOn(() => created())
      const response = await handler(
        new Request(MOUNT, { method: 'POST', headers: { 'Upload-Length': length } }),
      )
      expect(await codeOf(response)).toBe('invalid-request')
      expect(upstream).toEqual([])
    },
  )

  it("takes the browser's name, but not its meta", async () => {
    const { handler, upstream } = handlerOn(() => created())
    await handler(postFile({ ...file, meta: { room: '7' } }))
    expect(metadataOf(upstream[0])).toEqual({ name: 'Holiday.mp4' })
  })

  it('takes the name and the meta of the grant, and what it repeats of the browser', async () => {
    const { handler, upstream } = handlerOn(() => created(), {
      authorize: (_, action) =>
        action.type === 'create'
          ? { creator: 'ann', name: 'Title', meta: { ...action.file.meta, plan: 'pro' } }
          : null,
    })
    await handler(
      postFile({ ...file, meta: { room: '7', maxdurationseconds: '36000', Expiry: 'never', 'a b': 'x' } }),
    )
    expect(metadataOf(upstream[0])).toEqual({ name: 'Title', room: '7', plan: 'pro' })
  })

  it('tells the app how long the video is, as the browser says', async () => {
    const seen: unknown[] = []
    const { handler } = handlerOn(() => created(), {
      authorize: (_, action) => {
        if (action.type === 'create') seen.push(action.file.duration)
        return { creator: 'ann' }
      },
    })
    for (const duration of [93.4, undefined, 'long', -1]) await handler(postFile({ ...file, duration }))
    expect(seen).toEqual([93.4, undefined, undefined, undefined])
  })

  it('leaves out the metadata of a file without a name', async () => {
    const { handler, upstream } = handlerOn(() => created())
    await handler(new Request(MOUNT, { method: 'POST', headers: { 'Upload-Length': '5' } }))
    expect(upstream[0]?.headers.has('upload-metadata')).toBe(false)
  })

  it.each([408, 409, 429, 500, 503, 'no answer'])('is not repeated after %s', async (status) => {
    const { handler, upstream } = handlerOn(() => {
      if (typeof status === 'string') throw new TypeError('fetch failed')
      return new Response(null, { status })
    })
    expect((await handler(postFile())).ok).toBe(false)
    expect(upstream).toHaveLength(1)
  })
})

describe('a creation that cannot be used', () => {
  it.each(['', 'javascript:alert(1)', 'http://[', 'xhttps://a.test/', 'httpsx://a.test/'])(
    'is refused and discarded if Stream names the URL %j',
    async (location) => {
      const { handler, upstream, errors } = handlerOn(() => created({ Location: location }))
      expect(await codeOf(await handler(postFile()))).toBe('stream-refused')
      expect(upstream.map(({ method }) => method)).toEqual(['POST', 'DELETE'])
      expect(errors[0]?.message).toContain('`Location`')
      expect(upstream[1]?.url).toMatch(new RegExp(`/accounts/acc/stream/${VIDEO_ID}$`))
    },
  )

  it('takes headers that something on the way has doubled once', async () => {
    const headers = {
      Location: `${UPLOAD_URL}, ${UPLOAD_URL}`,
      'stream-media-id': `${VIDEO_ID}, ${VIDEO_ID}`,
    }
    const { handler } = handlerOn(() => new Response(null, { status: 201, headers }))
    const answer = await handler(postFile())
    expect(answer.headers.get('location')).toBe(UPLOAD_URL)
    expect(answer.headers.get('stream-media-id')).toBe(VIDEO_ID)
  })

  it('is refused if Stream names no id', async () => {
    const { handler, upstream, errors } = handlerOn(
      () => new Response(null, { status: 201, headers: { Location: UPLOAD_URL } }),
    )
    expect(await codeOf(await handler(postFile()))).toBe('stream-refused')
    expect(upstream).toHaveLength(1)
    expect(errors[0]?.message).toContain('stream-media-id')
  })

  it('is discarded if the browser has gone meanwhile', async () => {
    const leaving = new AbortController()
    const { handler, upstream, errors } = handlerOn((request) => {
      if (request.method === 'DELETE') return new Response(null, { status: 200 })
      leaving.abort()
      return created()
    })
    const response = await handler(postFile(file, { signal: leaving.signal }))
    expect(response.headers.has('location')).toBe(false)
    expect(upstream.map(({ method }) => method)).toEqual(['POST', 'DELETE'])
    expect(errors).toEqual([])
  })

  it('is not made if the browser went while the app decided', async () => {
    const leaving = new AbortController()
    const { handler, upstream } = handlerOn(() => created(), {
      authorize: () => {
        leaving.abort()
        return { creator: 'ann' }
      },
    })
    await handler(postFile(file, { signal: leaving.signal }))
    expect(upstream).toEqual([])
  })

  it('survives a discard that fails', async () => {
    const { handler } = handlerOn((request) => {
      if (request.method === 'DELETE') throw new TypeError('fetch failed')
      return new Response(null, { status: 201, headers: { 'stream-media-id': VIDEO_ID } })
    })
    expect((await handler(postFile())).status).toBe(502)
  })
})

describe('a creation that is answered late', () => {
  it.each([
    ['an upload', () => postFile(), () => created()],
    ['an import', () => postFile({ url: LINK }), () => video()],
  ] as const)('is discarded: %s', async (_, request, answer) => {
    vi.useFakeTimers()
    let arrive: (response: Response) => void = () => {}
    const arrived = new Promise<Response>((resolve) => {
      arrive = resolve
    })
    const { handler, upstream } = handlerOn(({ method }) => (method === 'DELETE' ? new Response() : arrived))
    const response = handler(request())
    await vi.advanceTimersByTimeAsync(15_000)
    expect((await response).status).toBe(503)
    expect(upstream[0]?.signal.aborted).toBe(false)
    arrive(answer())
    await vi.advanceTimersByTimeAsync(0)
    expect(upstream.map(({ method, url }) => `${method} ${url.split('/').at(-1)}`)).toEqual([
      expect.stringMatching(/^POST (stream\?direct_user=true|copy)$/),
      `DELETE ${VIDEO_ID}`,
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('that made no video is not discarded', async () => {
    vi.useFakeTimers()
    for (const request of [postFile(), postFile({ url: LINK })]) {
      const late = new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('{}')), 20_000))
      const { handler, upstream } = handlerOn(() => late)
      const response = handler(request)
      await vi.advanceTimersByTimeAsync(30_000)
      expect((await response).status).toBe(503)
      expect(upstream).toHaveLength(1)
    }
  })

  it('is waited for a minute, and then no more', async () => {
    vi.useFakeTimers()
    const { handler, upstream } = handlerOn(() => new Promise(() => {}))
    const response = handler(postFile())
    await vi.advanceTimersByTimeAsync(74_999)
    expect((await response).status).toBe(503)
    expect(upstream[0]?.signal.aborted).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(upstream[0]?.signal.aborted).toBe(true)
    expect(upstream).toHaveLength(1)
  })
})
