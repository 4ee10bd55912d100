import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Clock } from '../../../src/core/contract/ports.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { settle } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

beforeEach(() => start())

describe('the queue', () => {
  test('asks for an upload URL when a slot is free, not when the file is picked', async () => {
    start({ concurrency: 2 })
    await add('a', 'b', 'c')
    expect(statuses()).toEqual(['requesting', 'requesting', 'queued'])
    expect(ports.creations).toHaveLength(2)
  })

  test('starts the next file when the bytes of one have arrived, not when it is encoded', async () => {
    start({ concurrency: 1 })
    await upload('a')
    await add('b')
    await ports.transfers[0]?.answer()
    expect(statuses()).toEqual(['processing', 'requesting'])
  })

  test('queues a resumed upload', async () => {
    start({ concurrency: 1 })
    const id = await upload('a')
    uploader.pause(id)
    await upload('b')
    uploader.resume(id)
    expect(statuses()).toEqual(['queued', 'uploading'])
    uploader.cancel(uploads()[1]?.id as string)
    expect(statuses()).toEqual(['uploading', 'cancelled'])
  })

  test('takes a higher concurrency at once', async () => {
    start({ concurrency: 1 })
    await add('a', 'b')
    uploader.configure({ concurrency: 2 })
    expect(statuses()).toEqual(['requesting', 'requesting'])
  })

  test('pauses, resumes and clears all', async () => {
    const id = await upload('a')
    await add('b')
    uploader.pauseAll()
    expect(statuses()).toEqual(['paused', 'paused'])
    uploader.resumeAll()
    await settle()
    expect(statuses()).toEqual(['uploading', 'requesting'])
    uploader.cancel(id)
    uploader.clear()
    expect(statuses()).toEqual(['requesting'])
  })
})

describe('rules', () => {
  test('a file that is refused does not count towards maxFiles', async () => {
    start({ maxFiles: 1, accept: 'video/*' })
    uploader.add([fileOf(10, 'notes.txt', 'text/plain'), fileOf(10, 'a.mp4'), fileOf(10, 'b.mp4')])
    await settle()
    expect(statuses()).toEqual(['rejected', 'requesting', 'rejected'])
    expect(uploads()[2]).toMatchObject({ rejections: [{ code: 'too-many-files' }] })
  })

  // Chromium gives a file that was deleted before it was read a size of 0.
  test('an empty file is unreadable if it is, and does not count towards maxFiles', async () => {
    start({ maxFiles: 1 })
    ports.unreadable.add('gone.mp4')
    uploader.add([fileOf(0, 'gone.mp4'), fileOf(0, 'empty.mp4'), fileOf(10, 'a.mp4')])
    await settle()
    expect(statuses()).toEqual(['rejected', 'rejected', 'requesting'])
    expect(uploads()).toMatchObject([
      { rejections: [{ code: 'file-unreadable' }] },
      { rejections: [{ code: 'file-empty' }] },
      {},
    ])
  })

  test('a file that replaces an earlier one ends it, and its video', async () => {
    start({ duplicates: 'replace' })
    await upload('a', 'old')
    const [id] = (await add('a')) as [string]
    expect(uploads().map((each) => each.id)).toEqual([id])
    expect(ports.discarded).toEqual(['old'])
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
  })

  test.each([
    ['by default', undefined, ['requesting', 'requesting']],
    ['with `skip`', 'skip', ['requesting', 'rejected']],
    ['with `replace`', 'replace', ['requesting']],
  ] as const)('the same file again, %s', async (_, duplicates, after) => {
    start(duplicates === undefined ? {} : { duplicates })
    await add('a', 'a')
    expect(statuses()).toEqual(after)
  })

  test('only a new file replaces an earlier one: not one that is resumed', async () => {
    const [, second] = (await add('a', 'a')) as [string, string]
    uploader.pause(second)
    uploader.configure({ duplicates: 'replace' })
    uploader.resume(second)
    await settle()
    expect(statuses()).toEqual(['requesting', 'requesting'])
  })

  test('a duplicate waits for an answer, and continues with it', async () => {
    start({ duplicates: 'ask' })
    const [, second] = (await add('a', 'a')) as [string, string]
    expect(statuses()).toEqual(['requesting', 'rejected'])
    uploader.confirm(second)
    await settle()
    expect(statuses()).toEqual(['requesting', 'requesting'])
  })

  test('a duplicate that is wanted after all is started by what starts all, and is sent in its place', async () => {
    start({ duplicates: 'ask', autoStart: false, concurrency: 1 })
    const [first = '', second = ''] = await add('a', 'a', 'b')
    uploader.confirm(second)
    uploader.startAll()
    await settle()
    expect(statuses()).toEqual(['requesting', 'queued', 'queued'])
    uploader.cancel(first)
    await settle()
    expect(statuses()).toEqual(['cancelled', 'requesting', 'queued'])
  })

  // It took a third place of two.
  test('a duplicate that is wanted after all is held against the other rules anew', async () => {
    start({ duplicates: 'ask', maxFiles: 2, autoStart: false })
    const [, second] = (await add('a', 'a', 'b')) as [string, string]
    uploader.confirm(second)
    await settle()
    expect(statuses()).toEqual(['queued', 'rejected', 'queued'])
    expect(uploads()[1]).toMatchObject({ rejections: [{ code: 'too-many-files' }] })
  })

  // It was rejected, without a way to try again, though the error may pass.
  test('a file that cannot be read fails before anybody is asked for anything, and can be tried again', async () => {
    ports.unreadable.add('gone.mp4')
    const [id] = (await add('gone.mp4')) as [string]
    expect(uploads()).toMatchObject([{ status: 'failed', error: { code: 'file-unreadable' } }])
    expect(ports.creations).toHaveLength(0)
    uploader.retry(id)
    await settle()
    expect(statuses()).toEqual(['failed'])
    ports.unreadable.clear()
    uploader.retry(id)
    await settle()
    expect(statuses()).toEqual(['requesting'])
  })
})

