import type { UploadOptions } from 'react-stream-uploader'
import { beforeEach, expect, test } from 'vitest'
import { createMediaReader } from '../../../src/core/activities/media-reader.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { Media } from '../../../src/core/model/media-rules.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

const measured: UploadOptions = { reserve: 'measured' }
const minute: Media = { duration: 60, width: 1920, height: 1080, poster: null }

let ports: FakePorts
/** What the browser answers to each file that is opened, in order. */
let opened: ((media: Media | null) => void)[]

beforeEach(() => {
  opened = []
  const driver = { read: () => new Promise<Media | null>((resolve) => opened.push(resolve)) }
  ports = { ...fakePorts(), mediaReader: async () => (context) => createMediaReader(driver, context) }
})

async function add(options: UploadOptions, ...names: readonly string[]) {
  const engine = createEngine(ports, options)
  const ids = engine.add(names.map((name) => fileOf(1000, name)))
  await settle()
  return { engine, ids }
}

const lengths = (): readonly (number | null)[] => ports.creations.map(({ duration }) => duration)

// The first files of a page were created before they were opened, and Stream reserved four hours for each.
test('where storage is reserved by it, the first files too are created with their length', async () => {
  await add(measured, 'a.mp4', 'b.mp4')
  expect(lengths()).toEqual([])
  opened[0]?.(minute)
  await settle()
  expect(lengths()).toEqual([60])
  opened[1]?.({ ...minute, duration: 90 })
  await settle()
  expect(lengths()).toEqual([60, 90])
})

test('a creation waits 150 milliseconds for it, and no longer', async () => {
  await add(measured, 'a.mp4')
  ports.clock.advance(149)
  await settle()
  expect(lengths()).toEqual([])
  ports.clock.advance(1)
  await settle()
  expect(lengths()).toEqual([null])
})

test.each([
  ['a file that the browser cannot open', null],
  ['a recording without an index', { ...minute, duration: null }],
])('%s is created as soon as that is known', async (_, media) => {
  await add(measured, 'a.mp4')
  opened[0]?.(media)
  await settle()
  expect(lengths()).toEqual([null])
})

test('so is every file while the code that opens files cannot be loaded', async () => {
  ports = { ...ports, mediaReader: () => Promise.reject(new TypeError('Failed to fetch')) }
  await add(measured, 'a.mp4')
  expect(lengths()).toEqual([null])
})

test('elsewhere a creation waits for nothing', async () => {
  await add({}, 'a.mp4')
  expect([lengths(), opened]).toEqual([[null], []])
})

test('an upload that is cancelled meanwhile is not created', async () => {
  const { engine, ids } = await add(measured, 'a.mp4')
  engine.cancel(ids[0] as string)
  opened[0]?.(minute)
  await settle()
  ports.clock.advance(150)
  await settle()
  expect(lengths()).toEqual([])
})

test('one that comes again has the length that is known by then', async () => {
  const { engine, ids } = await add({ ...measured, retry: () => ({ kind: 'fail' }) }, 'a.mp4')
  ports.clock.advance(150)
  await settle()
  await ports.creations[0]?.fail('unauthorized', 401)
  opened[0]?.(minute)
  await settle()
  engine.retry(ids[0] as string)
  await settle()
  expect(lengths()).toEqual([null, 60])
  await ports.creations[1]?.answer(ticketFor('v'))
  expect(engine.getState().uploads[0]?.status).toBe('uploading')
})
