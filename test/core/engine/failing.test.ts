import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RetryPolicy } from '../../../src/core/contract/retry-policy.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

beforeEach(() => start())

describe('failing', () => {
  test('a broken transfer is retried after a moment, and the row says so', async () => {
    await upload()
    await ports.transfers[0]?.fail('network')
    expect(uploads()[0]).toMatchObject({ status: 'uploading', transfer: { attempt: 1 } })
    expect(ports.transfers).toHaveLength(1)
    ports.clock.advance(275)
    await settle()
    expect(ports.transfers).toHaveLength(2)
  })

  // Firefox reads on in a file that was overwritten, and all requests succeed.
  test.each(['before it goes on', 'before its end'])('a file that changes %s fails', async (when) => {
    const id = await upload('a', 'mixed')
    if (when === 'before it goes on') {
      uploader.pause(id)
      ports.rewritten.add('a')
      uploader.resume(id)
      await settle()
      expect(ports.transfers).toHaveLength(1)
    } else {
      ports.rewritten.add('a')
      await ports.transfers[0]?.answer()
    }
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'file-changed' } })
    uploader.remove(id)
    await settle()
    expect(ports.discarded).toEqual(['mixed'])
  })

  // Each file was read three times, which was most of the work of a small one.
  test('where browsers refuse to read a changed file, samples are taken once, and again where it goes on', async () => {
    ports.probe.readsOn = false
    const id = await upload()
    expect(ports.samples).toEqual([])
    ports.transfers[0]?.reports.accepted(400)
    uploader.pause(id)
    uploader.resume(id)
    await settle()
    expect(ports.samples).toEqual(['first', 'again'])
    await ports.transfers[1]?.answer()
    expect(ports.samples).toEqual(['first', 'again'])
  })

  // It was a file that had changed, for good.
  test('a file that cannot be read any more keeps its progress, and goes on with one click', async () => {
    const id = await upload('a', 'video')
    ports.transfers[0]?.reports.accepted(400)
    await ports.transfers[0]?.fail('file-unreadable')
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'file-unreadable' } })
    uploader.retry(id)
    await settle()
    expect(uploader.getUpload(id)).toMatchObject({ status: 'uploading', transfer: { bytesAccepted: 400 } })
    expect(ports.creations).toHaveLength(1)
  })

  test('accepted bytes give back all retries', async () => {
    await upload()
    for (let round = 1; round <= 60; round++) {
      ports.transfers.at(-1)?.reports.accepted(round)
      await ports.transfers.at(-1)?.fail('network')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(statuses()).toEqual(['uploading'])
  })

  test.each([0, 500])('a connection that only opens, at byte %i, gives back none', async (offset) => {
    await upload()
    ports.transfers[0]?.reports.accepted(offset)
    for (let round = 0; round < 24; round++) {
      ports.transfers.at(-1)?.reports.opened(offset, null)
      await ports.transfers.at(-1)?.fail('network')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(statuses()).toEqual(['failed'])
  })

  test('without progress it fails in the end, and a retry continues from what was accepted', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.accepted(500)
    for (let round = 0; round < 24; round++) {
      await ports.transfers.at(-1)?.fail('network')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'network' } })
    uploader.retry(id)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'uploading', transfer: { bytesAccepted: 500 } })
    expect(ports.creations).toHaveLength(1)
  })

  // Like a server that is being started: its gateway answers before it does.
  test('failures of another kind have retries of their own', async () => {
    await upload()
    for (const code of [...Array(20).fill('network'), ...Array(7).fill('timeout')]) {
      await ports.transfers.at(-1)?.fail(code)
      ports.clock.advance(15_000)
      await settle()
      expect(statuses()).toEqual(['uploading'])
    }
    await ports.transfers.at(-1)?.fail('timeout')
    expect(statuses()).toEqual(['failed'])
  })

  /** A server that answers every chunk with this status, each time after so many milliseconds. Returns how long that is retried. */
  async function bear(ms: number, status: number): Promise<number> {
    const begun = ports.clock.now()
    for (let tries = 0; tries < 1000; tries++) {
      const transfer = ports.transfers.at(-1)
      ports.clock.advance(ms)
      await transfer?.fail('transfer-failed', status)
      for (let second = 0; second < 15 && ports.transfers.at(-1) === transfer; second++) {
        if (statuses()[0] === 'failed') return ports.clock.now() - begun - ms
        ports.clock.advance(1000)
        await settle()
      }
    }
    throw new Error('It never gave up')
  }

  test.each([0, 4000, 10_000])(
    'a server that fails at each chunk after %i ms is retried for a minute, and not for much longer',
    async (ms) => {
      await upload()
      const borne = await bear(ms, 500)
      expect(borne).toBeGreaterThanOrEqual(60_000)
      expect(borne).toBeLessThanOrEqual(60_000 + 2 * ms + 1000)
    },
  )

  test('a failure of another kind before it takes nothing of that minute', async () => {
    await upload()
    for (let tries = 0; tries < 3; tries++) {
      ports.clock.advance(30_000)
      await ports.transfers.at(-1)?.fail('timeout')
      ports.clock.advance(15_000)
      await settle()
    }
    expect(await bear(0, 503)).toBeGreaterThanOrEqual(60_000)
  })

  test('an app that wants another URL for a failure that is not of the URL gets the failure', async () => {
    start({ retry: () => ({ kind: 'new-ticket' }) })
    await upload()
    await ports.transfers[0]?.fail('network')
    expect(uploads()).toMatchObject([{ status: 'failed', error: { code: 'network' } }])
    expect(ports.creations).toHaveLength(1)
    expect(ports.reported).toEqual([])
  })

  test('an app may decide about failures itself', async () => {
    const retry = vi.fn<RetryPolicy>(() => ({ kind: 'fail' }))
    start({ retry })
    await upload()
    await ports.transfers[0]?.fail('network')
    expect(statuses()).toEqual(['failed'])
    expect(retry).toHaveBeenCalledWith(expect.objectContaining({ code: 'network' }), 0, ports.clock.now())
  })

  test('a failure without a connection waits for the connection, even before an event of the browser', async () => {
    await upload()
    const { isOnline } = ports.connectivity
    ports.connectivity.isOnline = () => false
    await ports.transfers[0]?.fail('network')
    expect(uploads()[0]).toMatchObject({ status: 'paused', cause: 'offline' })
    // The outage is over before its events come, so that they tell of no change.
    ports.connectivity.isOnline = isOnline
    ports.goOnline(true)
    expect(statuses()).toEqual(['uploading'])
  })

  // The bytes were never sent, and one reserved video stayed.
  test.each([true, false])(
    'of which no answer names the video, its bytes arrive, followed: %s',
    async (trackProcessing) => {
      start({ trackProcessing })
      await add('a')
      await ports.creations[0]?.answer({ ...ticketFor(''), videoId: null })
      ports.transfers[0]?.reports.opened(0, null)
      expect(statuses()).toEqual(['uploading'])
      await ports.transfers[0]?.answer()
      expect(uploads()).toMatchObject([{ status: 'uploaded', videoId: null }])
    },
  )

  test('of which the upload server names the video, is followed', async () => {
    start()
    await add('a')
    await ports.creations[0]?.answer({ ...ticketFor(''), videoId: null })
    ports.transfers[0]?.reports.opened(0, 'named')
    await ports.transfers[0]?.answer()
    expect(uploads()).toMatchObject([{ status: 'processing', videoId: 'named' }])
  })

  // "Try again" asked for the same id, for ever.
  test('whose video is gone is uploaded anew by a retry', async () => {
    start()
    await upload('a')
    await ports.transfers[0]?.answer()
    ports.watches[0]?.reports.failed({ code: 'video-gone', status: 404, retryAfter: null })
    expect(uploads()).toMatchObject([{ status: 'failed', error: { code: 'video-gone' } }])
    uploader.retry(uploads()[0]?.id ?? '')
    await settle()
    expect(statuses()).toEqual(['requesting'])
    expect(ports.creations).toHaveLength(2)
  })

  test('whose video the endpoint has never known is uploaded, and not failed', async () => {
    start()
    await upload('a')
    await ports.transfers[0]?.answer()
    ports.watches[0]?.reports.failed({ code: 'not-found', status: 404, retryAfter: null }, true)
    expect(statuses()).toEqual(['uploaded'])
  })

  // Where uploads are stored their content is compared: see `sessions/failed-again`.
  test('a file whose upload has failed is added again: it goes on in its row, with the file of now', async () => {
    const id = await upload('a')
    ports.transfers[0]?.reports.accepted(400)
    await ports.transfers[0]?.fail('chunk-refused', 400)
    const again = fileOf(1000, 'a')
    expect(uploader.add([again])).toEqual([id])
    await settle()
    expect(uploads()).toMatchObject([{ id, status: 'uploading', transfer: { bytesAccepted: 400 } }])
    expect(ports.transfers[1]?.job.file).toBe(again)
    expect(ports.creations).toHaveLength(1)
  })

  // Found by random schedules (seeds 184654523 and 1181118598): any file took its place, and went on at its offset.
  test.each(['chunk-refused', 'file-changed'] as const)(
    'a file that failed with %s is not given another',
    async (code) => {
      const id = await upload('a')
      ports.transfers[0]?.reports.accepted(400)
      await ports.transfers[0]?.fail(code)
      const before = uploader.getUpload(id)
      uploader.reselect(id, fileOf(1000, 'a'))
      await settle()
      expect(uploader.getUpload(id)).toBe(before)
    },
  )

  test('one that failed for good is another upload', async () => {
    await upload('a')
    await ports.transfers[0]?.fail('file-changed')
    await add('a')
    expect(statuses()).toEqual(['failed', 'requesting'])
  })

  test('a file that fails stops no other', async () => {
    await upload('a')
    await upload('b')
    await ports.transfers[0]?.fail('chunk-refused', 400)
    expect(statuses()).toEqual(['failed', 'uploading'])
    expect(ports.transfers[1]?.signal.aborted).toBe(false)
  })

  test('an exception in a function of the app fails the upload and is reported', async () => {
    await add('a')
    const bug = new TypeError('function of the app is broken')
    ports.creations.length = 0
    ports.tickets.create = () => Promise.reject(bug)
    await add('b')
    expect(uploads()[1]).toMatchObject({ status: 'failed', error: { code: 'unexpected' } })
    expect(ports.reported).toContain(bug)
  })

  test('an exception in a driver fails the upload and stops no other', async () => {
    ports.status.watch = () => {
      throw new TypeError('no client')
    }
    await upload('a')
    await ports.transfers[0]?.answer()
    expect(uploads()[0]).toMatchObject({ status: 'failed', error: { code: 'unexpected' } })
    await add('b')
    expect(statuses()).toEqual(['failed', 'requesting'])
  })

  test('a rule of the wrong type fails the file, and is not retried for ever', async () => {
    start({ accept: ['video/*'] as unknown as string })
    await add('a')
    expect(uploads()[0]).toMatchObject({ status: 'failed', error: { code: 'unexpected' } })
  })
})
