import { memoryCoordination } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { delivery, NOW, ready } from '../deliveries.js'
import { deleteVideo, getVideo, handlerOn, patchTitle, video } from '../fake-stream.js'
import { encoding, promised, taking } from './taking.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
/** Lets time pass until a promise is settled. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  const state = { isSettled: false }
  const settle = (): void => {
    state.isSettled = true
  }
  promise.then(settle, settle)
  while (!state.isSettled) await pass(100)
  return promise
}

describe('an end of which nobody was told is told, whatever is known already', () => {
  // All three were answered 204 and never told: the webhook seemed older than what was known.
  it('after a poll has read a later change', async () => {
    const { handler, told, upstream } = taking()
    upstream.fields = { ...encoding, modified: '2026-05-18T09:29:03Z' }
    await handler(getVideo())
    expect((await handler(await delivery({ ...ready, modified: '2026-05-18T09:29:02Z' }))).status).toBe(204)
    expect(told).toEqual(['ready'])
    expect(await (await handler(getVideo())).json()).toMatchObject({ readyToStream: true })
  })

  it('after the person has renamed the video', async () => {
    const { handler, told, upstream } = taking()
    upstream.fields = { ...ready, meta: { name: 'Summer' }, modified: '2026-05-18T09:29:30Z' }
    await handler(patchTitle())
    expect((await handler(await delivery({ ...ready, meta: { name: 'a.mp4' } }))).status).toBe(204)
    expect(told).toEqual(['ready a.mp4'])
    // And the title stays.
    expect(await (await handler(getVideo())).json()).toMatchObject({ name: 'Summer' })
  })

  it('after `onReady` threw, and the person has renamed the video', async () => {
    let fails = true
    const onReady = () => {
      if (fails) throw new Error('database down')
    }
    const { handler, told, upstream } = taking(1, { onReady })
    expect((await handler(await delivery(ready))).status).toBe(500)
    fails = false
    upstream.fields = { ...ready, modified: '2026-05-18T09:29:30Z' }
    expect((await handler(patchTitle())).status).toBe(204)
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(told).toEqual(['ready'])
  })

  it('but not of a video that was deleted after `onReady` threw', async () => {
    const onReady = () => Promise.reject(new Error('database down'))
    const { handler, told } = taking(1, { onReady })
    expect((await handler(await delivery(ready))).status).toBe(500)
    await handler(deleteVideo())
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(told).toEqual([])
  })
})

describe('`onReady` that never returns', () => {
  it('holds up no poll, rename or discard', async () => {
    const onReady = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const { handler } = taking(1, { onReady })
    const delivered = handler(await delivery(ready))
    await vi.waitFor(() => expect(onReady).toHaveBeenCalled())
    await pass(2000)
    expect((await handler(getVideo())).status).toBe(200)
    expect((await handler(patchTitle())).status).toBe(204)
    expect((await handler(deleteVideo())).status).toBe(204)
    expect((await inTime(delivered)).status).toBe(500)
  })

  it('is reported after its time, and told again when the claim has ended', async () => {
    const onReady = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const { handler, told, errors } = taking(1, { onReady })
    const delivered = handler(await delivery(ready))
    expect((await inTime(delivered)).status).toBe(500)
    expect(errors).toMatchObject([{ message: expect.stringContaining('webhook.timeLimitMs') }])
    onReady.mockResolvedValue()
    await pass(5000)
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(told).toEqual(['ready'])
  })

  it('or only late counts as told', async () => {
    const app = promised()
    const { handler, told } = taking(1, { onReady: () => app.promise })
    const delivered = handler(await delivery(ready))
    expect((await inTime(delivered)).status).toBe(500)
    app.resolve()
    await pass(0)
    await pass(60_000)
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(told).toEqual(['ready'])
  })
})

describe('two instances that share coordination', () => {
  it('tell once of a webhook that comes to both', async () => {
    // It was told twice in 499 of 500 rounds.
    const { instances, told } = taking(2)
    const answers = instances.map(async ({ handler }) => (await handler(await delivery(ready))).status)
    expect(await inTime(Promise.all(answers))).toEqual([204, 204])
    expect(told).toEqual(['ready'])
  })

  it('have it delivered again if the other one takes longer than five seconds', async () => {
    const app = promised()
    const onReady = vi.fn<() => Promise<void>>(() => app.promise)
    const { instances, told, coordination } = taking(2, { onReady })
    const claim = vi.spyOn(coordination, 'claim')
    const [one, two] = instances
    const first = one?.handler(await delivery(ready))
    await vi.waitFor(() => expect(onReady).toHaveBeenCalled())
    const second = two?.handler(await delivery(ready))
    await vi.waitFor(() => expect(claim).toHaveBeenCalledTimes(2))
    expect((await inTime(Promise.resolve(second)))?.status).toBe(503)
    app.resolve()
    expect((await first)?.status).toBe(204)
    expect((await two?.handler(await delivery(ready)))?.status).toBe(204)
    expect(told).toEqual(['ready'])
  })

  it('keep what the webhook brought when a poll that was asked before is answered after it', async () => {
    // `ready` was undone in 203 of 500 rounds, and what was told in 62.
    const { instances, told, upstream } = taking(2)
    const [one, two] = instances
    const { promise, resolve } = promised()
    upstream.gate = promise
    // Stream answers with a later change, and yet the older state.
    upstream.fields = { ...encoding, modified: '2026-05-18T09:29:59Z' }
    const poll = two?.handler(getVideo())
    await pass(100)
    await one?.handler(await delivery(ready))
    resolve()
    expect(await (await poll)?.json()).toMatchObject({ readyToStream: true })
    expect(await (await one?.handler(getVideo()))?.json()).toMatchObject({ readyToStream: true })
    await one?.handler(await delivery(ready))
    expect(told).toEqual(['ready'])
  })

  it('see the percentage of the faster one', async () => {
    const { instances, upstream } = taking(2)
    const [one, two] = instances
    upstream.fields = { ...ready, status: { state: 'ready', pctComplete: '60' } }
    await one?.handler(getVideo())
    await two?.handler(await delivery(ready))
    expect(await (await one?.handler(getVideo()))?.json()).toMatchObject({ status: { percentComplete: 60 } })
  })

  it('go on alone while it fails, and say so once', async () => {
    const down = () => Promise.reject(new Error('connection lost'))
    const broken = memoryCoordination()
    for (const method of Object.keys(broken)) Object.assign(broken, { [method]: down })
    const { handler, told, errors, upstream } = taking(1, { coordination: broken })
    upstream.fields = ready
    expect((await handler(getVideo())).status).toBe(200)
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(told).toEqual(['ready'])
    expect(errors).toMatchObject([{ message: expect.stringContaining('coordination.known') }])
    await pass(5000)
    await handler(getVideo())
    expect(errors).toHaveLength(2)
  })
})

it('coordination takes the place of a status store', () => {
  const statusStore = { get: () => null, set: () => {} }
  expect(() => handlerOn(() => video(), { coordination: memoryCoordination(), statusStore })).toThrow(
    'Omit `statusStore`',
  )
})
