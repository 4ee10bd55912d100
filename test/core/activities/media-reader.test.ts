import type { Upload, UploadOptions } from 'react-stream-uploader'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createMediaReader } from '../../../src/core/activities/media-reader.js'
import type { MediaProbe } from '../../../src/core/contract/ports.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { Media } from '../../../src/core/model/media-rules.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'

interface Opened {
  readonly name: string
  readonly isWanted: () => boolean
  readonly answer: (media: Media | null) => Promise<void>
  readonly fail: (thrown: unknown) => Promise<void>
}

const minute: Media = { duration: 60, width: 1920, height: 1080, poster: null }

let ports: FakePorts
let opened: Opened[]

const driver: MediaProbe = {
  read: (file, isWanted) =>
    new Promise((resolve, reject) => {
      const then = (settled: () => void): Promise<void> => {
        settled()
        return settle()
      }
      opened.push({
        name: file.name,
        isWanted,
        answer: (media) => then(() => resolve(media)),
        fail: (thrown) => then(() => reject(thrown)),
      })
    }),
}

beforeEach(() => {
  opened = []
  ports = { ...fakePorts(), mediaReader: async () => (context) => createMediaReader(driver, context) }
})

/** Until the page has had its rest before files are opened that nobody sees. */
async function rested(ms = 1000): Promise<void> {
  await settle()
  ports.clock.advance(ms)
  await settle()
}

function start(options: UploadOptions, ...names: readonly string[]) {
  const engine = createEngine(ports, options)
  const ids = engine.add(names.map((name) => fileOf(1000, name)))
  const statuses = (): readonly Upload['status'][] => engine.getState().uploads.map(({ status }) => status)
  return { engine, ids, statuses }
}

