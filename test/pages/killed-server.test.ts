import { createStreamHandler } from 'react-stream-uploader/server'
import { expect, onTestFinished, test } from 'vitest'
import { type Child, startChild } from '../support/child.js'
import { sha256OfFile } from '../support/media.js'
import { apiToken, type Intercept } from '../support/page-server.js'
import { largeChunk, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { holdClock } from './time.js'
import { bytesReceived, countOf, recordUploads } from './traffic.js'

async function childAt(script: string, ...args: readonly number[]): Promise<Child> {
  const child = await startChild(script, ...args)
  onTestFinished(child.kill)
  return child
}

/** The host's endpoint, for a Stream at this port. */
function endpointFor({ port }: Child): Intercept {
  return createStreamHandler({
    accountId: 'a'.repeat(32),
    apiToken,
    apiBaseUrl: `http://127.0.0.1:${port}/client/v4`,
    authorize: () => ({ creator: 'somebody' }),
  })
}

test('the way to the upload server is cut for a while: the upload goes on from where the server is', async () => {
  const path = await videoFile('film.mp4', 20 * MiB)
  const { choose, row, emulator, events, page, server } = await openPage({
    page: { chunkSize: largeChunk },
    emulator: { bandwidth: 8 * MiB },
  })
  const upstream = Number(new URL(server.emulatorOrigin).port)
  const proxy = await childAt('proxy-process.mjs', 0, upstream)
  server.intercept(endpointFor(proxy))
  const asked = recordUploads(page)
  await choose(path)
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(12 * MiB)
  await proxy.kill()
  await row('film.mp4').says('Interrupted. Retrying')
  await expect.poll(server.openPatches).toBe(0)
  const received = bytesReceived(emulator)
  // Nobody listens: each of these was refused.
  await expect.poll(() => asked.filter((request) => request === 'HEAD').length).toBeGreaterThan(3)
  await childAt('proxy-process.mjs', proxy.port, upstream)
  await row('film.mp4').says('Ready')

  expect(bytesReceived(emulator)).toBe(received + 20 * MiB - largeChunk)
  expect(countOf(emulator, 'create')).toBe(1)
  expect((await events('film.mp4')).map(({ status }) => status)).not.toContain('failed')
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('the upload server is killed and knows nothing any more: the upload starts anew, once, and says so', async () => {
  const path = await videoFile('film.mp4', 20 * MiB)
  const { choose, row, events, page, server } = await openPage({
    page: { chunkSize: largeChunk },
    before: holdClock,
  })
  const first = await childAt('emulator-process.mjs', 0)
  server.intercept(endpointFor(first))
  const asked = recordUploads(page)
  await choose(path)
  await row('film.mp4').passes(50)
  await first.kill()
  await row('film.mp4').says('Interrupted. Retrying')
  // The page waits for half a minute, and on a busy machine the process takes as long to start. The clock cannot
  // be stopped at a time that has passed when it hears of it.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2000))
  const second = await childAt('emulator-process.mjs', first.port)
  await page.clock.resume()
  await row('film.mp4').says(/\(restarted\)$/)
  await row('film.mp4').says('Ready')

  const posts = server.endpointRequests.filter((request) => request.startsWith('POST'))
  expect(posts).toEqual(['POST 201', 'POST 201'])
  expect(asked.slice(-2)).toEqual(['PATCH 0', `PATCH ${largeChunk}`])
  expect((await events('film.mp4')).map(({ status }) => status)).not.toContain('failed')
  expect(await second.ask()).toEqual([expect.objectContaining({ sha256: await sha256OfFile(path) })])
})
