import { environmentManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { UploadError } from '../../../src/core/model/upload-error.js'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { clientOf } from '../../../src/drivers/endpoint/endpoint-client.js'
import { createQueryStatusSource } from '../../../src/drivers/status/query-status-source.js'
import { videoQueryKey } from '../../../src/drivers/status/video-query-key.js'
import { systemClock } from '../../../src/drivers/time/clock.js'
import type { Video } from '../../../src/protocol/video-status.js'
import { fakePorts } from '../../support/fake-ports.js'
import { videoWith } from '../../support/uploads.js'

// TanStack Query does not poll where there is no window, unless told that this is no server.
environmentManager.setIsServer(() => false)

let client: QueryClient
let getStatus: ReturnType<typeof vi.fn<() => Promise<unknown>>>
let read: Video[]
let failed: UploadError[]
let unanswered: (boolean | undefined)[]
let reported: unknown[]
let ending: AbortController

beforeEach(() => {
  vi.useFakeTimers()
  client = new QueryClient()
  getStatus = vi.fn(async () => videoWith())
  read = []
  failed = []
  unanswered = []
  reported = []
  ending = new AbortController()
  ;({ connectivity, goOnline } = fakePorts())
})

afterEach(() => {
  ending.abort()
  client.clear()
})

let { connectivity, goOnline } = fakePorts()

function watch(pace?: 'quick' | 'slow'): void {
  const endpoint = {
    getStatus: () => getStatus(),
    createTicket: () => Promise.reject(new Error('not asked for')),
    discard: () => Promise.resolve(),
  }
  createQueryStatusSource(
    () => client,
    () => clientOf(endpoint),
    systemClock,
    connectivity,
    (error) => reported.push(error),
    () => Promise.reject(new Error('not asked for')),
  ).watch(
    'v',
    {
      read: (video) => read.push(video),
      failed(error, isUnanswered) {
        failed.push(error)
        unanswered.push(isUnanswered)
      },
    },
    ending.signal,
    pace,
  )
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

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
  client.setQueryData(videoQueryKey('v'), videoWith())
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
  client.setQueryData(videoQueryKey('v'), videoWith({ readyToStream: true }))
  await pass(0)
  expect(read.at(-1)?.readyToStream).toBe(true)
  expect(getStatus).toHaveBeenCalledTimes(1)
})

describe('failures', () => {
  test.each([
    ['that do not pass', () => Promise.reject(new UploadFailure('forbidden', 403)), 0, 'forbidden'],
    ['that go on too long', () => Promise.reject(new UploadFailure('network')), 120_000, 'network'],
    ['of an answer that is no video', async () => '<!doctype html>', 0, 'endpoint-unreadable'],
  ])('%s are told', async (_, answer, ms, code) => {
    getStatus.mockImplementation(answer)
    watch()
    await pass(ms)
    expect(failed[0]).toMatchObject({ code })
  })

  test('that pass are borne, and polling goes on', async () => {
    getStatus
      .mockRejectedValueOnce(new UploadFailure('network'))
      .mockRejectedValueOnce(new UploadFailure('internal', 500))
    watch()
    await pass(10_000)
    expect(failed).toEqual([])
    expect(read.length).toBeGreaterThan(0)
  })

  test('of a function of the app are told, and reported as they are', async () => {
    const bug = new TypeError('in the host')
    getStatus.mockRejectedValue(bug)
    watch()
    await pass(0)
    expect(failed).toMatchObject([{ code: 'unexpected' }])
    expect(reported).toEqual([bug])
  })

  test('that pass are not heard of by whoever listens to the cache', async () => {
    const onError = vi.fn()
    client.getQueryCache().config = { onError }
    getStatus.mockRejectedValueOnce(new UploadFailure('network'))
    watch()
    await pass(5000)
    expect(read.length).toBeGreaterThan(0)
    expect(onError).not.toHaveBeenCalled()
  })

  test('that ask for a wait get it', async () => {
    getStatus.mockRejectedValueOnce(new UploadFailure('rate-limited', 429, 20_000))
    watch()
    await pass(19_000)
    expect(getStatus).toHaveBeenCalledTimes(1)
    await pass(1500)
    expect(getStatus).toHaveBeenCalledTimes(2)
  })

  test('a status that never comes is given up after twenty seconds, and asked for again', async () => {
    getStatus.mockImplementationOnce(() => new Promise(() => {}))
    watch()
    await pass(25_000)
    expect(getStatus.mock.calls.length).toBeGreaterThan(1)
    expect(read.length).toBeGreaterThan(0)
  })
})

describe('without a connection', () => {
  // Query pauses for an `offline` event, and the browser that sends it may be wrong for good.
  test('a video is asked for all the same, as long as answers come', async () => {
    onlineManager.setOnline(false)
    try {
      watch()
      await pass(10_000)
      expect(read.length).toBeGreaterThan(3)
    } finally {
      onlineManager.setOnline(true)
    }
  })

  test('one request that fails is the last one until there is a connection', async () => {
    getStatus.mockRejectedValue(new UploadFailure('network'))
    goOnline(false)
    watch()
    await pass(600_000)
    expect(getStatus).toHaveBeenCalledTimes(1)
    expect(failed).toEqual([])
    getStatus.mockResolvedValue(videoWith())
    goOnline(true)
    await pass(0)
    expect(read).toHaveLength(1)
  })
})

describe('404', () => {
  const missing = new UploadFailure('not-found', 404)

  // One proxy that restarts ended the upload for good.
  test('once is not the end', async () => {
    getStatus.mockRejectedValueOnce(missing)
    watch()
    await pass(5000)
    expect(failed).toEqual([])
    expect(read.length).toBeGreaterThan(0)
  })

  test('for less than a minute after an answer is borne', async () => {
    watch()
    await pass(0)
    getStatus.mockRejectedValue(missing)
    await pass(55_000)
    getStatus.mockResolvedValue(videoWith({ readyToStream: true }))
    await pass(15_000)
    expect(failed).toEqual([])
    expect(read.at(-1)?.readyToStream).toBe(true)
  })

  test('for a minute after an answer is a video that is gone', async () => {
    watch()
    await pass(0)
    getStatus.mockRejectedValue(missing)
    await pass(75_000)
    expect(failed).toEqual([{ code: 'video-gone', status: 404, retryAfter: null }])
    expect(unanswered).toEqual([false])
  })

  test('to everything that was ever asked is an endpoint without statuses', async () => {
    getStatus.mockRejectedValue(missing)
    watch()
    await pass(14_000)
    expect(failed).toEqual([])
    await pass(2000)
    expect(failed).toMatchObject([{ code: 'not-found' }])
    expect(unanswered).toEqual([true])
  })

  test('between other failures does not use up their retries', async () => {
    watch()
    await pass(0)
    for (let turn = 0; turn < 6; turn++) getStatus.mockRejectedValueOnce(missing)
    getStatus.mockRejectedValueOnce(new UploadFailure('internal', 500))
    await pass(60_000)
    expect(failed).toEqual([])
  })
})
