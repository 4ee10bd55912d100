import { beforeEach, describe, expect, test } from 'vitest'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import type { UploadTicket } from '../../../src/protocol/ticket.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { videoWith } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader } from './engine-bench.js'

beforeEach(() => start())

describe('ending', () => {
  test('cancelling discards the video', async () => {
    const id = await upload('a', 'v')
    uploader.cancel(id)
    await settle()
    expect(ports.discarded).toEqual(['v'])
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
  })

  test('removing a failed upload discards its video, removing a ready one does not', async () => {
    const first = await upload('a', 'v1')
    await ports.transfers[0]?.fail('chunk-refused', 400)
    const second = await upload('b', 'v2')
    await ports.transfers[1]?.answer()
    ports.watches[0]?.reports.read(videoWith({ id: 'v2', readyToStream: true }))
    uploader.remove(first)
    uploader.remove(second)
    expect(statuses()).toEqual([])
    await settle()
    expect(ports.discarded).toEqual(['v1'])
  })

  test('removing a row whose status cannot be read keeps the video, of which Stream has every byte', async () => {
    const id = await upload('a', 'v')
    await ports.transfers[0]?.answer()
    ports.watches[0]?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
    uploader.remove(id)
    expect(statuses()).toEqual([])
    expect(ports.discarded).toEqual([])
  })

  test('a discard that fails is retried, and reported in the end', async () => {
    const id = await upload('a', 'v')
    const tries: string[] = []
    ports.tickets.discard = async (videoId) => {
      tries.push(videoId)
      throw new UploadFailure('internal', 500)
    }
    uploader.cancel(id)
    for (let turn = 0; turn < 10; turn++) {
      await settle()
      ports.clock.advance(15_000)
    }
    expect(tries.length).toBeGreaterThan(3)
    expect(ports.reported).toEqual([expect.any(UploadFailure)])
  })

  test('a ticket that arrives after its time limit leaves no video behind, even if the first try to discard it fails', async () => {
    let comeLate: (answer: UploadTicket) => void = () => {}
    const tries: string[] = []
    ports.tickets.create = (_, late) => {
      comeLate = late
      return Promise.reject(new UploadFailure('timeout'))
    }
    ports.tickets.discard = async (videoId) => {
      tries.push(videoId)
      if (tries.length === 1) throw new UploadFailure('network')
    }
    await add('a')
    comeLate(ticketFor('v'))
    await settle()
    ports.clock.advance(1000)
    await settle()
    expect(tries).toEqual(['v', 'v'])
  })

  test('a video that is gone already is discarded: it is asked for once, and nothing is reported', async () => {
    const id = await upload('a', 'v')
    const tries: string[] = []
    ports.tickets.discard = async (videoId) => {
      tries.push(videoId)
      throw new UploadFailure('not-found', 404)
    }
    uploader.cancel(id)
    await settle()
    ports.clock.advance(60_000)
    await settle()
    expect(tries).toEqual(['v'])
    expect(ports.reported).toEqual([])
  })

  test('a discard without a connection waits for one, however long that takes', async () => {
    const id = await upload('a', 'v')
    ports.goOnline(false)
    const { discard } = ports.tickets
    ports.tickets.discard = () => Promise.reject(new UploadFailure('network'))
    uploader.cancel(id)
    await settle()
    ports.clock.advance(3_600_000)
    await settle()
    expect(ports.reported).toEqual([])
    ports.tickets.discard = discard
    ports.goOnline(true)
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('an upload under way cannot be removed, only cancelled', async () => {
    const id = await upload()
    uploader.remove(id)
    expect(statuses()).toEqual(['uploading'])
  })

  test('stop ends transfers and polls, and start resumes them', async () => {
    await upload('a')
    await upload('b')
    await ports.transfers[1]?.answer()
    uploader.stop()
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
    expect(ports.watches[0]?.signal.aborted).toBe(true)
    expect(statuses()).toEqual(['uploading', 'processing'])
    uploader.start()
    await settle()
    expect(ports.transfers).toHaveLength(3)
    expect(ports.watches).toHaveLength(2)
    expect(ports.discarded).toEqual([])
  })
})

describe('once stopped', () => {
  test('an uploader hears of no outage until it is started again', async () => {
    await upload()
    uploader.stop()
    ports.goOnline(false)
    expect(statuses()).toEqual(['uploading'])
    ports.goOnline(true)
    uploader.start()
    await settle()
    ports.goOnline(false)
    expect(statuses()).toEqual(['paused'])
  })

  test('an uploader starts nothing, and gives no slot away', async () => {
    start({ concurrency: 1 })
    const id = await upload('a')
    await add('b')
    uploader.stop()
    uploader.cancel(id)
    await settle()
    expect(statuses()).toEqual(['cancelled', 'queued'])
    expect(ports.creations).toHaveLength(1)
    uploader.start()
    await settle()
    expect(statuses()).toEqual(['cancelled', 'requesting'])
  })

  test('an uploader that is started twice does not restart its transfers', async () => {
    await upload()
    uploader.start()
    await settle()
    expect(ports.transfers).toHaveLength(1)
  })

  test('an uploader tells no progress that came before', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.sent(400)
    uploader.stop()
    ports.clock.advance(1000)
    expect(uploader.getUpload(id)).toMatchObject({ transfer: { bytesSent: 0 } })
  })
})

describe('the page', () => {
  test('is told of changes only: a lock is not asked for at each progress', async () => {
    const told: string[] = []
    ports.pageLife.guardLeaving = (isGuarded) => told.push(`guarded: ${isGuarded}`)
    ports.pageLife.keepAwake = (isAwake) => told.push(`awake: ${isAwake}`)
    await upload()
    ports.transfers[0]?.reports.accepted(400)
    ports.transfers[0]?.reports.accepted(800)
    await ports.transfers[0]?.answer()
    expect(told).toEqual(['guarded: true', 'awake: true', 'guarded: false', 'awake: false'])
  })

  test('is guarded and kept awake while bytes are sent, and not while Stream encodes', async () => {
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
    await upload()
    expect(ports.page).toEqual({ isGuarded: true, isAwake: true })
    await ports.transfers[0]?.answer()
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
  })

  test('is neither while an upload is paused, nor once its component is gone', async () => {
    const id = await upload()
    uploader.pause(id)
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
    uploader.resume(id)
    uploader.stop()
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
  })

  test('is guarded without a connection while a file is queued, but not kept awake', async () => {
    start({ concurrency: 1 })
    await upload('a')
    await add('b')
    ports.goOnline(false)
    expect(ports.page).toEqual({ isGuarded: true, isAwake: false })
    ports.goOnline(true)
    expect(ports.page).toEqual({ isGuarded: true, isAwake: true })
  })

  test('is neither if the app does not want it', async () => {
    start({ confirmLeaving: false, keepAwake: false })
    await upload()
    expect(ports.page).toEqual({ isGuarded: false, isAwake: false })
  })

  test('restarts its transfers when it is unfrozen, without an error', async () => {
    await upload()
    await upload('b')
    await ports.transfers[1]?.answer()
    ports.comeBack()
    await settle()
    expect(ports.watches).toHaveLength(1)
    expect(ports.transfers.map(({ signal }) => signal.aborted)).toEqual([true, true, false])
    expect(statuses()).toEqual(['uploading', 'processing'])
  })
})
