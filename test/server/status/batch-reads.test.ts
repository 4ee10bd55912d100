import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { createStreamHandler, memoryCoordination } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { asObject } from '../../../src/protocol/json.js'
import { newVideo } from '../../../src/protocol/video-status.js'
import { bearer, patch, videoBytes } from '../../emulator/stream-client.js'
import { file, getVideo, handlerOn, idOf, postFile, refusal } from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 4, 18) }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const bytes = videoBytes(1000)

/** People whose videos are being encoded at an emulated account, and the calls to its API. */
async function watched(count: number, assumptions: StreamEmulatorOptions['assumptions'] = {}, instances = 1) {
  const calls: string[] = []
  const emulator = createStreamEmulator({ now: () => Date.now(), assumptions })
  const coordination = memoryCoordination()
  const handlers = Array.from({ length: instances }, () =>
    createStreamHandler({
      accountId: 'acc',
      apiToken: bearer.authorization.replace('Bearer ', ''),
      apiBaseUrl: 'https://api.test/client/v4',
      fetch: (request) => {
        if (request.method === 'GET') calls.push(request.url)
        return emulator.fetch(request)
      },
      authorize: ({ headers }) => ({ creator: headers.get('x-user') ?? 'ann' }),
      coordination,
      onError: () => {},
    }),
  )
  const handler = (index: number) => handlers[index % instances] ?? (() => Promise.reject(new Error()))
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const request = postFile({ ...file, size: bytes.length })
    request.headers.set('X-User', `user ${index}`)
    const ticket = await handler(index)(request)
    ids.push(ticket.headers.get('stream-media-id') ?? '')
    await patch(emulator, ticket.headers.get('location') ?? '', 0, bytes)
    await pass(500)
  }
  /** What each of them sees. */
  const poll = async () =>
    Promise.all(
      ids.map(async (id, index) => {
        const request = getVideo(id)
        request.headers.set('X-User', `user ${index}`)
        const response = await handler(index)(request)
        const json = asObject(await response.json())
        return asObject(json?.['status'])?.['state'] ?? response.status
      }),
    )
  const stranger = (id: string): Promise<Response> => handler(0)(getVideo(id))
  return { calls, ids, poll, stranger }
}