test('files are opened two at a time beside the uploads, which wait for none of them', async () => {
  const { statuses } = start({ concurrency: 2 }, 'a', 'b', 'c')
  await rested()
  expect(opened.map(({ name }) => name)).toEqual(['a', 'b'])
  await opened[0]?.answer(null)
  expect(opened.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(statuses()).toEqual(['requesting', 'requesting', 'queued'])
})

// Opening a video takes the page longer than all that comes before the first byte.
test('one in view is opened once its creation had time to be sent', async () => {
  const { engine, ids } = start({}, 'a')
  engine.setInView(ids[0] ?? '', true)
  await rested(99)
  expect(ports.creations).toHaveLength(1)
  expect(opened).toEqual([])
  await rested(1)
  expect(opened).toHaveLength(1)
})

// Of ten files that were there within a second, two thirds of the page's time went into pictures that nobody saw.
test('one that nobody sees is opened a second later, and not at all if it is there by then', async () => {
  start({ trackProcessing: false }, 'a', 'b')
  await rested(500)
  await ports.creations[0]?.answer(ticketFor('v'))
  ports.transfers[0]?.reports.opened(0, null)
  await ports.transfers[0]?.answer()
  await rested(499)
  expect(opened).toEqual([])
  await rested(1)
  expect(opened.map(({ name }) => name)).toEqual(['b'])
})

test('what was read of a file stays with its upload to the end', async () => {
  const { engine, ids } = start({}, 'a')
  await rested()
  await opened[0]?.answer(minute)
  expect(engine.getUpload(ids[0] ?? '')?.media).toBe(minute)
  await ports.creations[0]?.answer(ticketFor('v'))
  ports.transfers[0]?.reports.opened(0, null)
  await ports.transfers[0]?.answer()
  ports.watches[0]?.reports.read(videoWith({ readyToStream: true }))
  expect(engine.getUpload(ids[0] ?? '')).toMatchObject({ status: 'ready', media: minute })
})

test('a failure keeps it too, and the retry does not open the file again', async () => {
  const { engine, ids } = start({}, 'a')
  await rested()
  await opened[0]?.answer(minute)
  await ports.creations[0]?.fail('forbidden', 403)
  expect(engine.getUpload(ids[0] ?? '')).toMatchObject({ status: 'failed', media: minute })
  engine.retry(ids[0] ?? '')
  await rested()
  expect(ports.creations[1]).toMatchObject({ duration: 60 })
  expect(opened).toHaveLength(1)
})

test('a file is not wanted any more once its upload has ended or left', async () => {
  const { engine, ids } = start({ concurrency: 1 }, 'a', 'b')
  await rested()
  expect(opened.map(({ isWanted }) => isWanted())).toEqual([true, true])
  engine.cancel(ids[0] ?? '')
  expect(opened.map(({ isWanted }) => isWanted())).toEqual([false, true])
  engine.cancel(ids[1] ?? '')
  engine.remove(ids[1] ?? '')
  expect(opened[1]?.isWanted()).toBe(false)
})

test('an exception while reading costs the upload nothing, and is reported', async () => {
  const { statuses } = start({}, 'a')
  await rested()
  const bug = new Error('no codec')
  await opened[0]?.fail(bug)
  expect(ports.reported).toEqual([bug])
  expect(statuses()).toEqual(['requesting'])
})

// Of ten thousand files only those that somebody looks at, or that are next, are worth opening.
describe('of many files', () => {
  const names = Array.from({ length: 50 }, (_, index) => `file-${index}`)

  test('only those that are next in turn are opened', async () => {
    start({ concurrency: 1 }, ...names)
    await rested()
    for (let index = 0; index < 10; index++) await opened[index]?.answer(null)
    expect(opened.map(({ name }) => name)).toEqual(['file-0', 'file-1', 'file-2', 'file-3'])
  })

  test('those that are over, or are links, are not opened, in view or not', async () => {
    const { engine, ids } = start({ concurrency: 1 }, ...names)
    await rested()
    engine.cancel(ids[30] ?? '')
    const link = engine.addLink('https://example.com/a.mp4')
    await rested()
    for (const id of [ids[30] ?? '', link]) engine.setInView(id, true)
    for (let index = 0; index < 10; index++) await opened[index]?.answer(null)
    expect(opened.map(({ name }) => name)).toEqual(['file-0', 'file-1', 'file-2', 'file-3'])
  })

  test('each is opened once, whatever comes of it', async () => {
    const { engine, ids } = start({ concurrency: 1 }, 'a')
    await rested()
    await opened[0]?.answer(null)
    engine.setInView(ids[0] ?? '', true)
    engine.pause(ids[0] ?? '')
    engine.resume(ids[0] ?? '')
    await rested()
    expect(opened).toHaveLength(1)
  })

  test('those in view come first', async () => {
    const { engine, ids } = start({ concurrency: 1 }, ...names)
    await rested()
    engine.setInView(ids[30] ?? '', true)
    engine.setInView(ids[31] ?? '', true)
    engine.setInView(ids[31] ?? '', false)
    await rested(100)
    for (let index = 0; index < 10; index++) await opened[index]?.answer(null)
    expect(opened.map(({ name }) => name)).toEqual(['file-0', 'file-1', 'file-30', 'file-2', 'file-3'])
  })

  test('all are opened if a rule about the video needs them', async () => {
    start({ concurrency: 1, maxDurationSeconds: 30 }, ...names)
    await settle()
    expect(opened).toHaveLength(50)
  })
})

describe('with a rule about the video', () => {
  const rule = { maxDurationSeconds: 30 }

  test('a file waits until it is read, and is refused before an upload URL is asked for', async () => {
    const onStatusChange = vi.fn()
    const { engine, ids, statuses } = start({ ...rule, onStatusChange }, 'a')
    await settle()
    expect(statuses()).toEqual(['validating'])
    await opened[0]?.answer(minute)
    expect(engine.getUpload(ids[0] ?? '')).toMatchObject({
      status: 'rejected',
      rejections: [{ code: 'video-too-long', maxDurationSeconds: 30 }],
      media: minute,
    })
    expect(ports.creations).toHaveLength(0)
  })

  test('a file that passes is offered to the endpoint with its duration', async () => {
    start({ maxDurationSeconds: 60 }, 'a')
    await settle()
    await opened[0]?.answer(minute)
    expect(ports.creations[0]).toMatchObject({ name: 'a', duration: 60 })
  })

  test('a file that cannot be opened is uploaded', async () => {
    const { statuses } = start(rule, 'a')
    await settle()
    await opened[0]?.answer(null)
    expect(statuses()).toEqual(['requesting'])
    expect(ports.creations[0]).toMatchObject({ duration: null })
  })

  test('a file that hangs holds up no other', async () => {
    const { statuses } = start(rule, 'a', 'b', 'c')
    await settle()
    await opened[1]?.answer({ ...minute, duration: 10 })
    await opened[2]?.answer({ ...minute, duration: 10 })
    expect(statuses()).toEqual(['validating', 'requesting', 'requesting'])
  })

  test('a file that is refused for another reason is not opened', async () => {
    const { statuses } = start({ ...rule, maxFileSize: 10 }, 'a')
    await settle()
    expect(statuses()).toEqual(['rejected'])
    expect(opened).toEqual([])
  })

  test('a duplicate that breaks the rule is refused, not asked about', async () => {
    const { engine, ids } = start({ ...rule, duplicates: 'ask' }, 'a', 'a')
    await settle()
    await opened[1]?.answer(minute)
    const second = engine.getUpload(ids[1] ?? '')
    expect(second?.status === 'rejected' && second.rejections.map(({ code }) => code)).toEqual([
      'duplicate',
      'video-too-long',
    ])
    engine.confirm(ids[1] ?? '')
    expect(engine.getUpload(ids[1] ?? '')).toBe(second)
  })
})
