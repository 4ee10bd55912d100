import * as fc from 'fast-check'
import type { Bucket, Coordination, Reading } from 'react-stream-uploader/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newVideo, type Video } from '../../../src/protocol/video-status.js'
import { isNewer } from '../../../src/server/coordination/is-newer.js'
import { idOf } from '../fake-stream.js'

/** A connection of an instance to a store. */
export interface OpenStore {
  /** Each a connection of its own. */
  readonly instances: readonly [Coordination, Coordination, ...Coordination[]]
  readonly close: () => Promise<void>
}

let ids = 0
/** An id that no other test uses. */
const newId = (): string => {
  ids += 1
  return idOf(ids + Math.floor(performance.timeOrigin))
}
const bucket = (fields: Partial<Bucket> = {}): Bucket => ({
  name: newId(),
  capacity: 10,
  perMinute: 1,
  leave: 0,
  ...fields,
})
const reading = (videoId: string, fields: Partial<Video> = {}, askedAgoMs = 0): Reading => ({
  videoId,
  video: { ...newVideo(videoId), creator: 'ann', ...fields },
  askedAgoMs,
})
const many = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))
const patient = { timeout: 20_000, interval: 20 }

/** What every implementation of the port promises to the handler. */
export function isCoordination(name: string, open: () => Promise<OpenStore>): void {
  describe(`coordination by ${name}`, () => {
    let store: OpenStore
    let one: Coordination
    let two: Coordination
    beforeAll(async () => {
      store = await open()
      ;[one, two] = store.instances
    })
    afterAll(() => store?.close())
    const any = (index: number): Coordination => store.instances[index % store.instances.length] ?? one

    describe('a budget', () => {
      it('is one for all instances, however many ask at once', async () => {
        const shared = bucket()
        const waits = await many(40, (index) => any(index).take([shared]))
        expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
        for (const wait of waits.filter((ms) => ms > 0)) {
          expect(wait).toBeGreaterThan(50_000)
          expect(wait).toBeLessThanOrEqual(60_000)
        }
      })

      it('fills up again', async () => {
        const quick = bucket({ capacity: 1, perMinute: 60 })
        expect(await one.take([quick])).toBe(0)
        const wait = await two.take([quick])
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(1000)
        await expect.poll(() => two.take([quick]), patient).toBe(0)
      })

      it('takes from all of several buckets, or from none', async () => {
        const [full, empty] = [bucket({ capacity: 2 }), bucket({ capacity: 1 })]
        expect(await one.take([empty, full])).toBe(0)
        for (let tries = 0; tries < 3; tries += 1) expect(await two.take([full, empty])).toBeGreaterThan(0)
        expect([await one.take([full]), (await one.take([full])) > 0]).toEqual([0, true])
      })

      it('is left to those who matter more', async () => {
        const shared = bucket({ capacity: 3 })
        const patiently = { ...shared, leave: 2 }
        expect(await one.take([patiently])).toBe(0)
        expect(await two.take([patiently])).toBeGreaterThan(50_000)
        expect(await two.take([shared])).toBe(0)
      })

      it('rests for all, and a shorter rest does not end a longer one', async () => {
        await one.rest(1500)
        await two.rest(1)
        const wait = await two.take([bucket()])
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(1500)
        await expect.poll(() => one.take([bucket()]), patient).toBe(0)
      })
    })

    describe('what is known of a video', () => {
      it('is nothing at first, and in the order in which it is asked', async () => {
        const [a, b, c] = [newId(), newId(), newId()]
        await one.merge([reading(c, { name: 'C' }), reading(a, { name: 'ä 🏖️' })])
        const known = await two.known([a, b, c])
        expect(known.map((each) => each?.video?.name)).toEqual(['ä 🏖️', undefined, 'C'])
        expect(known[0]).toMatchObject({ video: reading(a, { name: 'ä 🏖️' }).video, told: [] })
        expect([await one.known([]), await one.merge([])]).toEqual([[], []])
      })

      it('is as old as its question', async () => {
        const id = newId()
        await one.merge([reading(id, {}, 5000)])
        const [known] = await two.known([id])
        expect(known?.ageMs).toBeGreaterThanOrEqual(4990)
        expect(known?.ageMs).toBeLessThan(15_000)
        const created = newId()
        await one.merge([reading(created, {}, Number.MAX_SAFE_INTEGER)])
        expect((await two.known([created]))[0]?.ageMs).toBeGreaterThan(1e9)
      })

      it('is the newest, in whatever order it comes', async () => {
        const dates = fc.constantFrom(null, 1000, 2000)
        const step = fc.record({
          askedAgoMs: fc.constantFrom(100_000, 200_000, 300_000, Number.MAX_SAFE_INTEGER),
          modified: dates,
          state: fc.constantFrom('open', 'ready', 'error', 'deleted'),
        })
        await fc.assert(
          fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
            const id = newId()
            let expected: { video: Video | null; askedAt: number } | undefined
            for (const [index, { askedAgoMs, modified, state }] of steps.entries()) {
              const fields = { modified, name: `step ${index}`, readyToStream: state === 'ready' }
              const unended = reading(id, fields, askedAgoMs)
              const next =
                state === 'deleted'
                  ? { ...unended, video: null }
                  : state === 'error'
                    ? reading(id, { ...fields, status: { ...newVideo(id).status, state } }, askedAgoMs)
                    : unended
              const dated = { video: next.video, askedAt: Math.max(0, 1e9 - askedAgoMs) }
              if (expected === undefined || isNewer(dated, expected, 1e9)) expected = dated
              const [known] = await any(index).merge([next])
              expect(known?.video).toEqual(expected.video)
            }
            expect((await one.known([id]))[0]?.video).toEqual(expected?.video)
          }),
          { numRuns: 60 },
        )
      })

      it('of 450 videos is kept in one go', async () => {
        const readings = Array.from({ length: 450 }, (_, index) =>
          reading(newId(), { name: `Video ${index}` }),
        )
        const kept = await one.merge(readings)
        expect(kept.map(({ video }) => video?.name)).toEqual(readings.map(({ video }) => video?.name))
        expect((await two.known(readings.map(({ videoId }) => videoId))).every(Boolean)).toBe(true)
      })

      it('keeps what was told', async () => {
        const id = newId()
        const claim = { videoId: id, end: 'ready', holder: 'a' } as const
        await one.merge([reading(id, {}, 1000)])
        await one.claim(claim, 60_000)
        await one.done(claim, true)
        expect((await two.merge([reading(id, { name: 'Later' })]))[0]).toMatchObject({
          video: { name: 'Later' },
          told: ['ready'],
        })
      })
    })

    describe('a claim', () => {
      const claimOf = (holder: string, videoId: string) => ({ videoId, end: 'ready', holder }) as const

      it('is one instance’s, however many want it at once, and nobody’s once the app was told', async () => {
        for (let round = 0; round < 20; round += 1) {
          const id = newId()
          if (round % 2 === 0) await one.merge([reading(id)])
          const answers = await many(8, (index) => any(index).claim(claimOf(`holder ${index}`, id), 60_000))
          expect(answers.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'busy'), 'yours'])
          await any(round).done(claimOf(`holder ${answers.indexOf('yours')}`, id), true)
          expect(await two.claim(claimOf('late', id), 60_000)).toBe('told')
          expect(await two.claim({ ...claimOf('other', id), end: 'error' }, 60_000)).toBe('yours')
        }
      })

      it('that failed is free at once', async () => {
        const id = newId()
        await one.claim(claimOf('a', id), 60_000)
        await one.done(claimOf('a', id), false)
        expect(await two.claim(claimOf('b', id), 60_000)).toBe('yours')
      })

      it('ends with its holder, who does not take it from the next', async () => {
        const id = newId()
        expect(await one.claim(claimOf('a', id), 200)).toBe('yours')
        await expect.poll(() => two.claim(claimOf('b', id), 60_000), patient).toBe('yours')
        await one.done(claimOf('a', id), false)
        expect(await one.claim(claimOf('c', id), 60_000)).toBe('busy')
        // But if the app was told after all, that counts.
        await one.done(claimOf('a', id), true)
        expect(await one.claim(claimOf('c', id), 60_000)).toBe('told')
      })
    })

    describe('turns', () => {
      const dueOf = async (from: Coordination, limit: number, own: readonly string[]) =>
        (await from.due(limit)).filter((id) => own.includes(id))

      it('go round among all instances: each video is due once, and again a second later', async () => {
        const own = Array.from({ length: 30 }, newId)
        await one.want(own)
        await two.want(own.slice(0, 10))
        const seen = (await many(6, (index) => any(index).due(10))).flat()
        expect(seen.filter((id) => own.includes(id)).toSorted()).toEqual(own.toSorted())
        expect(await dueOf(one, 450, own)).toEqual([])
        // Their turns were taken some milliseconds apart, so they may not come back in one answer.
        const again: string[] = []
        await expect
          .poll(async () => {
            again.push(...(await dueOf(two, 450, own)))
            return again.toSorted()
          }, patient)
          .toEqual(own.toSorted())
      })

      it('come first to those who wait longest', async () => {
        const [first, second] = [newId(), newId()]
        await one.want([first])
        await expect.poll(() => dueOf(one, 450, [first]), patient).toEqual([first])
        await one.want([first, second])
        const order: string[] = []
        await expect
          .poll(async () => {
            order.push(...(await dueOf(two, 1, [first, second])))
            return order
          }, patient)
          .toEqual([second, first])
      })

      it('end half a minute after the video was wanted last', async () => {
        const id = newId()
        await one.want([id])
        const startedAt = performance.now()
        let lastTurn = 0
        await expect
          .poll(
            async () => {
              if ((await dueOf(two, 450, [id])).length > 0) lastTurn = performance.now() - startedAt
              return performance.now() - startedAt > 32_000
            },
            { timeout: 50_000, interval: 200 },
          )
          .toBe(true)
        expect(lastTurn).toBeGreaterThan(27_000)
        expect(lastTurn).toBeLessThan(31_000)
      }, 60_000)
    })
  })
}
