import { beforeEach, describe, expect, test, vi } from 'vitest'
import { countedVideoOf } from '../../../src/core/machine/arrival.js'
import { can } from '../../../src/core/machine/can.js'
import { videoIdOf } from '../../../src/core/model/upload-facts.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'
import { ports, start, statuses, uploader, uploads } from './engine-bench.js'

const ids = () => uploads().map(videoIdOf)
/** What a form would be sent with. */
const values = () => uploads().map((upload) => countedVideoOf(upload, 'uploaded'))

async function look(): Promise<void> {
  uploader.subscribe(() => {})
  await settle()
  for (const { videoId, reports } of ports.watches) {
    const status = { state: 'ready', percentComplete: 100 } as const
    reports.read(videoWith({ id: videoId, readyToStream: true, status }))
  }
}

async function replace(name = 'new.mp4'): Promise<string> {
  uploader.replace('video-b', fileOf(1000, name))
  await settle()
  const [, row] = uploads()
  return row?.id ?? ''
}

beforeEach(async () => {
  start({ videos: ['a', 'b', 'c'], maxFiles: 3, accept: 'video/*' })
  await look()
})

describe('a file takes the place of a video that was there', () => {
  test('once the rules accept it, where no other would have room', async () => {
    await replace()
    expect(statuses()).toEqual(['ready', 'requesting', 'ready'])
    expect(ids()).toEqual(['a', null, 'c'])
  })

  test('and not if they refuse it', async () => {
    uploader.replace('video-b', fileOf(1000, 'notes.pdf', 'application/pdf'))
    await settle()
    expect(ids()).toEqual(['a', 'b', 'c', null])
    expect(statuses()).toEqual(['ready', 'ready', 'ready', 'rejected'])
  })

  test('the video before counts until the new one has arrived', async () => {
    await replace()
    expect(values()).toEqual(['a', 'b', 'c'])
    await ports.creations[0]?.answer(ticketFor('new'))
    expect(values()).toEqual(['a', 'b', 'c'])
    await ports.transfers[0]?.answer()
    expect(values()).toEqual(['a', 'new', 'c'])
    expect(ports.discarded).toEqual([])
  })

  test('and is back in its place if that is cancelled, once nobody can undo it', async () => {
    const id = await replace()
    await ports.creations[0]?.answer(ticketFor('new'))
    uploader.withdraw(id)
    expect(values()).toEqual(['a', 'b', 'c'])
    ports.clock.advance(10_000)
    await settle()
    expect(statuses()).toEqual(['ready', 'ready', 'ready'])
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(ports.discarded).toEqual(['new'])
  })

  test('or has failed and is removed, and goes again with an undo', async () => {
    const id = await replace()
    await ports.creations[0]?.fail('forbidden')
    expect(statuses()).toEqual(['ready', 'failed', 'ready'])
    uploader.withdraw(id)
    expect(ids()).toEqual(['a', 'b', 'c'])
    uploader.undo(id)
    expect(statuses()).toEqual(['ready', 'failed', 'ready'])
    expect(values()).toEqual(['a', 'b', 'c'])
  })

  test('what can be played is no replacement any more: it is removed like any other', async () => {
    const id = await replace()
    await ports.creations[0]?.answer(ticketFor('new'))
    await ports.transfers[0]?.answer()
    ports.watches.at(-1)?.reports.read(videoWith({ id: 'new', readyToStream: true }))
    uploader.remove(id)
    expect(ids()).toEqual(['a', 'c'])
  })

  test('a reset has the videos of before, and what was to replace one can still be taken back', async () => {
    const id = await replace()
    uploader.withdraw(id)
    uploader.restoreVideos()
    ports.clock.advance(10_000)
    await settle()
    expect(ids()).toEqual(['a', 'b', 'c'])
  })
})

test('where there is one place, a further file takes it, and gives it back', async () => {
  const onRemove = vi.fn()
  start({ videos: ['b'], maxFiles: 1, removedVideos: 'discard', onRemove })
  await look()
  const [id = ''] = uploader.add([fileOf(1000)])
  await settle()
  expect(statuses()).toEqual(['requesting'])
  expect(values()).toEqual(['b'])
  uploader.cancel(id)
  expect(ids()).toEqual(['b'])
  expect(ports.discarded).toEqual([])
})

test('only what was there before can be replaced so', async () => {
  const [id = ''] = uploader.add([fileOf(1000)])
  await settle()
  expect(uploads().map((upload) => can(upload, 'replace'))).toEqual([true, true, true, false])
  uploader.replace(id, fileOf(1000, 'other.mp4'))
  await settle()
  expect(uploads()).toHaveLength(4)
})
