import { memoryCoordination, type StreamHandlerOptions } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createBudget } from '../../../src/server/budget/budget.js'
import type { CallKind } from '../../../src/server/stream/call-gate.js'
import {
  codeOf,
  created,
  deleteVideo,
  getVideo,
  handlerOn,
  idOf,
  operations,
  patchTitle,
  postFile,
  refusal,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 4, 18) }))

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)
const as = (user: string, request: Request): Request => {
  request.headers.set('X-User', user)
  return request
}
const authorize: StreamHandlerOptions['authorize'] = ({ headers }) => ({
  creator: headers.get('x-user') ?? 'ann',
})
/** Stream knows one video, and takes every creation. */
const answering = (request: Request): Response => {
  if (request.method === 'POST' && request.url.endsWith('?direct_user=true')) return created()
  return request.url.endsWith(VIDEO_ID) ? video({ status: { state: 'queued' } }) : refusal(404, 10_003)
}
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))
const statuses = async (answers: readonly Promise<Response>[]) =>
  (await Promise.all(answers)).map(({ status }) => status)

describe('nobody can use up the account', () => {
  // 1,500 invented ids were 1,500 calls in 1.4 seconds, and blocked everybody for five minutes.
  it.each([
    ['discards', (id: string) => deleteVideo(id)],
    ['renames', (id: string) => patchTitle(undefined, id)],
    ['reads', (id: string) => getVideo(id)],
  ])('by 1,500 %s of invented ids: at most 60 calls, and others upload', async (_, request) => {
    const { handler, upstream, errors } = handlerOn(answering, { authorize })
    const seen = new Set(await statuses(times(1500, (index) => handler(as('eve', request(idOf(index)))))))
    expect(upstream.length).toBeLessThanOrEqual(60)
    expect(seen).toContain(429)
    expect((await handler(as('ann', postFile()))).status).toBe(201)
    expect((await handler(as('ann', getVideo()))).status).toBe(200)
    expect(errors).toEqual([])
  })

  it('by one invented id, again and again: it costs one call', async () => {
    const { handler, upstream } = handlerOn(answering)
    const deletions = times(50, () => handler(deleteVideo(idOf(1))))
    expect(new Set(await statuses(deletions))).toEqual(new Set([204]))
    await pass(4000)
    expect(await statuses([handler(deleteVideo(idOf(1))), handler(patchTitle(undefined, idOf(1)))])).toEqual([
      204, 404,
    ])
    expect(upstream).toHaveLength(1)
  })

  // Who had been admitted once was admitted for good: 30 ids were 896 calls in five minutes, somebody else's video 906.
  it.each([
    ['discards', (id: string) => deleteVideo(id)],
    ['renames', (id: string) => patchTitle(undefined, id)],
    ['reads', (id: string) => getVideo(id)],
  ])(
    'by %s of the same invented ids, or of a video of somebody else, for five minutes',
    async (_, request) => {
      const { handler, upstream } = handlerOn(answering, { authorize })
      for (let round = 0; round < 50; round += 1) {
        const asked = [VIDEO_ID, ...times(30, idOf)].map((id) => handler(as('eve', request(id))))
        expect(await statuses(asked)).not.toContain(200)
        await pass(6000)
      }
      // A burst, 12 ids a minute, and for reads a list before each look.
      expect(upstream.length).toBeLessThanOrEqual(180)
    },
  )

  it('by 20 invented reads a second: it delays nobody, and not the same person', async () => {
    const { handler } = handlerOn(answering, { authorize })
    for (const user of ['ann', 'eve']) await handler(as(user, postFile()))
    const ready = { readyToStream: false }
    for (let second = 0; second < 30; second += 1) {
      await Promise.all(times(20, (index) => handler(as('ann', getVideo(idOf(second * 20 + index))))))
      await pass(1000)
      const response = await handler(as('ann', getVideo()))
      expect([response.status, response.headers.get('retry-after')]).toEqual([200, null])
      expect(await response.json()).toMatchObject(ready)
    }
  })

  it('by 600 renames of one own video: the first and the last are made', async () => {
    const { handler, upstream } = handlerOn((request) =>
      request.method === 'POST' && !request.url.endsWith(VIDEO_ID) ? created() : video(),
    )
    await handler(postFile())
    const titles = times(600, (index) => handler(patchTitle({ title: `Title ${index}` })))
    expect(new Set(await statuses(titles))).toEqual(new Set([204]))
    const edits = upstream.filter(({ method, url }) => method === 'POST' && url.endsWith(VIDEO_ID))
    const bodies = await Promise.all(edits.map((request) => request.text()))
    expect(bodies.map((body) => /Title \d+/.exec(body)?.[0])).toEqual(['Title 0', 'Title 599'])
    expect(upstream).toHaveLength(5)
  })

  // An edit is two calls. 80 renames one after another used up the calls of everybody.
  it('by its own renames, one after another: half of the calls are left to others', async () => {
    const { handler, upstream } = handlerOn((request) =>
      request.method === 'POST' && !request.url.endsWith(VIDEO_ID) ? created() : video(),
    )
    await handler(postFile())
    for (let index = 0; index < 120; index += 1) await handler(patchTitle({ title: `Title ${index}` }))
    expect(upstream.length).toBeLessThanOrEqual(82)
    // Of a share of one call there are never two: what comes together is not left without its second half.
    await pass(60_000)
    expect((await handler(patchTitle({ title: 'Summer' }))).status).toBe(204)
  })

  it('and who has a small share can rename all the same', async () => {
    const { handler } = handlerOn(() => video(), { callsPerMinute: 3 })
    await handler(getVideo())
    expect((await handler(patchTitle())).status).toBe(204)
  })

  it('by 200 discards of one video at once: one call each to look and to delete', async () => {
    const { handler, upstream } = handlerOn(() => video())
    expect(new Set(await statuses(times(200, () => handler(deleteVideo()))))).toEqual(new Set([204]))
    expect(upstream.map(({ method }) => method)).toEqual(['GET', 'DELETE'])
  })

  it('by its own creations: half of the calls are left to others', async () => {
    const { handler, upstream } = handlerOn(answering, { authorize })
    await statuses(times(500, () => handler(as('eve', postFile()))))
    expect(upstream.length).toBeLessThanOrEqual(80)
    expect((await handler(as('ann', postFile()))).status).toBe(201)
  })
})

