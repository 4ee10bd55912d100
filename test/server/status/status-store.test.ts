import type { StatusRecord, StatusStore } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createKeyedMutex } from '../../../src/server/coordination/keyed-mutex.js'
import { createLruMap } from '../../../src/server/coordination/lru-map.js'
import { delivery, failed, ready, SECRET } from '../deliveries.js'
import { deleteVideo, getVideo, handlerOn, VIDEO_ID, video } from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 4, 18) }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const answering = (): Response => video()

describe('a status store', () => {
  it('is shared by instances, as JSON', async () => {
    const texts = new Map<string, string>()
    const statusStore: StatusStore = {
      get: async (id) => JSON.parse(texts.get(id) ?? 'null'),
      set: async (id, record) => texts.set(id, JSON.stringify(record)),
    }
    const one = handlerOn(answering, { statusStore })
    const two = handlerOn(answering, { statusStore })
    const seen = await (await one.handler(getVideo())).json()
    expect(await (await two.handler(getVideo())).json()).toEqual(seen)
    expect(two.upstream).toEqual([])
    expect(JSON.parse(texts.get(VIDEO_ID) ?? '')).toEqual({ video: seen, readAt: Date.now(), told: [] })
    expect(vi.getTimerCount()).toBe(0)
    await two.handler(deleteVideo())
    expect((await one.handler(getVideo())).status).toBe(404)
    expect(one.upstream).toHaveLength(1)
  })

  it('that takes nothing costs a call, not an answer', async () => {
    const set = () => Promise.reject(new Error('store down'))
    const { handler, errors } = handlerOn(answering, { statusStore: { get: () => null, set } })
    expect((await handler(getVideo())).status).toBe(200)
    expect(errors[0]?.message).toContain('statusStore.set')
  })

  it.each<[string, StatusStore['get']]>([
    ['throws', () => Promise.reject(new Error('store down'))],
    ['hangs', () => new Promise(() => {})],
  ])('that %s costs a call, not an answer', async (_, get) => {
    const { handler, errors } = handlerOn(answering, { statusStore: { get, set: () => {} } })
    const answer = handler(getVideo())
    await pass(5000)
    expect((await answer).status).toBe(200)
    expect(errors[0]).toMatchObject({ code: 'internal', message: expect.stringContaining('statusStore.get') })
  })

  // Each request waited for it: six seconds for a status, ten for a deletion.
  it('that hangs is left alone for five seconds: the next request does not wait for it', async () => {
    const asked = vi.fn<() => Promise<never>>(() => new Promise(() => {}))
    const { handler } = handlerOn(answering, { statusStore: { get: asked, set: asked } })
    const first = handler(getVideo())
    await pass(2000)
    expect((await first).status).toBe(200)
    const times = asked.mock.calls.length
    const begun = Date.now()
    expect((await handler(deleteVideo())).status).toBe(204)
    expect(Date.now() - begun).toBe(0)
    expect(asked).toHaveBeenCalledTimes(times)
    await pass(5000)
    const later = handler(getVideo())
    await pass(2000)
    await later
    expect(asked.mock.calls.length).toBeGreaterThan(times)
  })

  it.each([
    undefined,
    7,
    'text',
    {},
    { video: {}, readAt: 1, told: [] },
    { video: null },
    { readAt: 1 },
    { video: { id: VIDEO_ID, creator: 'ann' }, readAt: 'soon' },
  ])('that answers %j knows nothing', async (record) => {
    const statusStore = { get: () => record, set: () => {} }
    const { handler, upstream } = handlerOn(answering, { statusStore, readsPerMinute: 1 })
    expect((await handler(getVideo())).status).toBe(200)
    expect(upstream).toHaveLength(1)
    // What this instance has read itself is known all the same.
    expect((await handler(getVideo())).status).toBe(200)
    expect(upstream).toHaveLength(1)
  })

  it.each<[told: unknown, payload: object, kept: readonly string[], calls: readonly string[]]>([
    [['error', 7, 'gone'], ready, ['error', 'ready'], ['onReady']],
    ['ready', ready, ['ready'], ['onReady']],
    [['ready'], ready, ['ready'], []],
    [['ready'], failed, ['ready', 'error'], ['onError']],
    [['error'], failed, ['error'], []],
  ])('that answers %j as told', async (told, payload, kept, expected) => {
    let record: StatusRecord | undefined
    const calls: string[] = []
    const { handler } = handlerOn(answering, {
      webhook: {
        secret: SECRET,
        onReady: () => void calls.push('onReady'),
        onError: () => void calls.push('onError'),
      },
      statusStore: {
        get: () => record ?? { video: { id: VIDEO_ID }, readAt: 1, told },
        set: (_, next) => {
          record = next
        },
      },
    })
    const deliver = async () => (await handler(await delivery(payload, { at: Date.now() }))).status
    expect([await deliver(), await deliver()]).toEqual([204, 204])
    expect([record?.told, calls]).toEqual([kept, expected])
  })

  it('that lags behind is set to what the webhook brought', async () => {
    const set = vi.fn<StatusStore['set']>()
    const old = { video: { id: VIDEO_ID }, readAt: 1, told: [] }
    const { handler } = handlerOn(answering, {
      webhook: { secret: SECRET },
      statusStore: { get: () => old, set },
    })
    expect((await handler(await delivery(ready, { at: Date.now() }))).status).toBe(204)
    expect(set.mock.lastCall?.[1]).toMatchObject({ video: { readyToStream: true }, told: ['ready'] })
  })
})

it('a least-recently-used map drops what was not used for longest', () => {
  const map = createLruMap<number>(2)
  for (const [index, key] of ['a', 'b', 'a', 'c'].entries())
    if (map.get(key) === undefined) map.set(key, index)
  expect(['a', 'b', 'c', 'd', 'a', 'c'].map((key) => map.get(key))).toEqual([
    0,
    undefined,
    3,
    undefined,
    0,
    3,
  ])
})

describe('a mutex for each key', () => {
  it('runs tasks of the same key one after another, also after one that fails', async () => {
    const mutex = createKeyedMutex()
    const log: string[] = []
    const task = (name: string) => async () => {
      log.push(`${name} begins`)
      await pass(10)
      log.push(`${name} ends`)
      if (name === 'one') throw new Error(name)
      return name
    }
    const one = mutex('a', task('one'))
    const two = mutex('a', task('two'))
    await expect(one).rejects.toThrow('one')
    const three = mutex('a', task('three'))
    expect(await Promise.all([two, three])).toEqual(['two', 'three'])
    expect(log).toEqual(['one', 'two', 'three'].flatMap((name) => [`${name} begins`, `${name} ends`]))
  })

  it('does not let tasks of other keys wait', async () => {
    const mutex = createKeyedMutex()
    void mutex('a', () => new Promise(() => {}))
    expect(await mutex('b', async () => 7)).toBe(7)
  })
})
