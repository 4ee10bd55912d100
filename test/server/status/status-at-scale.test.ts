import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  codeOf,
  created,
  deleteVideo,
  getVideo,
  handlerOn,
  idOf,
  postFile,
  refusal,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 4, 18) }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const answering = (request: Request): Response =>
  request.method === 'POST' ? created() : video({ uid: new URL(request.url).pathname.split('/').at(-1) })

describe('people who watch', () => {
  it('the same video share one call', async () => {
    const { handler, upstream } = handlerOn(answering)
    const responses = await Promise.all(Array.from({ length: 20 }, () => handler(getVideo())))
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200))
    expect(upstream).toHaveLength(1)
    await pass(999)
    await handler(getVideo())
    expect(upstream).toHaveLength(1)
    await pass(1)
    await handler(getVideo())
    expect(upstream).toHaveLength(2)
  })

  it('a video that has ended ask Stream once a minute', async () => {
    const { handler, upstream } = handlerOn(() => video({ readyToStream: true, status: { state: 'ready' } }))
    await handler(getVideo())
    await pass(59_000)
    await handler(getVideo())
    expect(upstream).toHaveLength(1)
    await pass(1000)
    await handler(getVideo())
    expect(upstream).toHaveLength(2)
  })

  it('a video that still improves ask every second, and so after the clock was set back', async () => {
    const improving = { readyToStream: true, status: { state: 'ready', pctComplete: '39' } }
    const { handler, upstream } = handlerOn(() => video(improving))
    for (const wait of [0, 1000]) {
      await pass(wait)
      await handler(getVideo())
    }
    expect(upstream).toHaveLength(2)
    vi.setSystemTime(Date.now() - 3_600_000)
    await pass(1000)
    await handler(getVideo())
    expect(upstream).toHaveLength(3)
  })

  it('are not answered with what is known if Stream fails, and may ask again a second later', async () => {
    let isDown = false
    const { handler, upstream } = handlerOn((request) => (isDown ? refusal(500) : answering(request)))
    await handler(getVideo())
    isDown = true
    await pass(2000)
    expect(await codeOf(await handler(getVideo()))).toBe('stream-unavailable')
    isDown = false
    await pass(1000)
    expect((await handler(getVideo())).status).toBe(200)
    expect(upstream).toHaveLength(3)
  })

  it('are answered with what is known if no call is left, and told to ask later', async () => {
    const { handler, upstream } = handlerOn(answering, { readsPerMinute: 1 })
    expect((await handler(getVideo())).headers.has('retry-after')).toBe(false)
    await pass(2000)
    const chance = vi.spyOn(Math, 'random').mockReturnValue(0)
    const response = await handler(getVideo())
    expect(await response.json()).toMatchObject({ id: VIDEO_ID, status: { state: 'queued' } })
    expect(response.headers.get('retry-after')).toBe('15')
    chance.mockReturnValue(0.999)
    expect((await handler(getVideo())).headers.get('retry-after')).toBe('23')
    expect(upstream).toHaveLength(1)
  })

  it('and have to wait for a moment only are told to come back in a moment', async () => {
    // 10,000 came back half a minute later, although a call was left every half second. Later, by their own interval of 15 seconds.
    const { handler, upstream } = handlerOn(answering, { readsPerMinute: 20 })
    for (let index = 0; index < 5; index += 1) await handler(getVideo(idOf(index)))
    expect(upstream).toHaveLength(5)
    await pass(2000)
    const response = await handler(getVideo(idOf(1)))
    expect([response.status, response.headers.get('retry-after')]).toEqual([
      200,
      expect.stringMatching(/^[6789]$/),
    ])
    expect(upstream).toHaveLength(5)
  })

  it('a video that was just created need no call to be told that it waits', async () => {
    const { handler, upstream } = handlerOn(answering, { readsPerMinute: 1 })
    await handler(getVideo(idOf(7)))
    await handler(postFile())
    expect(await (await handler(getVideo())).json()).toMatchObject({
      id: VIDEO_ID,
      creator: 'ann',
      name: 'Holiday.mp4',
      status: { state: 'pendingupload' },
    })
    expect(upstream.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })

  it('a video of which nothing is known are asked to wait', async () => {
    const { handler, errors } = handlerOn(answering, { readsPerMinute: 1 })
    await handler(getVideo(idOf(7)))
    const response = await handler(getVideo())
    expect([response.status, await codeOf(response)]).toEqual([429, 'rate-limited'])
    expect(response.headers.get('retry-after')).toBe('60')
    expect(errors).toEqual([])
    await pass(60_000)
    expect((await handler(getVideo())).status).toBe(200)
  })

  it("see only their own, also if the answer is a store's", async () => {
    const { handler, upstream } = handlerOn(answering, {
      authorize: ({ headers }) => ({ creator: headers.get('x-user') ?? 'ann' }),
    })
    await handler(getVideo())
    const other = getVideo()
    other.headers.set('X-User', 'bob')
    expect((await handler(other)).status).toBe(404)
    expect(upstream).toHaveLength(1)
  })

  it('are not told for a minute that there is no such video, when Stream said so once', async () => {
    // The chaos test found an upload that stayed lost, because of one 404 among other answers.
    let lost = true
    const { handler } = handlerOn((request) => (lost ? refusal(404) : answering(request)))
    expect((await handler(getVideo())).status).toBe(404)
    lost = false
    // Nothing was known of it: then a 404 is believed for five seconds, as anybody can ask for invented ids.
    expect((await handler(getVideo())).status).toBe(404)
    await pass(5000)
    expect((await handler(getVideo())).status).toBe(200)
    lost = true
    await pass(2000)
    expect((await handler(getVideo())).status).toBe(404)
    lost = false
    expect((await handler(getVideo())).status).toBe(200)
  })

  it('do not see what was deleted', async () => {
    const { handler, upstream } = handlerOn(answering)
    await handler(getVideo())
    await handler(deleteVideo())
    expect((await handler(getVideo())).status).toBe(404)
    expect(upstream.map(({ method }) => method)).toEqual(['GET', 'GET', 'DELETE'])
  })
})

describe('when Stream says 429', () => {
  it('nobody asks again until it has passed, and who can is answered from the store', async () => {
    let limited = false
    const { handler, upstream } = handlerOn((request) =>
      limited ? refusal(429, undefined, { 'Retry-After': '90' }) : answering(request),
    )
    await handler(getVideo())
    limited = true
    await pass(2000)
    const stale = await handler(getVideo())
    expect([stale.status, stale.headers.has('retry-after')]).toEqual([200, true])
    const unknown = await handler(getVideo(idOf(7)))
    expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([429, '90'])
    await pass(89_000)
    await handler(getVideo())
    expect(upstream).toHaveLength(2)
    await pass(1000)
    await handler(getVideo())
    expect(upstream).toHaveLength(3)
  })

  it('without a time, nobody asks for a minute', async () => {
    const { handler, upstream } = handlerOn(() => refusal(429))
    for (const wait of [0, 59_000, 1000]) {
      await pass(wait)
      await handler(getVideo())
    }
    expect(upstream).toHaveLength(2)
  })
})