describe('the budget', () => {
  const kinds = ['create', 'change', 'token', 'read'] as const
  /** Four asks a second of each kind at each of four instances; when each was let through. */
  async function demand(seconds: number, asked: readonly CallKind[] = kinds) {
    const coordination = memoryCoordination()
    const budgets = times(4, () => createBudget(coordination, { callsPerMinute: 160, readsPerMinute: 120 }))
    const sent: { readonly at: number; readonly kind: CallKind }[] = []
    for (let at = 0; at < seconds * 1000; at += 250) {
      for (const kind of asked) {
        for (const budget of budgets) {
          const isLet = await budget.enter(kind).then(
            () => true,
            () => false,
          )
          if (isLet) sent.push({ at, kind })
        }
      }
      vi.advanceTimersByTime(250)
    }
    return sent
  }

  it('allows at most 1,000 calls in five minutes, of all verbs and instances together', async () => {
    const calls = (await demand(400)).map(({ at }) => at)
    const windows = calls.map((start) => calls.filter((at) => at >= start && at < start + 300_000).length)
    expect(Math.max(...windows)).toBeLessThanOrEqual(1000)
    expect(Math.max(...windows)).toBeGreaterThan(990)
  })

  it('lets creations go first, and reading is never shut out', async () => {
    // Readers ask first, so that it is not their turn that decides.
    const sent = await demand(300, ['read', 'create'])
    const inLastMinute = sent.filter(({ at }) => at >= 240_000)
    expect(inLastMinute.filter(({ kind }) => kind === 'read')).toHaveLength(12)
    expect(inLastMinute.filter(({ kind }) => kind === 'create')).toHaveLength(148)
  })

  it('is for reading alone when nothing else is asked: 120 a minute', async () => {
    const sent = await demand(300, ['read'])
    expect(sent.filter(({ at }) => at >= 240_000)).toHaveLength(120)
  })
})

