import { createStreamHandler, type StreamAction, type UploadGrant } from 'react-stream-uploader/server'
import { describe, expect, it, vi } from 'vitest'
import {
  codeOf,
  created,
  deleteVideo,
  file,
  getVideo,
  handlerOn,
  LINK,
  operations,
  postFile,
  TOKEN,
  untyped,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

const anything = (request: Request): Response =>
  new URL(request.url).search === '?direct_user=true' ? created() : video()

const actionOf = {
  create: { type: 'create', file },
  import: { type: 'import', url: LINK, name: 'a.mp4' },
  read: { type: 'read', videoId: VIDEO_ID },
  rename: { type: 'rename', videoId: VIDEO_ID, title: 'Summer' },
  discard: { type: 'discard', videoId: VIDEO_ID },
} as const

describe.each(operations)('%s', (type, request) => {
  it('is decided by the app, which is told what is asked', async () => {
    const actions: StreamAction[] = []
    const { handler, upstream } = handlerOn(anything, {
      authorize: (_, action) => {
        expect(upstream).toEqual([])
        actions.push(action)
        return { creator: 'ann' }
      },
    })
    expect((await handler(request())).ok).toBe(true)
    expect(actions).toEqual([actionOf[type]])
  })

  it('is forbidden if the app answers no grant, and Stream is not asked', async () => {
    for (const answer of [null, undefined, false]) {
      const { handler, upstream, errors } = handlerOn(anything, { authorize: async () => untyped(answer) })
      const response = await handler(request())
      expect([answer, response.status, await codeOf(response)]).toEqual([answer, 403, 'forbidden'])
      expect([upstream, errors]).toEqual([[], []])
    }
  })

  // The second request got 500: the body had been read.
  it('gets an answer that the app keeps, again and again', async () => {
    const own = new Response('sign in', { status: 401 })
    const cors = { origins: ['https://app.test'] }
    const { handler } = handlerOn(anything, { authorize: () => own, cors })
    for (const _ of [1, 2]) expect(await (await handler(request())).text()).toBe('sign in')
  })

  it.each(['returns', 'throws'])('gets the answer that the app %s, as it is', async (way) => {
    const own = new Response('sign in', { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } })
    const { handler, upstream, errors } = handlerOn(anything, {
      authorize: () => (way === 'returns' ? own : Promise.reject(own)),
    })
    const response = await handler(request())
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await response.text()).toBe('sign in')
    expect([upstream, errors]).toEqual([[], []])
  })

  it('fails with no text of the error if the app throws one, and tells the app', async () => {
    const error = new Error('database password is hunter2')
    const { handler, upstream, errors } = handlerOn(anything, { authorize: () => Promise.reject(error) })
    const response = await handler(request())
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('hunter2')
    expect(errors).toEqual([
      { code: 'internal', message: expect.stringContaining('authorize'), cause: error },
    ])
    expect(upstream).toEqual([])
  })

  it('fails if the creator is invalid, and tells only the app which field', async () => {
    for (const creator of ['', ' ann', 'ann ', 'x'.repeat(65), 'änn', 'a\nb', 7, undefined]) {
      const { handler, upstream, errors } = handlerOn(anything, { authorize: () => untyped({ creator }) })
      const response = await handler(request())
      expect([creator, response.status]).toEqual([creator, 500])
      expect(await response.text()).not.toContain('creator')
      expect(errors).toMatchObject([{ code: 'internal', message: expect.stringContaining('`creator`') }])
      expect(upstream).toEqual([])
    }
  })

  it('accepts a creator of 1 to 64 characters', async () => {
    for (const creator of ['x', 'x'.repeat(64)]) {
      const { handler } = handlerOn((sent) => (sent.method === 'GET' ? video({ creator }) : anything(sent)), {
        authorize: () => ({ creator }),
      })
      expect((await handler(request())).ok).toBe(true)
    }
  })
})

