import { type DefaultOptions, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { videoQueryKey } from '../../../src/drivers/status/video-query-key.js'
import { videoWith } from '../../support/uploads.js'
import { pass, type StatusBench, setUp, tearDown, videoId, watchOn } from './status-bench.js'

let bench: StatusBench
let client: StatusBench['client']
let getStatus: StatusBench['getStatus']
let read: StatusBench['read']
let ending: StatusBench['ending']

beforeEach(() => {
  bench = setUp()
  ;({ client, getStatus, read, ending } = bench)
})

afterEach(() => tearDown(bench))

const watch = (pace?: 'quick' | 'slow'): void => watchOn(bench, pace)

test('asks at once, after a second, and then ever more rarely, but at least every fifteen', async () => {
  const times: number[] = []
  const start = Date.now()
  getStatus.mockImplementation(async () => {
    times.push(Math.round((Date.now() - start) / 100) / 10)
    return videoWith()
  })
  watch()
  await pass(90_000)
  const waits = times.slice(1).map((time, index) => time - (times[index] as number))
  expect(times[0]).toBe(0)
  expect(waits[0]).toBeCloseTo(1)
  expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] as number) - 0.11)).toBe(true)
  expect(waits.at(-1)).toBeCloseTo(15)
})

test('comes when the endpoint says, also if that is sooner than it would come by itself', async () => {
  // Where webhooks tell the endpoint of the end, it asks for five seconds, and the page came after fifteen.
  getStatus.mockImplementation(async () => ({ ...videoWith(), retryAfter: 5000 }))
  watch()
  await pass(60_000)
  getStatus.mockClear()
  await pass(60_000)
  expect(getStatus).toHaveBeenCalledTimes(12)
})

test('in no hurry it asks after five seconds, and then ever more rarely, but at least every thirty', async () => {
  client.setQueryData(videoQueryKey(videoId), videoWith())
  const times: number[] = []
  const start = Date.now()
  getStatus.mockImplementation(async () => {
    times.push((Date.now() - start) / 1000)
    return videoWith()
  })
  watch('slow')
  await pass(240_000)
  expect(times[0]).toBeCloseTo(5, 0)
  expect((times.at(-1) ?? 0) - (times.at(-2) ?? 0)).toBeCloseTo(30, 0)
})

test('asks four times more rarely while nobody looks', async () => {
  vi.stubGlobal('document', { visibilityState: 'hidden' })
  watch()
  await pass(3900)
  expect(getStatus).toHaveBeenCalledTimes(1)
  await pass(200)
  expect(getStatus).toHaveBeenCalledTimes(2)
})

test('asks no sooner than the endpoint says, but does not let it say never', async () => {
  getStatus.mockResolvedValueOnce({ ...videoWith(), retryAfter: 20_000 })
  watch()
  await pass(19_900)
  expect(getStatus).toHaveBeenCalledTimes(1)
  getStatus.mockResolvedValueOnce({ ...videoWith(), retryAfter: 1e12 })
  await pass(200)
  expect(getStatus).toHaveBeenCalledTimes(2)
  await pass(119_000)
  expect(getStatus).toHaveBeenCalledTimes(2)
  await pass(1100)
  expect(getStatus).toHaveBeenCalledTimes(3)
})

test('stops when the signal says so', async () => {
  watch()
  await pass(0)
  ending.abort()
  await pass(60_000)
  expect(getStatus).toHaveBeenCalledTimes(1)
})

test('stops also while it waits to try again', async () => {
  getStatus.mockRejectedValue(new UploadFailure('network'))
  watch()
  await pass(0)
  ending.abort()
  await pass(60_000)
  expect(getStatus).toHaveBeenCalledTimes(1)
})

test('a video that the app puts into the cache arrives without a request', async () => {
  watch()
  await pass(0)
  client.setQueryData(videoQueryKey(videoId), videoWith({ readyToStream: true }))
  await pass(0)
  expect(read.at(-1)?.readyToStream).toBe(true)
  expect(getStatus).toHaveBeenCalledTimes(1)
})

// With `enabled: false` nothing was asked, with a short list of properties nothing was heard, and the video stayed "Processing".
test.each<readonly [string, NonNullable<DefaultOptions['queries']>]>([
  ['that it asks for nothing', { enabled: false, refetchInterval: false, refetchOnMount: false }],
  ['that nobody hears of changes', { notifyOnChangeProps: [] }],
  ['that data are something else', { select: () => null }],
  ['that data stay fresh', { staleTime: Infinity }],
])('of an app’s default %s nothing is taken over', async (_, queries) => {
  tearDown(bench)
  bench = setUp(new QueryClient({ defaultOptions: { queries } }))
  watch()
  await pass(20_000)
  expect(bench.read.length).toBeGreaterThan(3)
  expect(bench.read[0]).toMatchObject({ id: videoId })
})
