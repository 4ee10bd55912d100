import { beforeEach, expect, test } from 'vitest'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { videoWith } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader } from './engine-bench.js'

// The answer to the last byte is lost, and then the server does not know the upload any more. The film was sent again, and the video that was
// whole, and perhaps shown by then, was deleted.

beforeEach(() => start())

async function loseTheLastAnswer(): Promise<void> {
  await upload('a', 'v')
  ports.transfers[0]?.reports.opened(0, null)
  ports.transfers[0]?.reports.sent(1000)
  await ports.transfers[0]?.fail('network')
  ports.clock.advance(500)
  await settle()
  await ports.transfers[1]?.fail('url-expired', 404)
}

test.each([
  ['that is encoded', { status: { state: 'inprogress' } }],
  ['that can be played', { readyToStream: true }],
  ['that waits for the encoder, with all its bytes', { status: { state: 'queued' }, size: 1000 }],
] as const)('a video %s has arrived', async (_, video) => {
  await loseTheLastAnswer()
  ports.watches[0]?.reports.read(videoWith({ id: 'v', ...video }))
  await settle()
  expect([statuses(), ports.creations.length, ports.discarded]).toEqual([['processing'], 1, []])
  expect(ports.watches.map(({ videoId }) => videoId)).toEqual(['v', 'v'])
})

test.each([
  ['that waits for bytes', videoWith({ status: { state: 'pendingupload' } })],
  ['of which an endpoint says nothing', videoWith({ status: { state: 'queued' }, size: null })],
  ['that has failed', videoWith({ status: { state: 'error' } })],
  ['that nobody can read within five seconds', null],
])('a video %s has not', async (_, video) => {
  await loseTheLastAnswer()
  if (video === null) ports.clock.advance(5000)
  else ports.watches[0]?.reports.read(video)
  await settle()
  expect([statuses(), ports.creations.length, ports.discarded]).toEqual([['requesting'], 2, ['v']])
})

test('an upload that was paused meanwhile is looked up as well', async () => {
  const id = await upload('a', 'v')
  ports.transfers[0]?.reports.opened(0, null)
  ports.transfers[0]?.reports.accepted(500)
  uploader.pause(id)
  uploader.resume(id)
  await settle()
  await ports.transfers[1]?.fail('url-expired', 404)
  ports.watches[0]?.reports.read(videoWith({ id: 'v', readyToStream: true }))
  await settle()
  expect([statuses(), ports.discarded]).toEqual([['processing'], []])
})

test('nothing is asked where bytes are missing for sure', async () => {
  await upload('a', 'v')
  ports.transfers[0]?.reports.opened(0, null)
  ports.transfers[0]?.reports.sent(999)
  await ports.transfers[0]?.fail('url-expired', 404)
  await settle()
  expect([statuses(), ports.watches]).toEqual([['requesting'], []])
})

test('an upload that is paused while it is looked up stays paused', async () => {
  await loseTheLastAnswer()
  uploader.pauseAll()
  await settle()
  expect([statuses(), ports.watches[0]?.signal.aborted]).toEqual([['paused'], true])
  expect(ports.discarded).toEqual([])
})

test('so is one whose endpoint has named no video, by the id that the upload server told', async () => {
  await add('a')
  await ports.creations[0]?.answer({ ...ticketFor(''), videoId: null })
  ports.transfers[0]?.reports.opened(0, 'v')
  ports.transfers[0]?.reports.sent(1000)
  await ports.transfers[0]?.fail('url-expired', 404)
  ports.watches[0]?.reports.read(videoWith({ id: 'v', readyToStream: true }))
  await settle()
  expect([statuses(), ports.watches[0]?.videoId, ports.discarded]).toEqual([['processing'], 'v', []])
})
