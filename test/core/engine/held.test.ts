import { beforeEach, describe, expect, test } from 'vitest'
import { can } from '../../../src/core/machine/can.js'
import { totalsOf } from '../../../src/core/machine/totals.js'
import type { Upload, UploadId } from '../../../src/core/model/upload.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { add, ports, start, statuses, uploader, uploads } from './engine-bench.js'

const heldOf = (): readonly unknown[] => uploads().map((upload) => 'held' in upload && upload.held)

beforeEach(() => start({ autoStart: false }))

describe('without autoStart', () => {
  test('what is added waits, and nothing is asked for it', async () => {
    await add('a', 'b')
    uploader.addLink('https://films.example/c.mp4')
    await settle()
    expect(statuses()).toEqual(['queued', 'queued', 'queued'])
    expect(heldOf()).toEqual([true, true, true])
    expect(ports.creations).toEqual([])
    expect(totalsOf(uploads())).toMatchObject({ files: 3, busy: 0, secondsLeft: null })
    expect(ports.page).toMatchObject({ isGuarded: false, isAwake: false })
  })

  test('one is started, the others wait on', async () => {
    const [, second] = await add('a', 'b')
    uploader.start(second)
    await settle()
    expect(statuses()).toEqual(['queued', 'requesting'])
    expect(ports.page).toMatchObject({ isGuarded: true })
    uploader.startAll()
    await settle()
    expect(statuses()).toEqual(['requesting', 'requesting'])
  })

  test('started uploads wait for free slots in the order of the list', async () => {
    start({ autoStart: false, concurrency: 1 })
    const [, second] = await add('a', 'b', 'c')
    uploader.start(second)
    uploader.startAll()
    await settle()
    expect(statuses()).toEqual(['queued', 'requesting', 'queued'])
    expect(heldOf()).toEqual([false, false, false])
  })

  test('a start without an id is the start after a stop: it starts no row', async () => {
    await add('a')
    uploader.start()
    uploader.stop()
    uploader.start()
    await settle()
    expect(heldOf()).toEqual([true])
  })

  test('a row that waits can be started, cancelled and called otherwise, not paused', async () => {
    const [id] = (await add('a')) as [UploadId]
    const upload = (): Upload => uploads()[0] as Upload
    uploader.pauseAll()
    uploader.resumeAll()
    uploader.retryAll()
    expect(upload()).toMatchObject({ status: 'queued', held: true })
    expect(can(upload(), 'start')).toBe(true)
    expect(can(upload(), 'pause')).toBe(false)
    uploader.rename(id, 'Harbour')
    uploader.start(id)
    await settle()
    expect(can(upload(), 'start')).toBe(false)
    expect(ports.creations[0]).toMatchObject({ name: 'Harbour' })
  })

  test('what is paused once it runs goes on without waiting again', async () => {
    const [id] = (await add('a')) as [UploadId]
    uploader.start(id)
    uploader.pause(id)
    uploader.resume(id)
    await settle()
    expect(statuses()).toEqual(['requesting'])
  })

  test('a duplicate that is confirmed waits like the others', async () => {
    start({ autoStart: false, duplicates: 'ask' })
    const [, again] = (await add('a', 'a')) as [UploadId, UploadId]
    uploader.confirm(again)
    await settle()
    expect(heldOf()).toEqual([true, true])
  })

  test('rows that wait count towards maxFiles', async () => {
    start({ autoStart: false, maxFiles: 1 })
    await add('a', 'b')
    expect(statuses()).toEqual(['queued', 'rejected'])
  })

  test('the option changes what is added from then on', async () => {
    await add('a')
    uploader.configure({})
    await add('b')
    expect(statuses()).toEqual(['queued', 'requesting'])
  })
})

describe('startUploads', () => {
  /** What it has resolved with; `null` while it waits. */
  function startUploads(until?: 'uploaded' | 'ready'): () => readonly string[] | null {
    let arrived: readonly string[] | null = null
    void uploader.startUploads(until).then((latest) => {
      arrived = latest.map(({ status }) => status)
    })
    return () => arrived
  }

  test('starts all, and resolves when every byte has arrived', async () => {
    await add('a')
    const arrived = startUploads()
    await settle()
    await ports.creations[0]?.answer(ticketFor('video'))
    expect(arrived()).toBeNull()
    await ports.transfers[0]?.answer()
    ports.clock.advance(100)
    await settle()
    expect(arrived()).toEqual(['processing'])
  })

  test('tells which did not make it, and waits for what is paused', async () => {
    uploader.add([fileOf(0, 'empty.mp4')])
    const [a, b] = (await add('a', 'b')) as [UploadId, UploadId]
    const arrived = startUploads()
    uploader.pause(a)
    uploader.cancel(b)
    await settle()
    expect(arrived()).toBeNull()
    uploader.cancel(a)
    await settle()
    ports.clock.advance(100)
    await settle()
    expect(arrived()).toEqual(['rejected', 'cancelled', 'cancelled'])
  })

  test('waits for videos that can be played, if that is asked for', async () => {
    await add('a')
    const arrived = startUploads('ready')
    await settle()
    await ports.creations[0]?.answer(ticketFor('video'))
    await ports.transfers[0]?.answer()
    ports.clock.advance(100)
    await settle()
    expect(statuses()).toEqual(['processing'])
    expect(arrived()).toBeNull()
  })

  test('resolves at once where there is nothing to wait for', async () => {
    const arrived = startUploads()
    await settle()
    expect(arrived()).toEqual([])
  })
})
