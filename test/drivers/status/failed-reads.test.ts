import { onlineManager } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { videoWith } from '../../support/uploads.js'
import { pass, type StatusBench, setUp, tearDown, videoId, watchOn } from './status-bench.js'

let bench: StatusBench
let client: StatusBench['client']
let getStatus: StatusBench['getStatus']
let read: StatusBench['read']
let failed: StatusBench['failed']
let unanswered: StatusBench['unanswered']
let reported: StatusBench['reported']
let goOnline: StatusBench['goOnline']

beforeEach(() => {
  bench = setUp()
  ;({ client, getStatus, read, failed, unanswered, reported, goOnline } = bench)
})

afterEach(() => tearDown(bench))

const watch = (pace?: 'quick' | 'slow'): void => watchOn(bench, pace)

describe('failures', () => {
  test.each([
    ['that do not pass', () => Promise.reject(new UploadFailure('forbidden', 403)), 3000, 'forbidden'],
    ['that go on too long', () => Promise.reject(new UploadFailure('network')), 120_000, 'network'],
    ['of an answer that is no video', async () => '<!doctype html>', 3000, 'endpoint-unreadable'],
  ])('%s are told', async (_, answer, ms, code) => {
    getStatus.mockImplementation(answer)
    watch()
    await pass(ms)
    expect(failed[0]).toMatchObject({ code })
  })

  // One page of a proxy, and a video that was encoding had failed.
  test.each([
    ['an answer that is no video', async () => '<!doctype html>'],
    ['an answer about another video', async () => videoWith({ id: 'f'.repeat(32), readyToStream: true })],
    ['a person who has to sign in', () => Promise.reject(new UploadFailure('unauthorized', 401))],
    ['a proxy that asks for five minutes', () => Promise.reject(new UploadFailure('internal', 503, 300_000))],
    ['headers that could not be fetched', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('once, %s is borne, at first and later', async (_, odd) => {
    getStatus.mockImplementationOnce(odd)
    watch()
    await pass(121_000)
    getStatus.mockImplementationOnce(odd)
    await pass(150_000)
    expect([failed, reported]).toEqual([[], []])
    expect(read.length).toBeGreaterThan(3)
    expect(new Set(read.map(({ id }) => id))).toEqual(new Set([videoId]))
  })

  // As behind a captive portal: the patience of before was over.
  test('odd answers before and after a time without a connection are two', async () => {
    watch()
    await pass(0)
    getStatus.mockImplementationOnce(async () => '<!doctype html>')
    getStatus.mockImplementationOnce(() => {
      bench.goOnline(false)
      return Promise.reject(new UploadFailure('network'))
    })
    await pass(64_000)
    getStatus.mockImplementationOnce(async () => '<!doctype html>')
    bench.goOnline(true)
    await pass(30_000)
    expect(failed).toEqual([])
  })

  test('after an answer, what is odd for less than fifteen seconds is borne', async () => {
    watch()
    await pass(0)
    getStatus.mockRejectedValue(new UploadFailure('forbidden', 403))
    await pass(14_000)
    expect(failed).toEqual([])
    await pass(10_000)
    expect(failed).toMatchObject([{ code: 'forbidden' }])
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
    await pass(3000)
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
