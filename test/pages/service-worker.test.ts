import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import type { PageServer } from '../support/page-server.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { recordUploads } from './traffic.js'

/** The page is below it before the uploader is there. */
async function register(page: Page, server: PageServer): Promise<void> {
  await page.goto(new URL('/about.html', server.url()).href)
  await page.evaluate(async () => {
    const controlled = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve),
    )
    await navigator.serviceWorker.register('/answers-everything.js')
    await controlled
  })
}

// No browser reports the progress of a request that a service worker answers, so every chunk that took longer than `idleTimeout` was
// given up: on a slow line no upload ever ended.
test('below a service worker that answers every request, a chunk may take longer than idleTimeout', async () => {
  const { choose, row, emulator, page } = await openPage({
    page: { chunkSize, idleTimeout: 1000 },
    emulator: { bandwidth: 2_000_000 },
    before: register,
  })
  const asked = recordUploads(page)
  const path = await videoFile('film.mp4', 6 * MiB)
  await choose(path)
  await row('film.mp4').says('Ready')
  expect(asked).toEqual(['PATCH 0', `PATCH ${chunkSize}`])
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})