describe('the request that the app sees', () => {
  it('is the one that came in, and its body can be read', async () => {
    const { handler } = handlerOn(anything, {
      authorize: async (request) => {
        expect(request).toBe(sent)
        expect(request.headers.get('cookie')).toBe('session=1')
        expect(await request.clone().json()).toEqual(file)
        expect(await request.json()).toEqual(file)
        return { creator: 'ann' }
      },
    })
    const headers = { 'Content-Type': 'application/json', Cookie: 'session=1' }
    const sent = postFile(file, { headers })
    expect((await handler(sent)).status).toBe(201)
  })
})

// Copies left the getters out: a private video became public, and was nobody's.
describe('a grant of a class, with getters', () => {
  class Grant {
    get creator() {
      return 'ann'
    }
    get requireSignedURLs() {
      return true
    }
    get fields() {
      return [{ name: 'place' }]
    }
  }

  it('counts as a whole, also for a video with fields, and where storage is reserved by its length', async () => {
    const { handler, upstream } = handlerOn(() => created(), {
      authorize: () => new Grant(),
      reserve: 'measured',
    })
    await handler(postFile({ ...file, duration: 60, fields: { place: 'Oslo' } }))
    expect(upstream[0]?.headers.get('upload-creator')).toBe('ann')
    expect(upstream[0]?.headers.get('upload-metadata')).toMatch(/requiresignedurls(,|$)/)
  })

  it('is checked as any other', async () => {
    class Wrong extends Grant {
      get maxDurationSeconds() {
        return 0
      }
    }
    const { handler, upstream } = handlerOn(() => created(), { authorize: () => new Wrong() })
    expect((await handler(postFile())).status).toBe(500)
    expect(upstream).toEqual([])
  })
})

describe('a grant that Stream cannot take', () => {
  it('fails the creation with no details, tells the app, and never reaches Stream', async () => {
    const { handler, upstream, errors } = handlerOn(anything, {
      authorize: () => ({ creator: 'ann', maxDurationSeconds: 0 }),
    })
    const response = await handler(postFile())
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('maxDuration')
    expect(errors[0]?.message).toContain(
      '`maxDurationSeconds` must be a whole number of seconds from 1 to 36000',
    )
    expect(upstream).toEqual([])
  })

  it('is of no matter to those who read or discard, which need only the creator', async () => {
    const options = { authorize: () => ({ creator: 'ann', maxDurationSeconds: 0 }) }
    expect((await handlerOn(anything, options).handler(getVideo())).status).toBe(200)
    expect((await handlerOn(anything, options).handler(deleteVideo())).status).toBe(204)
  })

  it('is refused if a field is misspelt, which Stream would ignore', async () => {
    const grant = { creator: 'ann', requiredSignedURLs: true } as UploadGrant
    const { handler, upstream, errors } = handlerOn(anything, { authorize: () => grant })
    expect((await handler(postFile())).status).toBe(500)
    expect(errors[0]?.message).toContain('`requiredSignedURLs`')
    expect(upstream).toEqual([])
  })
})

const authorize = () => Promise.reject(new Error('no'))
const logIsFull = () => {
  throw new Error('log is full')
}

describe('onError', () => {
  it.each([
    ['throw', logIsFull],
    ['reject', async () => logIsFull()],
  ])('may %s without changing the answer', async (_, onError) => {
    const { handler } = handlerOn(anything, { authorize, onError })
    expect((await handler(postFile())).status).toBe(500)
  })

  it('is one line on the console if it is left out', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const handler = createStreamHandler({
      accountId: 'acc',
      apiToken: TOKEN,
      authorize,
      fetch: vi.fn<typeof fetch>(),
    })
    expect((await handler(postFile())).status).toBe(500)
    expect(log.mock.calls).toEqual([[expect.stringContaining('`authorize` threw'), expect.any(Error)]])
    expect(JSON.stringify(log.mock.calls)).not.toContain(TOKEN)
  })
})
