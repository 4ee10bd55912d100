import { beforeEach, describe, expect, it, vi } from 'vitest'
import { delivery, failed, NOW, ready } from '../deliveries.js'
import { getVideo } from '../fake-stream.js'
import { encoding, promised, taking } from './taking.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

describe('if the webhook is lost', () => {
  const justReady = { ...ready, readyToStreamAt: '2026-05-18T09:29:00Z' }

  it('a poll that finds the end tells of it, once', async () => {
    const { handler, told, upstream } = taking()
    await handler(getVideo())
    upstream.fields = justReady
    await pass(2000)
    await handler(getVideo())
    await pass(2000)
    await handler(getVideo())
    expect(told).toEqual(['ready'])
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(told).toEqual(['ready'])
  })

  it('a poll tells of a failure, too', async () => {
    const { handler, told, upstream } = taking()
    upstream.fields = failed
    await handler(getVideo())
    await pass(0)
    expect(told).toEqual(['error'])
  })

  it('a poll does not tell of an end that is older than an hour', async () => {
    const { handler, told, upstream } = taking()
    upstream.fields = { ...ready, readyToStreamAt: '2026-05-18T08:29:59Z' }
    await handler(getVideo())
    await pass(0)
    expect(told).toEqual([])
  })

  // By the dates alone it was never told: they may be missing, or be those of the file.
  it.each([
    { modified: '2020-01-01T00:00:00Z', readyToStreamAt: '2020-01-01T00:00:00Z' },
    { modified: undefined, readyToStreamAt: undefined },
  ])(
    'a poll tells of the end of a video that was seen before it, whatever its dates say: %j',
    async (dates) => {
      const { handler, instances, told, upstream } = taking(2)
      upstream.fields = { ...encoding, modified: dates.modified }
      await handler(getVideo())
      upstream.fields = { ...ready, ...dates }
      await pass(2000)
      await instances[1]?.handler(getVideo())
      await pass(2000)
      await handler(getVideo())
      await pass(0)
      expect(told).toEqual(['ready'])
    },
  )

  it('a poll does not wait for the app, and what the app could not take is told again by a later one', async () => {
    const works: Promise<unknown>[] = []
    const app = promised()
    const onReady = vi.fn<() => Promise<void>>(() => app.promise)
    const waitUntil = (work: Promise<unknown>) => void works.push(work)
    const { handler, told, upstream, errors } = taking(1, { onReady, waitUntil })
    upstream.fields = justReady
    expect((await handler(getVideo())).status).toBe(200)
    await pass(2000)
    expect((await handler(getVideo())).status).toBe(200)
    expect(onReady).toHaveBeenCalledTimes(1)
    app.reject()
    await Promise.all(works)
    expect(errors).toMatchObject([{ message: expect.stringContaining('webhook.onReady') }])
    onReady.mockResolvedValue()
    await pass(2000)
    await handler(getVideo())
    expect(onReady).toHaveBeenCalledTimes(1)
    await pass(30_000)
    await handler(getVideo())
    await Promise.all(works)
    expect(told).toEqual(['ready'])
  })
})