describe('people who watch different videos', () => {
  it('share one call, whose commas are not escaped', async () => {
    const { calls, ids, poll } = await watched(30)
    await poll()
    await pass(60_000)
    calls.length = 0
    expect(new Set(await poll())).toEqual(new Set(['ready']))
    // The first to ask reads its own alone, before it is known who else watches.
    expect(calls.filter((url) => url.includes('?id='))).toHaveLength(1)
    expect(calls.length).toBeLessThanOrEqual(2)
    expect(calls.at(-1)?.split('?id=')[1]?.split(',')).toHaveLength(ids.length - (calls.length - 1))
  })

  it('are read 450 at a time: a longer address is refused on the way', async () => {
    const ids = Array.from({ length: 460 }, (_, index) => idOf(index + 1))
    const coordination = memoryCoordination()
    await coordination.merge(
      ids.map((videoId) => ({
        videoId,
        video: { ...newVideo(videoId), creator: 'ann' },
        askedAgoMs: 60_000,
      })),
    )
    const lists: (readonly string[])[] = []
    const { handler } = handlerOn(
      ({ url }) => {
        const list = new URL(url).searchParams.get('id')?.split(',') ?? []
        if (list.length > 0) lists.push(list)
        return Response.json({ success: true, result: list.map((uid) => ({ uid, creator: 'ann' })) })
      },
      { coordination },
    )
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(ids.map((id) => handler(getVideo(id))))
      await pass(1500)
    }
    expect(Math.max(...lists.map((list) => list.length))).toBe(450)
    expect(new Set(lists.flat()).size).toBeGreaterThanOrEqual(459)
  })

  it('at several instances share it, too', async () => {
    const { calls, poll } = await watched(30, {}, 3)
    await poll()
    await pass(60_000)
    await poll()
    calls.length = 0
    await pass(2000)
    expect(new Set(await poll())).toEqual(new Set(['ready']))
    expect(calls.length).toBeLessThanOrEqual(3)
  })

  it('see their own progress, also where the list lags behind', async () => {
    const { poll } = await watched(3, { listLagMs: 3000 })
    await poll()
    const seen: unknown[][] = []
    for (let second = 0; second < 12; second += 1) {
      await pass(1000)
      seen.push(await poll())
    }
    const order = ['pendingupload', 'queued', 'inprogress', 'ready']
    for (const index of [0, 1, 2]) {
      const steps = seen.map((states) => order.indexOf(String(states[index])))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect(steps.at(-1)).toBe(3)
    }
  })

  it('are read alone for ten minutes where Stream refuses the list', async () => {
    const { handler, upstream } = handlerOn((request) => {
      if (request.url.includes('?id=')) return refusal(400, 10_005)
      const uid = new URL(request.url).pathname.split('/').at(-1)
      const result = { uid, creator: 'ann', status: { state: 'queued' } }
      return Response.json({ success: true, result })
    })
    const poll = () =>
      Promise.all([1, 2, 3].map(async (index) => (await handler(getVideo(idOf(index)))).status))
    await poll()
    await pass(1000)
    // Each is read once for all who ask at the same time.
    const before = upstream.length
    await Promise.all([poll(), poll(), poll()])
    expect(upstream.length - before).toBe(3)
    const lists = () => upstream.filter(({ url }) => url.includes('?id=')).length
    for (let round = 0; round < 20; round += 1) {
      await pass(15_000)
      expect(await poll()).toEqual([200, 200, 200])
    }
    // The first might have been refused for an id that does not exist.
    expect(lists()).toBe(2)
    expect(upstream.length).toBeGreaterThan(40)
    for (let round = 0; round < 26; round += 1) {
      await pass(15_000)
      await poll()
    }
    expect(lists()).toBe(3)
  })

  // One invented id had everybody's videos read alone for ten minutes.
  it('share their call all the same where Stream refuses it for an id that somebody has made up', async () => {
    const { calls, poll, stranger } = await watched(20, { unknownListedIdRefused: true })
    await poll()
    await pass(1000)
    await stranger(idOf(7))
    calls.length = 0
    for (let round = 0; round < 10; round += 1) {
      await pass(2000)
      await Promise.all([poll(), stranger(idOf(round + 8))])
    }
    expect(calls.filter((url) => url.includes('?id=')).length).toBeGreaterThanOrEqual(9)
    expect(calls.filter((url) => !url.includes('?id=')).length).toBeLessThanOrEqual(20)
  })

  it('see what a single reading says of a video that the list does not have', async () => {
    const { handler } = handlerOn((request) => {
      if (request.url.includes('?id=')) return Response.json({ success: true, result: [] })
      const uid = new URL(request.url).pathname.split('/').at(-1)
      const isReady = Date.now() > Date.UTC(2026, 4, 18, 0, 0, 5)
      return Response.json({ success: true, result: { uid, creator: 'ann', readyToStream: isReady } })
    })
    const poll = () =>
      Promise.all(
        [1, 2].map(
          async (index) => asObject(await (await handler(getVideo(idOf(index)))).json())?.['readyToStream'],
        ),
      )
    expect(await poll()).toEqual([false, false])
    await pass(10_000)
    // The first turn may be of the first alone; by the second poll both are known to be left out.
    await poll()
    await pass(2000)
    expect(await poll()).toEqual([true, true])
  })

  it.each(['', '<html>', '{"success":true,"result":null}', '{"success":true,"result":[7,{"uid":"x"}]}'])(
    'are answered with what is known if the list is %j',
    async (body) => {
      let isBroken = false
      const { handler } = handlerOn((request) => {
        if (isBroken && request.url.includes('?id=')) return new Response(body)
        if (isBroken) return refusal(500)
        const uid = new URL(request.url).pathname.split('/').at(-1)
        return Response.json({ success: true, result: { uid, creator: 'ann' } })
      })
      const poll = () =>
        Promise.all([1, 2, 3].map(async (index) => (await handler(getVideo(idOf(index)))).status))
      await poll()
      isBroken = true
      await pass(2000)
      for (const status of await poll()) expect([200, 503]).toContain(status)
    },
  )
})
