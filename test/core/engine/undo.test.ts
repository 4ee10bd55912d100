import { beforeEach, describe, expect, test, vi } from 'vitest'
import { can } from '../../../src/core/machine/can.js'
import { totalsOf } from '../../../src/core/machine/totals.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

const removed = () => uploader.getState().removed

async function readyOne(name = 'a'): Promise<string> {
  const id = await upload(name)
  const at = ports.transfers.length - 1
  await ports.transfers[at]?.answer()
  const video = videoWith({ id: `video-of-${name}`, readyToStream: true })
  ports.watches.at(-1)?.reports.read(video)
  return id
}

beforeEach(() => start())

describe('a person cancels', () => {
  test('it stops sending at once, and its video is discarded after ten seconds', async () => {
    const id = await upload('a', 'v')
    uploader.withdraw(id)
    expect(statuses()).toEqual(['cancelling'])
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
    ports.clock.advance(9999)
    await settle()
    expect(ports.discarded).toEqual([])
    ports.clock.advance(1)
    await settle()
    expect(statuses()).toEqual(['cancelled'])
    expect(ports.discarded).toEqual(['v'])
  })

  test('an undo goes on from the last confirmed byte, with the same video', async () => {
    const id = await upload('a', 'v')
    ports.transfers[0]?.reports.opened(0, null)
    ports.transfers[0]?.reports.accepted(400)
    uploader.withdraw(id)
    ports.clock.advance(5000)
    uploader.undo(id)
    await settle()
    expect(uploads()).toMatchObject([{ status: 'uploading', transfer: { bytesAccepted: 400 } }])
    expect(ports.transfers[1]?.job.ticket.videoId).toBe('v')
    ports.clock.advance(60_000)
    await settle()
    expect(ports.discarded).toEqual([])
    expect(ports.creations).toHaveLength(1)
  })

  test('an upload that was paused is paused again, one that was encoded is watched again', async () => {
    const paused = await upload('a')
    uploader.pause(paused)
    const encoded = await upload('b', 'v')
    await ports.transfers[1]?.answer()
    uploader.withdraw(paused, encoded)
    expect(statuses()).toEqual(['cancelling', 'cancelling'])
    expect(ports.watches[0]?.signal.aborted).toBe(true)
    uploader.undo(paused, encoded)
    await settle()
    expect(statuses()).toEqual(['paused', 'processing'])
    expect(ports.watches[1]?.videoId).toBe('v')
  })

  test('what waited for the connection goes on by itself after an undo', async () => {
    const id = await upload('a')
    ports.goOnline(false)
    uploader.withdraw(id)
    ports.goOnline(true)
    uploader.undo(id)
    expect(statuses()).toEqual(['uploading'])
  })

  test('the slot is free at once, and the next upload begins', async () => {
    start({ concurrency: 1 })
    const [first] = await add('a', 'b')
    uploader.withdraw(first ?? '')
    expect(statuses()).toEqual(['cancelling', 'requesting'])
    uploader.undo(first ?? '')
    expect(statuses()).toEqual(['queued', 'requesting'])
  })

  test('the upload URL that arrives meanwhile is used after an undo', async () => {
    const [id = ''] = await add('a')
    uploader.withdraw(id)
    await ports.creations[0]?.answer(ticketFor('v'))
    await settle()
    uploader.undo(id)
    await settle()
    expect(statuses()).toEqual(['uploading'])
    expect(ports.creations).toHaveLength(1)
  })

  test.each(['before', 'after'])('a video that is created %s it is final is discarded once', async (when) => {
    const [id = ''] = await add('a')
    uploader.withdraw(id)
    if (when === 'after') ports.clock.advance(10_000)
    await ports.creations[0]?.answer(ticketFor('v'))
    await settle()
    ports.clock.advance(10_000)
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('a link that Stream fetches meanwhile is one video after an undo, and none without', async () => {
    const id = uploader.addLink('https://films.example/a.mp4')
    await settle()
    uploader.withdraw(id)
    await ports.imports[0]?.answer({ videoId: 'v' })
    await settle()
    uploader.undo(id)
    await settle()
    expect(statuses()).toEqual(['processing'])
    expect(ports.imports).toHaveLength(1)
    uploader.withdraw(id)
    ports.clock.advance(10_000)
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('it counts towards maxFiles until it is final, and not in the totals', async () => {
    start({ maxFiles: 1 })
    const id = await upload('a')
    uploader.withdraw(id)
    expect(totalsOf(uploads()).files).toBe(0)
    await add('b')
    expect(statuses()).toEqual(['cancelling', 'rejected'])
    ports.clock.advance(10_000)
    await settle()
    await add('c')
    expect(statuses()).toEqual(['cancelled', 'rejected', 'requesting'])
  })

  test('the app hears of both, in turn', async () => {
    const onStatusChange = vi.fn()
    start({ onStatusChange })
    const id = await upload('a')
    onStatusChange.mockClear()
    uploader.withdraw(id)
    uploader.undo(id)
    const heard = onStatusChange.mock.calls.map(([{ status }]) => status)
    expect(heard).toEqual(['cancelling', 'queued', 'uploading'])
  })

  test("the app's own cancel acts at once, also on what could be undone", async () => {
    const id = await upload('a', 'v')
    uploader.withdraw(id)
    uploader.cancel(id)
    expect(statuses()).toEqual(['cancelled'])
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('an uploader that stops discards at once: nobody can undo it any more', async () => {
    const id = await upload('a', 'v')
    uploader.withdraw(id)
    uploader.stop()
    await settle()
    expect(ports.discarded).toEqual(['v'])
    uploader.start()
    expect(statuses()).toEqual(['cancelled'])
  })

  test('leaving the page is not asked about', async () => {
    const id = await upload('a')
    expect(ports.page.isGuarded).toBe(true)
    uploader.withdraw(id)
    expect(ports.page.isGuarded).toBe(false)
  })
})

describe('a cancelled upload', () => {
  test('can be uploaded again, from the start, with a video of its own', async () => {
    const id = await upload('a', 'v')
    uploader.cancel(id)
    await settle()
    uploader.restart(id)
    await settle()
    expect(statuses()).toEqual(['requesting'])
    await ports.creations[1]?.answer(ticketFor('w'))
    expect(uploads()).toMatchObject([{ id, status: 'uploading', transfer: { bytesAccepted: 0 } }])
    expect(ports.discarded).toEqual(['v'])
  })

  test('is held against the rules again: the others have taken its place', async () => {
    start({ maxFiles: 1 })
    const [id = ''] = await add('a')
    uploader.cancel(id)
    await add('b')
    uploader.restart(id)
    await settle()
    expect(uploads()).toMatchObject([{ id, status: 'rejected' }, { status: 'requesting' }])
  })

  test('comes after the others in the queue, in the same row', async () => {
    start({ concurrency: 1 })
    const [, second = '', third] = await add('a', 'b', 'c')
    uploader.cancel(second)
    uploader.restart(second)
    await settle()
    expect(uploads().map(({ id }) => id)[1]).toBe(second)
    uploader.cancel(uploads()[0]?.id ?? '')
    await settle()
    expect(uploader.getUpload(third ?? '')?.status).toBe('requesting')
  })

  test('is not started by "Try all again"', async () => {
    const [id = ''] = await add('a')
    uploader.cancel(id)
    uploader.retryAll()
    expect(statuses()).toEqual(['cancelled'])
  })
})

describe('a person removes', () => {
  test('the row is gone at once, and back where it was after an undo', async () => {
    await add('a')
    const id = await readyOne('b')
    await add('c')
    const before = uploads().map((each) => each.id)
    uploader.withdraw(id)
    expect(statuses()).toEqual(['requesting', 'requesting'])
    expect(uploader.getUpload(id)).toBeUndefined()
    expect(removed()).toMatchObject([{ id }])
    uploader.undo(id)
    expect(uploads().map((each) => each.id)).toEqual(before)
    expect(removed()).toEqual([])
  })

  test('after eight seconds it cannot be undone', async () => {
    const id = await readyOne()
    uploader.withdraw(id)
    ports.clock.advance(8000)
    expect(removed()).toEqual([])
    uploader.undo(id)
    expect(uploads()).toEqual([])
  })

  test('what can be retried is discarded with the row only then', async () => {
    const id = await upload('a', 'v')
    await ports.transfers[0]?.fail('chunk-refused', 400)
    uploader.withdraw(id)
    await settle()
    expect(ports.discarded).toEqual([])
    uploader.undo(id)
    expect(can(uploads()[0] ?? expect.unreachable(), 'retry')).toBe(true)
    uploader.withdraw(id)
    ports.clock.advance(8000)
    await settle()
    expect(ports.discarded).toEqual(['v'])
  })

  test('the app is told nothing, and not once more that a video is ready', async () => {
    const [onReady, onStatusChange] = [vi.fn(), vi.fn()]
    start({ onReady, onStatusChange })
    const id = await readyOne()
    expect(onReady).toHaveBeenCalledTimes(1)
    onStatusChange.mockClear()
    uploader.withdraw(id)
    uploader.undo(id)
    expect(onReady).toHaveBeenCalledTimes(1)
    expect(onStatusChange).not.toHaveBeenCalled()
  })

  test('a file that needs the place gets it: then the removal is final', async () => {
    start({ maxFiles: 2 })
    const [first, second] = [await readyOne('a'), await readyOne('b')]
    uploader.withdraw(first, second)
    await add('c')
    expect(statuses()).toEqual(['requesting'])
    expect(removed()).toMatchObject([{ id: second }])
    uploader.undo(first, second)
    expect(uploads().map(({ id }) => id)).toContain(second)
    expect(uploads()).toHaveLength(2)
  })

  test("the app's own remove and clear act at once", async () => {
    const id = await readyOne()
    uploader.remove(id)
    expect([uploads(), removed()]).toEqual([[], []])
    await readyOne('b')
    uploader.clear()
    expect([uploads(), removed()]).toEqual([[], []])
  })

  test('the list of the removed is the same array while nothing of it changes', async () => {
    const id = await readyOne()
    uploader.withdraw(id)
    const before = removed()
    uploader.add([fileOf(1000, 'b')])
    await settle()
    expect(removed()).toBe(before)
  })
})
