import { expect, test } from 'vitest'
import { readVideoOnce } from '../../../src/core/activities/read-video-once.js'
import { type FakePorts, fakePorts } from '../../support/fake-ports.js'
import { transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const ready = uploadIn('ready', { video: videoWith({ id: 'abc', readyToStream: true, token: 'f.i.rst' }) })

/** The only watch, and whether it has ended. */
const watchOf = ({ watches }: FakePorts) => watches[0] as FakePorts['watches'][number]

test('a ready video is asked for once, and its answer is not kept waiting', async () => {
  const ports = fakePorts()
  const reading = readVideoOnce(ready, ports)
  expect(watchOf(ports)).toMatchObject({ videoId: 'abc', pace: 'once' })
  const latest = videoWith({ id: 'abc', readyToStream: true, token: 'n.e.W' })
  watchOf(ports).reports.read(latest)
  expect(await reading).toBe(latest)
  expect(watchOf(ports).signal.aborted).toBe(true)
})

test('what goes wrong is no answer', async () => {
  const ports = fakePorts()
  const reading = readVideoOnce(ready, ports)
  watchOf(ports).reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
  expect(await reading).toBeNull()
  expect(watchOf(ports).signal.aborted).toBe(true)
})

test('five seconds are enough', async () => {
  const ports = fakePorts()
  const reading = readVideoOnce(ready, ports)
  ports.clock.advance(4999)
  expect(watchOf(ports).signal.aborted).toBe(false)
  ports.clock.advance(1)
  expect(await reading).toBeNull()
  expect(watchOf(ports).signal.aborted).toBe(true)
})

test.each([uploadIn('uploading', { transfer: transferAt(0) }), undefined])(
  'there is no answer for what is not ready, and no question',
  async (upload) => {
    const ports = fakePorts()
    expect(await readVideoOnce(upload, ports)).toBeNull()
    expect(ports.watches).toEqual([])
  },
)