describe('after a 429', () => {
  const limited = (retryAfter = '90') => {
    const state = { isLimited: true }
    const parts = handlerOn(
      (request) =>
        state.isLimited ? refusal(429, undefined, { 'Retry-After': retryAfter }) : answering(request),
      { authorize },
    )
    return { ...parts, state }
  }

  it.each(operations)('nothing is sent on: %s is answered the same without a call', async (_, request) => {
    const { handler, upstream } = limited()
    const first = await handler(postFile())
    const body = await first.text()
    await pass(30_000)
    const again = await handler(request())
    expect(upstream).toHaveLength(1)
    expect([again.status, again.headers.get('retry-after'), await again.text()]).toEqual([429, '60', body])
  })

  it('of 40 creations and discards none is sent on, until the rest is over', async () => {
    const { handler, upstream, state } = limited()
    await handler(getVideo())
    state.isLimited = false
    const asked = times(20, (index) => [handler(postFile()), handler(deleteVideo(idOf(index)))]).flat()
    expect(new Set(await statuses(asked))).toEqual(new Set([429]))
    expect(upstream).toHaveLength(1)
    await pass(90_000)
    expect((await handler(postFile())).status).toBe(201)
  })

  it('the rest is five minutes at most, whatever a proxy says and whatever the clock does', async () => {
    // `Retry-After: 999999` stopped all reads for 11.6 days, and a clock set back by two hours made 300 s of it 7,500.
    const { handler, upstream, state } = limited('999999')
    expect((await handler(getVideo())).headers.get('retry-after')).toBe('300')
    state.isLimited = false
    vi.setSystemTime(Date.now() - 7_200_000)
    await pass(299_000)
    expect(await codeOf(await handler(getVideo()))).toBe('rate-limited')
    expect(upstream).toHaveLength(1)
    await pass(1000)
    expect((await handler(getVideo())).status).toBe(200)
  })

  it('a date is understood, too', async () => {
    const { handler, upstream } = limited(new Date(Date.now() + 20_000).toUTCString())
    for (const wait of [0, 19_000, 1000]) {
      await pass(wait)
      await handler(postFile())
    }
    expect(upstream).toHaveLength(2)
  })

  // All went on after a creation was refused with a number of seven digits, or a word.
  it.each(['9999999', '12.5', 'soon', '-1'])('nothing is sent on, however long it says: %j', async (wait) => {
    const { handler, upstream } = limited(wait)
    await handler(postFile())
    await statuses([handler(postFile()), handler(getVideo()), handler(deleteVideo())])
    expect(upstream).toHaveLength(1)
  })

  it('of a creation without a time, others go on: the encoder is full', async () => {
    const { handler, upstream } = handlerOn((request) => (request.method === 'POST' ? refusal(429) : video()))
    expect((await handler(postFile())).status).toBe(429)
    expect((await handler(getVideo())).status).toBe(200)
    expect(upstream).toHaveLength(2)
  })
})

describe("Stream's own count", () => {
  it('stops instances that know nothing of each other before it is used up', async () => {
    let left = 1200
    const headers = () => ({
      Ratelimit: `"default";r=${left};t=300`,
      'Ratelimit-Policy': '"default";q=1200;w=300',
    })
    const parts = times(8, () =>
      handlerOn(
        () => {
          left -= 1
          return created(headers())
        },
        { authorize },
      ),
    )
    let answered: number[] = []
    for (let round = 0; round < 150; round += 1) {
      const asked = parts.map(({ handler }, index) => handler(as(`user ${round} ${index}`, postFile())))
      answered = await statuses(asked)
    }
    expect(left).toBeGreaterThanOrEqual(200)
    expect(left).toBeLessThanOrEqual(216)
    expect(new Set(answered)).toEqual(new Set([429]))
  })
})
