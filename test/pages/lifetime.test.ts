import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from './files.js'
import { createGate } from './gate.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

test('in StrictMode a file is created once and sent once', async () => {
  const { choose, row, emulator, page, server } = await openPage({ page: { chunkSize, strict: true } })
  const asked = recordUploads(page)
  await choose(await videoFile('film.mp4', 8 * MiB))
  await row('film.mp4').says('Ready')
  expect(countOf(emulator, 'create')).toBe(1)
  expect(asked).toEqual(['PATCH 0', `PATCH ${chunkSize}`])
  expect(server.endpointRequests.filter((request) => request.startsWith('POST'))).toEqual(['POST 201'])
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4'])
})

test('taking the component off the page stops the bytes, and the row is back with it', async () => {
  const { choose, row, emulator, page, server } = await openPage()
  slowChunk(emulator)
  await choose(await videoFile('film.mp4', 24 * MiB))
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(MiB)
  await page.evaluate(() => window.hostPage.unmount())
  await expect.poll(server.openPatches).toBe(0)
  const received = bytesReceived(emulator)
  expect(received).toBeLessThan(24 * MiB)

  // A second and a half in which a transfer that went on would show.
  slowChunk(emulator)
  await page.evaluate(() => window.hostPage.mount())
  await choose(await videoFile('other.mp4', 6 * MiB))
  await row('other.mp4').says('Ready')
  expect(bytesReceived(emulator)).toBe(received + 6 * MiB)
  await row('film.mp4').says('Interrupted. Select Resume to continue')
})

test('nothing is sent for a component that left the page while it asked for its upload URL', async () => {
  const gate = createGate()
  const { choose, row, emulator, page, server } = await openPage({
    before: (_, { intercept }) =>
      intercept(async (request, next) => {
        const response = await next(request)
        if (request.method === 'POST') await gate.passed
        return response
      }),
  })
  const asked = recordUploads(page)
  await choose(await videoFile('film.mp4', MiB))
  await expect.poll(() => emulator.videos.size).toBe(1)
  await page.evaluate(() => window.hostPage.unmount())
  const answered = page.waitForEvent('requestfinished', (request) => request.method() === 'POST')
  gate.open()
  await answered
  expect(server.endpointRequests).toEqual(['POST 201'])

  await page.evaluate(() => window.hostPage.mount())
  await choose(await videoFile('other.mp4', MiB))
  await row('other.mp4').says('Ready')
  expect(asked).toEqual(['PATCH 0'])
  expect([...emulator.videos.values()].map(({ offset }) => offset)).toEqual([0, MiB])
})
