import { describe, expect, test, vi } from 'vitest'
import { can } from '../../../src/core/machine/can.js'
import { titleOf } from '../../../src/core/machine/title.js'
import { totalsOf } from '../../../src/core/machine/totals.js'
import { plainError } from '../../../src/core/model/upload-error.js'
import { videoIdOf } from '../../../src/core/model/upload-facts.js'
import { settle } from '../../support/fake-ports.js'
import { videoWith } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

const ready = (id: string, name = `name of ${id}`) =>
  videoWith({ id, name, readyToStream: true, status: { state: 'ready', percentComplete: 100 } })
const ids = () => uploads().map(videoIdOf)

/** Somebody looks, and the endpoint answers about each video. */
async function look(...videos: readonly ReturnType<typeof ready>[]): Promise<void> {
  uploader.subscribe(() => {})
  await settle()
  for (const video of videos) {
    const asked = ports.watches.findLast(({ videoId }) => videoId === video.id)
    asked?.reports.read(video)
  }
  await settle()
}

describe('videos that were there before', () => {
  test('are in the first state, as a server renders it, and are read once somebody looks', async () => {
    start({ defaultVideos: ['a', { id: 'b', title: 'Chapter 2' }] })
    expect(uploader.getInitialState().uploads.map(videoIdOf)).toEqual(['a', 'b'])
    expect(statuses()).toEqual(['reading', 'reading'])
    await settle()
    expect(ports.watches).toEqual([])
    await look(ready('a', 'Intro'), ready('b', 'b.mp4'))
    expect(statuses()).toEqual(['ready', 'ready'])
    expect(uploads().map(titleOf)).toEqual(['Intro', 'Chapter 2'])
  })

  test('are not read where the app tracks no video', async () => {
    start({ videos: ['a'], trackProcessing: false })
    await look()
    expect(statuses()).toEqual(['uploaded'])
    expect(ports.watches).toEqual([])
  })

  test('one that is still encoded is followed until it can be played', async () => {
    const onReady = vi.fn()
    start({ videos: ['a'], onReady })
    await look(videoWith({ id: 'a', readyToStream: false }))
    expect(statuses()).toEqual(['processing'])
    ports.watches.at(-1)?.reports.read(ready('a'))
    expect(statuses()).toEqual(['ready'])
    expect(onReady).toHaveBeenCalledOnce()
  })

  test('one that is gone says so, and can be tried again, which asks and sends nothing', async () => {
    start({ videos: ['a'] })
    await look()
    ports.watches.at(-1)?.reports.failed(plainError('not-found'), true)
    expect(statuses()).toEqual(['failed'])
    uploader.retry('video-a')
    await settle()
    expect(statuses()).toEqual(['reading'])
    expect(ports.creations).toEqual([])
    expect(ports.watches).toHaveLength(2)
  })

  test('are no uploads: no total, no callback of an end, nothing to cancel or to clear', async () => {
    const onReady = vi.fn()
    const onAllSettled = vi.fn()
    start({ videos: ['a', 'b'], onReady, onAllSettled })
    await look(ready('a'), videoWith({ id: 'b', readyToStream: false }))
    expect(totalsOf(uploads())).toMatchObject({ files: 0, done: 0, busy: 0 })
    uploader.clear()
    uploader.cancelAll()
    expect(statuses()).toEqual(['ready', 'processing'])
    expect(uploads().map((each) => can(each, 'cancel'))).toEqual([false, false])
    expect([onReady, onAllSettled].flatMap(({ mock }) => mock.calls)).toEqual([])
  })

  test('take places', async () => {
    start({ videos: ['a', 'b'], maxFiles: 3 })
    await add('c', 'd')
    expect(statuses()).toEqual(['reading', 'reading', 'requesting', 'rejected'])
  })
})

describe('a person removes one', () => {
  test('it stays at Stream, also while it is encoded, and can come back', async () => {
    start({ videos: ['a', 'b'] })
    await look(ready('a'), videoWith({ id: 'b', readyToStream: false }))
    uploader.withdraw('video-a', 'video-b')
    expect(statuses()).toEqual([])
    uploader.undo('video-b')
    await settle()
    expect(statuses()).toEqual(['processing'])
    ports.clock.advance(60_000)
    await settle()
    expect(ids()).toEqual(['b'])
    expect(ports.discarded).toEqual([])
  })

  test('with `discard` it is deleted, once that cannot be undone any more', async () => {
    start({ videos: ['a', 'b'], removedVideos: 'discard' })
    await look(ready('a'), ready('b'))
    uploader.withdraw('video-a')
    ports.clock.advance(7999)
    await settle()
    expect(ports.discarded).toEqual([])
    ports.clock.advance(1)
    await settle()
    expect(ports.discarded).toEqual(['a'])
    // It is gone for good.
    uploader.restoreVideos()
    expect(ids()).toEqual(['b'])
  })

  test('what the app takes out or releases is deleted in no case', async () => {
    start({ videos: ['a', 'b'], removedVideos: 'discard' })
    await look(ready('a'), ready('b'))
    uploader.configure({ videos: ['b'], removedVideos: 'discard' })
    uploader.release('video-b')
    await settle()
    expect(ids()).toEqual([])
    expect(ports.discarded).toEqual([])
  })

  test('a reset brings all back, in their order', async () => {
    start({ defaultVideos: ['a', 'b', 'c'] })
    await look(ready('a'), ready('b'), ready('c'))
    uploader.withdraw('video-a')
    uploader.remove('video-b')
    uploader.restoreVideos()
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(uploader.getState().removed).toEqual([])
  })
})

