import { describe, expect, it } from 'vitest'
import { parseVideo } from '../../../src/protocol/video-status.js'
import {
  codeOf,
  created,
  deleteVideo,
  getVideo,
  handlerOn,
  postFile,
  refusal,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

const methods = (upstream: readonly Request[]) => upstream.map(({ method }) => method)

describe('reading a video', () => {
  it('answers our own video object, never to be cached', async () => {
    const { handler, upstream } = handlerOn(() =>
      video({ status: { state: 'inprogress', pctComplete: '39.000000', errorReasonCode: '' }, duration: -1 }),
    )
    const response = await handler(getVideo())
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const json: unknown = await response.json()
    expect(json).toMatchObject({
      id: VIDEO_ID,
      duration: null,
      status: { state: 'inprogress', percentComplete: 39, errorCode: null },
    })
    expect(parseVideo(json)).toEqual(json)
    expect(upstream[0]?.url).toBe(`https://api.cloudflare.test/client/v4/accounts/acc/stream/${VIDEO_ID}`)
  })

  it("does not tell somebody else's video from none at all", async () => {
    const answers = [
      video({ creator: 'bob' }),
      video({ creator: null }),
      video({ creator: 'ANN' }),
      refusal(404, 10_003),
      refusal(400, 10_003),
    ]
    const seen = await Promise.all(
      answers.map(async (answer) => {
        const response = await handlerOn(() => answer).handler(getVideo())
        return { status: response.status, body: await response.text(), headers: [...response.headers] }
      }),
    )
    expect(seen[0]?.status).toBe(404)
    expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ error: { code: 'not-found' } })
    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  // As `docs/forms.md` checks what a form brings: any text, with the headers of its POST.
  it.each([
    [VIDEO_ID, 200],
    ['', 405],
    ['..', 405],
    ['webhook', 405],
    [`?ids=${VIDEO_ID}`, 405],
    [`../stream/${VIDEO_ID}`, 405],
  ])('answers about the id %j of a form with %i', async (id, status) => {
    const { handler } = handlerOn(() => video())
    const headers = {
      origin: 'https://page.test',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '7',
      'sec-fetch-site': 'cross-site',
    }
    const address = `https://app.invalid/api/stream/${encodeURIComponent(id)}`
    expect((await handler(new Request(address, { headers }))).status).toBe(status)
  })

  it.each(['', '<html>', '{"success":true,"result":null}'])(
    'calls Stream unavailable if it answers %j',
    async (body) => {
      const { handler, errors } = handlerOn(() => new Response(body))
      expect(await codeOf(await handler(getVideo()))).toBe('stream-unavailable')
      expect(errors).toMatchObject([{ status: 200 }])
    },
  )

  it('knows a video by its id in either case', async () => {
    const { handler, upstream } = handlerOn(() => video(), {
      authorize: (_, action) =>
        action.type === 'read' && action.videoId === VIDEO_ID ? { creator: 'ann' } : null,
    })
    expect((await handler(getVideo(VIDEO_ID.toUpperCase()))).status).toBe(200)
    expect(upstream[0]?.url).toContain(VIDEO_ID)
  })
})

describe('discarding a video', () => {
  it('deletes it at Stream', async () => {
    const { handler, upstream } = handlerOn(() => video())
    const response = await handler(deleteVideo())
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(methods(upstream)).toEqual(['GET', 'DELETE'])
  })

  it("leaves somebody else's video alone", async () => {
    for (const creator of ['bob', 'Ann', '', null, undefined]) {
      const { handler, upstream } = handlerOn(() => video({ creator }))
      expect((await handler(deleteVideo())).status).toBe(404)
      expect(methods(upstream)).toEqual(['GET'])
    }
  })

  it('is done if the video is gone already', async () => {
    const { handler, upstream, errors } = handlerOn(() => refusal(404, 10_003))
    expect((await handler(deleteVideo())).status).toBe(204)
    expect(methods(upstream)).toEqual(['GET'])
    expect(errors).toEqual([])
  })

  it('deletes a new video that Stream does not show yet, for its creator only', async () => {
    // It was answered 204, and the video stayed.
    const { handler, upstream } = handlerOn(
      ({ method }) => (method === 'POST' ? created() : refusal(404, 10_003)),
      { authorize: ({ headers }) => ({ creator: headers.get('x-user') ?? 'ann' }) },
    )
    await handler(postFile())
    const ofBob = new Request(deleteVideo(), { headers: { 'X-User': 'bob' } })
    const answers = [await handler(ofBob), await handler(deleteVideo()), await handler(deleteVideo())]
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
    expect(methods(upstream)).toEqual(['POST', 'GET', 'GET', 'DELETE'])
  })

  it('is done if the video goes between the look and the deletion', async () => {
    const { handler } = handlerOn(({ method }) => (method === 'GET' ? video() : refusal(404, 10_003)))
    expect((await handler(deleteVideo())).status).toBe(204)
  })

  // It was answered 204, and counted as deleted for good.
  it.each([
    ['says that it did not', () => Response.json({ success: false, errors: [{ code: 10_000 }] })],
    ['answers with a page', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } })],
  ])('fails if Stream %s with 200', async (_, answer) => {
    const { handler, errors } = handlerOn(({ method }) => (method === 'GET' ? video() : answer()))
    expect(await codeOf(await handler(deleteVideo()))).toBe('stream-unavailable')
    expect(errors).toMatchObject([{ status: 200 }])
    expect((await handler(getVideo())).status).toBe(200)
  })

  it('fails if Stream does not delete it', async () => {
    const { handler } = handlerOn(({ method }) => (method === 'GET' ? video() : refusal(500)))
    expect(await codeOf(await handler(deleteVideo()))).toBe('stream-unavailable')
  })
})