describe('pausing', () => {
  test('ends the transfer, and resuming starts a new one with the same URL', async () => {
    const id = await upload()
    uploader.pause(id)
    expect(ports.transfers[0]?.signal.aborted).toBe(true)
    uploader.resume(id)
    await settle()
    expect(ports.transfers).toHaveLength(2)
    expect(ports.transfers[1]?.job.ticket).toEqual(ports.transfers[0]?.job.ticket)
  })

  test('what a transfer reports after its end is ignored', async () => {
    const id = await upload()
    uploader.pause(id)
    ports.transfers[0]?.reports.accepted(500)
    await ports.transfers[0]?.answer()
    expect(uploader.getUpload(id)).toMatchObject({ status: 'paused', transfer: { bytesAccepted: 0 } })
  })

  test('losing the connection pauses, getting it back resumes, and neither is an error', async () => {
    const onError = vi.fn()
    start({ onError })
    await upload('a')
    ports.goOnline(false)
    expect(uploads()[0]).toMatchObject({ status: 'paused', cause: 'offline' })
    await add('b')
    expect(statuses()).toEqual(['paused', 'queued'])
    ports.goOnline(true)
    await settle()
    expect(statuses()).toEqual(['uploading', 'requesting'])
    expect(onError).not.toHaveBeenCalled()
  })
})

test('hundreds of files added together are judged fifty a task, in their order', async () => {
  const tasks: (() => void)[] = []
  const { clock } = ports
  const after: Clock['after'] = (ms, run) => {
    if (ms > 0) return clock.after(ms, run)
    tasks.push(run)
    return () => {}
  }
  const engine = createEngine({ ...ports, clock: { ...clock, after } }, { concurrency: 1 })
  engine.add(Array.from({ length: 170 }, (_, index) => fileOf(1000, `${index}.mp4`)))
  const judged: number[] = []
  for (let turn = 0; turn < 4; turn++) {
    await settle()
    const isJudged = engine.getState().uploads.map(({ status }) => status !== 'validating')
    judged.push(isJudged.filter(Boolean).length)
    expect(isJudged.lastIndexOf(true)).toBe((judged.at(-1) ?? 0) - 1)
    for (const run of tasks.splice(0)) run()
  }
  expect(judged).toEqual([50, 100, 150, 170])
})
