import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { createGate } from './gate.js'
import { openPage } from './open-page.js'
import { holdClock, passUndo } from './time.js'
import { bytesReceived, countOf, slowChunk } from './traffic.js'

test('cancelling stops the bytes and discards the video at the host', async () => {
  const { page, choose, row, emulator, server } = await openPage({ before: holdClock })
  const unwanted = row('unwanted.mp4')
  slowChunk(emulator)
  await choose(await videoFile('unwanted.mp4', 24 * MiB))
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(MiB)
  await unwanted.press('Cancel')
  await unwanted.says('Cancelled')
  expect(await unwanted.actions()).toEqual(['Undo'])
  await expect.poll(server.openPatches).toBe(0)
  const received = bytesReceived(emulator)
  expect(received).toBeLessThan(24 * MiB)

  // A second and a half in which a transfer that went on would show.
  slowChunk(emulator)
  await choose(await videoFile('wanted.mp4', 6 * MiB))
  await row('wanted.mp4').says('Ready')
  expect(bytesReceived(emulator)).toBe(received + 6 * MiB)
  await passUndo(page)
  await expect.poll(() => server.endpointRequests).toContain('DELETE 204')
  expect([...emulator.videos.values()].map(({ meta }) => meta['name'])).toEqual(['wanted.mp4'])

  expect(await unwanted.actions()).toEqual(['Upload again', 'Remove'])
  await unwanted.press('Remove')
  await expect.poll(() => unwanted.element.count()).toBe(0)
})

test('cancelling before the upload URL has come discards the video as soon as it is known', async () => {
  const gate = createGate()
  const { page, choose, row, emulator, server } = await openPage({
    before: async (opened, { intercept }) => {
      await holdClock(opened)
      intercept(async (request, next) => {
        const response = await next(request)
        if (request.method === 'POST') await gate.passed
        return response
      })
    },
  })
  const early = row('early.mp4')
  await choose(await videoFile('early.mp4', MiB))
  await expect.poll(() => emulator.videos.size).toBe(1)
  await early.press('Cancel')
  await early.says('Cancelled')
  gate.open()
  await passUndo(page)
  await expect.poll(() => server.endpointRequests).toEqual(['POST 201', 'DELETE 204'])
  expect(emulator.videos.size).toBe(0)
  expect(countOf(emulator, 'head') + countOf(emulator, 'patch')).toBe(0)
})

test('cancelling while Stream encodes discards the video', async () => {
  const { page, choose, row, emulator, server } = await openPage({
    before: holdClock,
    emulator: { encoding: { queuedMs: 600_000, playableMs: 600_001, completeMs: 600_002 } },
  })
  const waiting = row('waiting.mp4')
  await choose(await videoFile('waiting.mp4', MiB))
  await waiting.says('Uploaded. Waiting to process')
  await waiting.press('Cancel')
  await waiting.says('Cancelled')
  await passUndo(page)
  await expect.poll(() => server.endpointRequests).toContain('DELETE 204')
  expect(emulator.videos.size).toBe(0)
})
