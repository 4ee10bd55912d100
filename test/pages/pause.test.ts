import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { largeChunk, MiB, videoFile } from './files.js'
import { createGate } from './gate.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

test.for([
  { kept: false, where: 'the last whole chunk' },
  { kept: true, where: 'the middle of a chunk' },
])('a paused upload sends nothing, and goes on from $where', async ({ kept }) => {
  const path = await videoFile('long.mp4', 24 * MiB)
  const { choose, row, emulator, page, server } = await openPage({
    page: { chunkSize: largeChunk },
    emulator: { assumptions: { partialChunksKept: kept } },
  })
  const long = row('long.mp4')
  slowChunk(emulator, { after: 1 })
  await choose(path)
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(12 * MiB)
  await long.press('Pause')
  await long.says('Paused')
  expect(await long.actions()).toEqual(['Resume', 'Cancel'])
  await expect.poll(server.openPatches).toBe(0)

  const received = bytesReceived(emulator)
  expect(received).toBeLessThan(2 * largeChunk)
  const [video] = [...emulator.videos.values()]
  const offset = video?.offset ?? 0
  if (kept) expect(offset).toBeGreaterThanOrEqual(12 * MiB)
  else expect(offset).toBe(largeChunk)
  // A second and a half in which a transfer that went on would show.
  slowChunk(emulator)
  await choose(await videoFile('other.mp4', 6 * MiB))
  await row('other.mp4').says('Ready')
  expect(bytesReceived(emulator)).toBe(received + 6 * MiB)
  await long.says('Paused')

  const asked = recordUploads(page)
  await long.press('Resume')
  await long.says('Ready')
  expect(asked.slice(0, 2)).toEqual(['HEAD', `PATCH ${offset}`])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
  expect(countOf(emulator, 'create')).toBe(2)
})

test('pausing before the upload URL has come loses neither the pause nor the URL', async () => {
  const gate = createGate()
  const { choose, row, emulator, server } = await openPage({
    before: (_, { intercept }) =>
      intercept(async (request, next) => {
        const response = await next(request)
        await gate.passed
        return response
      }),
  })
  const early = row('early.mp4')
  await choose(await videoFile('early.mp4', MiB))
  await expect.poll(() => countOf(emulator, 'create')).toBe(1)
  await early.press('Pause')
  await early.says('Paused')
  gate.open()
  await expect.poll(() => server.endpointRequests).toEqual(['POST 201'])
  await choose(await videoFile('other.mp4', MiB))
  await row('other.mp4').says('Ready')
  expect(bytesReceived(emulator)).toBe(MiB)

  await early.press('Resume')
  await early.says('Ready')
  expect(countOf(emulator, 'create')).toBe(2)
  expect(bytesReceived(emulator)).toBe(2 * MiB)
})

test('all uploads pause and resume together', async () => {
  const { choose, row, emulator, page, server } = await openPage()
  slowChunk(emulator, { times: 2 })
  const names = ['one.mp4', 'two.mp4']
  await choose(...(await Promise.all(names.map((name) => videoFile(name, 16 * MiB)))))
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(MiB)
  await page.getByRole('button', { name: 'Pause all' }).click()
  for (const name of names) await row(name).says('Paused')
  await expect.poll(server.openPatches).toBe(0)
  await page.getByRole('button', { name: 'Resume all' }).click()
  for (const name of names) await row(name).says('Ready')
})
