import { beforeEach, expect, test, vi } from 'vitest'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { remainingQualityOf } from '../../../src/core/machine/encoding-progress.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'

let ports: FakePorts
let uploader: UploaderHandle
const onReady = vi.fn<(upload: Upload) => void>()
const onStatusChange = vi.fn<() => void>()

const upload = (): Upload => uploader.getState().uploads[0] as Upload
const playable = (percentComplete: number | null, more = {}) =>
  videoWith({ readyToStream: true, status: { state: 'ready', percentComplete, ...more } })

/** The video can be played for the first time. */
async function ready(percent: number | null, more = {}): Promise<void> {
  await settle()
  await ports.creations[0]?.answer(ticketFor('video'))
  await ports.transfers[0]?.answer()
  onStatusChange.mockClear()
  ports.watches[0]?.reports.read(playable(percent, more))
}

beforeEach(() => {
  ports = fakePorts()
  uploader = createEngine(ports, { onReady, onStatusChange })
  uploader.add([fileOf(1000)])
  onReady.mockClear()
})

test('a video that gets better is watched until it is as good as it gets, and is ready once', async () => {
  await ready(39)
  const [first, second] = ports.watches
  expect(first?.signal.aborted).toBe(true)
  expect(second).toMatchObject({ videoId: upload().status === 'ready' ? 'a'.repeat(32) : '', pace: 'slow' })
  second?.reports.read(playable(66))
  expect(upload()).toMatchObject({ status: 'ready', video: { status: { percentComplete: 66 } } })
  expect(second?.signal.aborted).toBe(false)
  second?.reports.read(playable(100))
  expect(upload()).toMatchObject({ status: 'ready', video: { status: { percentComplete: 100 } } })
  expect(second?.signal.aborted).toBe(true)
  expect(onReady).toHaveBeenCalledTimes(1)
  expect(onStatusChange).toHaveBeenCalledTimes(1)
})

test.each([100, null])('one that is as good as it gets is not watched: %s', async (percent) => {
  await ready(percent)
  expect(ports.watches).toHaveLength(1)
  expect(onReady).toHaveBeenCalledTimes(1)
})

test('one that Stream still works on without a figure is', async () => {
  await ready(null, { state: 'inprogress' })
  expect(ports.watches).toHaveLength(2)
})

test('a reading that says nothing new leaves the row as it is, with the addresses that it shows', async () => {
  await ready(39)
  const before = upload()
  ports.watches[1]?.reports.read({ ...playable(39), token: 'another' })
  expect(upload()).toBe(before)
})

test('what goes wrong ends the watch, and is no failure', async () => {
  await ready(39)
  ports.watches[1]?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
  expect(upload().status).toBe('ready')
  expect(ports.watches[1]?.signal.aborted).toBe(true)
})

test('half an hour is enough', async () => {
  await ready(39)
  ports.clock.advance(29 * 60_000)
  expect(ports.watches[1]?.signal.aborted).toBe(false)
  ports.clock.advance(60_000)
  expect(ports.watches[1]?.signal.aborted).toBe(true)
})

test('it ends with the row, and with the uploader, which goes on with it', async () => {
  await ready(39)
  uploader.stop()
  expect(ports.watches[1]?.signal.aborted).toBe(true)
  uploader.start()
  await settle()
  expect(ports.watches).toHaveLength(3)
  uploader.remove(upload().id)
  expect(ports.watches[2]?.signal.aborted).toBe(true)
})

test.each([
  [{ percent: 39 }, playable(39)],
  [{ percent: 0 }, playable(0)],
  [null, playable(100)],
  [null, playable(null)],
  [null, videoWith({ status: { percentComplete: 39 } })],
  [null, playable(0, { state: 'error' })],
])('%j is what is said of it', (improvement, video) => {
  expect(remainingQualityOf(video)).toEqual(improvement)
})