describe('the app names others', () => {
  test('rows come and go, in its order, and what a person has removed stays away', async () => {
    start({ videos: ['a', 'b', 'c'] })
    await look(ready('a'), ready('b'), ready('c'))
    uploader.remove('video-c')
    uploader.configure({ videos: ['d', 'a', 'c'] })
    expect(ids()).toEqual(['d', 'a'])
    await settle()
    expect(ports.watches.at(-1)?.videoId).toBe('d')
  })

  test('an upload that has become one of them keeps its row', async () => {
    start({ videos: ['a'] })
    await look(ready('a'))
    await upload('b.mp4', 'b')
    await ports.transfers[0]?.answer()
    uploader.configure({ videos: ['a', 'b'] })
    expect(ids()).toEqual(['a', 'b'])
    expect(uploads()[1]?.source.kind).toBe('file')
    // In the app's order, and gone with it: it stayed, and was sent with the next record too.
    uploader.configure({ videos: ['b', 'a'] })
    expect(ids()).toEqual(['b', 'a'])
    uploader.configure({ videos: ['a'] })
    await settle()
    expect(ids()).toEqual(['a'])
    expect(ports.discarded).toEqual([])
  })

  // The videos of the record before were sent with the next one.
  test('none while it loads them counts as no word at all', () => {
    start({ videos: ['a', 'c'] })
    uploader.remove('video-c')
    uploader.configure({})
    expect(ids()).toEqual(['a'])
    uploader.configure({ videos: ['a', 'c'] })
    expect(ids()).toEqual(['a'])
    uploader.configure({})
    uploader.configure({ videos: ['b'] })
    expect(ids()).toEqual(['b'])
  })

  // An app that saves each change took Undo away.
  test('one that a person has removed can be undone, also if the app names it no more', () => {
    start({ videos: ['a', 'b'] })
    uploader.withdraw('video-b')
    uploader.configure({ videos: ['a'] })
    uploader.undo('video-b')
    expect(ids()).toEqual(['a', 'b'])
  })

  test('a removal that can be undone is undone where the app names its video again, and a row that came back goes with the rest', async () => {
    start({ videos: ['a', 'b'] })
    uploader.withdraw('video-b')
    uploader.configure({ videos: ['c'] })
    uploader.configure({ videos: ['a', 'b'] })
    expect(ids()).toEqual(['a', 'b'])
    uploader.withdraw('video-b')
    uploader.configure({ videos: ['c'] })
    uploader.undo('video-b')
    uploader.configure({ videos: ['d'] })
    expect(ids()).toEqual(['d'])
  })

  test('an id twice, or one of nothing, is one row and none', () => {
    start({ videos: ['a', 'b'] })
    uploader.configure({ videos: ['a', '', 'a', 'b', 'c'] })
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  test('another title is that of the row', async () => {
    start({ videos: [{ id: 'a', title: 'Old' }, 'b'] })
    await look(ready('a', 'a.mp4'), ready('b', 'b.mp4'))
    uploader.configure({
      videos: [
        { id: 'a', title: 'New' },
        { id: 'b', title: 'Intro' },
      ],
    })
    expect(uploads().map(titleOf)).toEqual(['New', 'Intro'])
    uploader.configure({ videos: ['a', 'b'] })
    expect(uploads().map(titleOf)).toEqual(['a.mp4', 'b.mp4'])
  })

  test('without a title it keeps its own until that at Stream is known', async () => {
    start({ videos: [{ id: 'a', title: 'Old' }] })
    await look(videoWith({ id: 'a', readyToStream: false }))
    uploader.configure({ videos: ['a'] })
    expect(uploads().map(titleOf)).toEqual(['Old'])
  })
})

test('uploads change places together, and the first of them is sent first', async () => {
  start({ concurrency: 1, videos: ['v'] })
  const [a = '', b = '', c = ''] = await add('a', 'b', 'c')
  uploader.reorder([c, a, b, 'video-v'])
  expect(uploads().map(({ id }) => id)).toEqual([c, a, b, 'video-v'])
  uploader.cancel(a)
  await settle()
  expect(statuses()).toEqual(['requesting', 'cancelled', 'queued', 'reading'])
})

// Another upload vanished, and kept its slot.
test('an id twice in an order is one row, and no other goes', async () => {
  start({ autoStart: false })
  const [a = '', b = '', c = ''] = await add('a', 'b', 'c')
  uploader.reorder([c, c, a])
  expect(uploads().map(({ id }) => id)).toEqual([c, b, a])
})
