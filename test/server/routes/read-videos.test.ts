import type { Video } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { NOW, SECRET } from '../deliveries.js'
import { codeOf, handlerOn, MOUNT, refusal, untyped, VIDEO_ID } from '../fake-stream.js'
import { a, asking, atStream, b, c, idOf, pass, streaming } from './videos-bench.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

describe('several videos at once', () => {
  it('are one answer, and each is authorized for itself', async () => {
    const asked: unknown[] = []
    const { handler, set, errors } = atStream({
      authorize: (_, action) => {
        const { videoId } = untyped(action)
        asked.push(action)
        if (videoId === c) return new Response('private', { status: 401 })
        if (videoId === idOf(4)) return null
        if (videoId === idOf(5)) throw new Error('database down')
        return { creator: videoId === idOf(6) ? 'bob' : 'ann' }
      },
    })
    for (const id of [a, b, c, idOf(6)]) set(id, 40)
    const response = await handler(asking([a, b, a, c, idOf(4), idOf(5), idOf(6), idOf(7)]))
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.clone().text()
    expect(text).not.toMatch(/private|database/)
    const { videos, refused } = untyped(await response.json())
    expect(videos.map(({ id, creator }: Video) => [id, creator])).toEqual([
      [a, 'ann'],
      [b, 'ann'],
    ])
    expect(refused.map(({ id, status, error }: never) => [id, status, untyped(error).code])).toEqual([
      [c, 401, 'unauthorized'],
      [idOf(4), null, 'forbidden'],
      [idOf(5), null, 'internal'],
      [idOf(6), null, 'not-found'],
      [idOf(7), null, 'not-found'],
    ])
    expect(asked).toHaveLength(7)
    expect(asked[0]).toEqual({ type: 'read', videoId: a })
    expect(errors).toMatchObject([{ code: 'internal' }])
  })

  // The answer said that `onError` is told why, and it was told nothing.
  it.each([
    ['that are read in one call', () => refusal(403, 10_000), 'internal', 403],
    [
      'that are read one by one',
      ({ url }: Request) => refusal(url.includes('?id=') ? 404 : 502),
      'stream-unavailable',
      502,
    ],
  ] as const)('%s are told to `onError` once if Stream refuses', async (_, answer, code, status) => {
    const { handler, errors } = handlerOn(answer)
    const { refused } = untyped(await (await handler(asking([a, b, c]))).json())
    expect(refused.map(({ error }: never) => untyped(error).code)).toEqual([code, code, code])
    expect(errors).toMatchObject([{ code, status }])
  })

  it('tell `onError` once of a call that several requests wait for', async () => {
    const { handler, errors } = handlerOn(() => refusal(502))
    await Promise.all([handler(asking([a])), handler(asking([a])), handler(asking([a, b]))])
    expect(errors).toHaveLength(1)
  })

  it('tell `onError` of each reason for which `authorize` throws', async () => {
    const { handler, errors } = atStream({
      authorize: (_, action) => {
        throw new Error(untyped(action).videoId === c ? 'no such table' : 'database down')
      },
    })
    await handler(asking([a, b, c]))
    expect(errors.map(({ cause }) => untyped(cause).message)).toEqual(['database down', 'no such table'])
  })

  it.each([
    ['a list', asking],
    ['a stream', streaming],
  ] as const)(
    'as %s wait five seconds for `authorize`, and do without the one that it hangs for',
    async (_, ask) => {
      // None was answered.
      const { handler, set, errors } = atStream({
        authorize: (_request, action) =>
          untyped(action).videoId === b ? new Promise(() => {}) : { creator: 'ann' },
      })
      set(a, 100)
      set(b, 100)
      const answer = handler(ask([a, b])).then((response) => response.text())
      await pass(5000)
      const text = await answer
      for (const part of ['"percentComplete":100', 'could not decide']) expect(text).toContain(part)
      expect(errors).toMatchObject([
        { code: 'internal', message: expect.stringContaining('`authorize` took longer than 5000 ms') },
      ])
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  it('say how long to wait, each for itself', async () => {
    const { handler, set } = atStream({ readsPerMinute: 1 })
    set(a, 40)
    set(b, 40)
    await handler(asking([a, b]))
    await pass(1500)
    const { videos } = untyped(await (await handler(asking([a, b]))).json())
    for (const { retryAfter } of videos) {
      expect(retryAfter).toBeGreaterThanOrEqual(15_000)
      expect(retryAfter).toBeLessThanOrEqual(23_000)
    }
  })

  it.each(['webhook', 'events'] as const)(
    'say a shorter time where Stream tells of ends by itself: %s',
    async (way) => {
      // Asking what is known costs no call. A page's own intervals, of up to 15 seconds, were most of the wait for a video that was ready.
      const { handler, set } = atStream({
        readsPerMinute: 4,
        ...(way === 'webhook' ? { webhook: { secret: SECRET } } : { events: {} }),
      })
      set(a, 40)
      const first = await handler(new Request(`${MOUNT}/${a}`))
      await pass(1500)
      const { videos } = untyped(await (await handler(asking([a]))).json())
      const old = await handler(new Request(`${MOUNT}/${a}`))
      const told = [first, old].map(({ headers }) => Number(headers.get('retry-after')))
      for (const seconds of [videos[0].retryAfter / 1000, ...told]) {
        expect(seconds).toBeGreaterThanOrEqual(4)
        expect(seconds).toBeLessThanOrEqual(6)
      }
    },
  )

  it.each([
    ['no-id'],
    [VIDEO_ID.slice(1)],
    [''],
    [VIDEO_ID, '../keys'],
    Array.from({ length: 101 }, (_, index) => idOf(index)),
  ])('%j… are refused before anybody is asked', async (...ids) => {
    const authorize = vi.fn<() => null>(() => null)
    const { handler, upstream } = atStream({ authorize })
    const response = await handler(asking(ids))
    expect([response.status, await codeOf(response)]).toEqual([400, 'invalid-request'])
    expect(authorize).not.toHaveBeenCalled()
    expect(upstream).toEqual([])
  })

  it('may be a hundred, in any case of letters', async () => {
    const { handler } = atStream()
    const ids = Array.from({ length: 100 }, (_, index) => idOf(index).toUpperCase())
    expect((await handler(asking(ids))).status).toBe(200)
  })

  it('are offered with each status, and so is the stream if the app opts in', async () => {
    for (const [push, offer] of [
      [true, 'ids, push'],
      [false, 'ids'],
    ] as const) {
      const { handler, set } = atStream({ push })
      set(a, 40)
      const single = await handler(new Request(`${MOUNT}/${a}`))
      const several = await handler(asking([a]))
      expect([single, several].map(({ headers }) => headers.get('stream-watch'))).toEqual([offer, offer])
    }
  })

  it('are not what other methods are about', async () => {
    const { handler } = atStream()
    const response = await handler(new Request(`${MOUNT}?ids=${a}`, { method: 'DELETE' }))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST, OPTIONS'])
  })
})
