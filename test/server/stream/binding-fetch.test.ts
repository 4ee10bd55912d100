import { fetchByBinding, type StreamBinding } from 'react-stream-uploader/server'
import { expect, it, vi } from 'vitest'
import {
  codeOf,
  created,
  deleteVideo,
  getVideo,
  handlerOn,
  LINK,
  patchTitle,
  postFile,
  VIDEO_ID,
} from '../fake-stream.js'

/** A video as the binding of Workers has it. */
const details = {
  id: VIDEO_ID,
  creator: 'ann',
  readyToStream: false,
  status: { state: 'inprogress', pctComplete: '42.000000' },
  meta: { name: 'A' },
  liveInputId: 'l1',
  clippedFromId: 'c1',
}

function bound(change: (call: string) => unknown = () => undefined) {
  const calls: unknown[] = []
  const call =
    (name: string, ...params: unknown[]) =>
    async () => {
      calls.push([name, ...params])
      return change(name) ?? details
    }
  const binding: StreamBinding = {
    upload: (url, params) => call('upload', url, params)(),
    video: (id) => ({
      details: call('details', id),
      update: (params) => call('update', id, params)(),
      delete: call('delete', id),
    }),
  }
  const rest: Request[] = []
  const fetch = fetchByBinding(binding, async (request) => {
    rest.push(request)
    return created()
  })
  return { ...handlerOn(() => created(), { fetch }), calls, rest }
}

it('a video is read, renamed and deleted by the binding', async () => {
  const { handler, calls, rest, errors } = bound()
  expect(await (await handler(getVideo())).json()).toMatchObject({
    id: VIDEO_ID,
    status: { state: 'inprogress', percentComplete: 42 },
    liveInput: 'l1',
    clippedFrom: 'c1',
  })
  expect((await handler(patchTitle({ title: 'B' }))).status).toBe(204)
  expect((await handler(deleteVideo())).status).toBe(204)
  expect(calls).toContainEqual(['update', VIDEO_ID, { meta: { name: 'B' } }])
  expect(calls).toContainEqual(['delete', VIDEO_ID])
  expect([rest, errors]).toEqual([[], []])
})

it('a link is fetched by the binding, with the settings under its names', async () => {
  const { handler, calls, rest } = bound()
  const response = await handler(postFile({ url: LINK, name: 'A' }))
  expect([response.status, await response.json()]).toEqual([201, { videoId: VIDEO_ID }])
  expect(calls).toEqual([['upload', LINK, { creator: 'ann', meta: { name: 'A' } }]])
  expect(rest).toEqual([])
  const marked = bound()
  const grant = { creator: 'ann', watermark: 'w1', requireSignedURLs: true }
  const { handler: marking } = handlerOn(() => created(), {
    authorize: () => grant,
    fetch: fetchByBinding({ ...unused, upload: async (...params) => (marked.calls.push(params), details) }),
  })
  await marking(postFile({ url: LINK }))
  expect(marked.calls).toEqual([
    [LINK, { creator: 'ann', meta: { name: 'a.mp4' }, requireSignedURLs: true, watermarkId: 'w1' }],
  ])
})

const unused: StreamBinding = {
  upload: async () => details,
  video: () => ({ details: async () => details, update: async () => details, delete: async () => undefined }),
}

it('an upload is created by the API, which alone has tus, and so is a token with settings', async () => {
  const { handler, calls, rest } = bound()
  expect((await handler(postFile())).status).toBe(201)
  expect(calls).toEqual([])
  expect(rest.map(({ url }) => new URL(url).pathname)).toEqual(['/client/v4/accounts/acc/stream'])
  const global = vi.fn<(request: Request) => Promise<Response>>(async () =>
    Response.json({ result: { token: 'a.b.c' } }),
  )
  vi.stubGlobal('fetch', global)
  const signing = handlerOn(() => created(), {
    signing: 'api',
    fetch: fetchByBinding({
      ...unused,
      video: (id) => ({
        ...unused.video(id),
        details: async () => ({ ...details, readyToStream: true, requireSignedURLs: true }),
      }),
    }),
  })
  expect(await (await signing.handler(getVideo())).json()).toMatchObject({ token: 'a.b.c' })
  expect(global.mock.calls[0]?.[0].url).toContain(`/${VIDEO_ID}/token`)
})

it.each([
  [{ name: 'NotFoundError' }, 404, 'not-found'],
  [{ name: 'RateLimitedError', message: 'Too many' }, 429, 'rate-limited'],
  [{ name: 'RateLimitedError', message: '120 videos are queued' }, 429, 'encoder-full'],
  [{ name: 'QuotaReachedError' }, 413, 'quota-exceeded'],
  [{ name: 'MaxFileSizeError' }, 413, 'file-too-large'],
  [{ name: 'InvalidURLError' }, 422, 'link-refused'],
  [{ name: 'ForbiddenError' }, 500, 'internal'],
  [{ name: 'InternalError' }, 503, 'stream-unavailable'],
  // A name may get lost on the way from another process; the status says as much.
  [{ name: 'Error', statusCode: 404, code: 10_003 }, 404, 'not-found'],
  [{ name: 'StreamError', statusCode: 429 }, 429, 'rate-limited'],
  [{ name: 'Error' }, 503, 'stream-unavailable'],
] as const)(
  'the error %j of the binding means what the answer of the API would',
  async (error, status, code) => {
    const { handler } = bound(() => {
      throw Object.assign(new Error('upstream text'), error)
    })
    const response = await handler(code === 'link-refused' ? postFile({ url: LINK }) : getVideo())
    expect([response.status, await codeOf(response)]).toEqual([status, code])
  },
)
