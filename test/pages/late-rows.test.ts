import type { Page } from 'playwright'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { StreamUploader } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import type { PageServer } from '../support/page-server.js'
import { MiB, videoFile } from './files.js'
import { createGate, type Gate } from './gate.js'
import { openPage } from './open-page.js'

const CODE = '**/assets/row-code-*.js'

/** The code of the rows arrives once the gate is open. */
async function holdBack(page: Page, gate: Gate): Promise<void> {
  await page.route(CODE, async (route) => {
    await gate.passed
    await route.continue()
  })
}

const videos = ['1'.repeat(32), '2'.repeat(32)]

const boxOf = async (page: Page, name: string) => {
  const row = page.getByRole('listitem').filter({ hasText: name })
  const { x, y, width, height } = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  return { x, y, width, height }
}

test('a video that is there before the code of its row has its name, and the same room', async () => {
  const gate = createGate()
  const { choose, row, page, emulator } = await openPage({
    build: 'production',
    before: (opened) => holdBack(opened, gate),
  })
  await choose(await videoFile('first.mp4', MiB), await videoFile('second.mp4', MiB))
  await page.getByText('second.mp4').waitFor()
  // Nobody waits for it: the upload goes on.
  await expect.poll(() => [...emulator.videos.values()].length).toBe(2)
  expect(await page.getByText('2 videos').isVisible()).toBe(true)
  const before = [await boxOf(page, 'first.mp4'), await boxOf(page, 'second.mp4')]
  gate.open()
  await row('second.mp4').says('Ready')
  expect([await boxOf(page, 'first.mp4'), await boxOf(page, 'second.mp4')]).toEqual(before)
  await expect.poll(() => page.getByRole('status').textContent()).toContain('Ready')
})

test('code that fails to load is loaded again, and the upload knows nothing of it', async () => {
  let isBroken = true
  const { choose, row, page, emulator } = await openPage({
    build: 'production',
    async before(opened) {
      await opened.route(CODE, (route) => (isBroken ? route.abort() : route.continue()))
    },
  })
  await choose(await videoFile('film.mp4', MiB))
  await page.getByText("Part of this page couldn't load. Reload the page to continue.").waitFor()
  await expect.poll(() => [...emulator.videos.values()].map((video) => video.sha256())).toHaveLength(1)
  isBroken = false
  await row('film.mp4').says('Ready')
})

async function serveRendered(page: Page, server: PageServer, gate: Gate): Promise<void> {
  await holdBack(page, gate)
  const element = createElement(StreamUploader, { endpoint: '/api/stream', videos })
  const html = renderToString(element)
  server.rewrite(
    async (document) =>
      new Response((await document.text()).replace('<div id="root">', `$&${html}`), {
        headers: document.headers,
      }),
  )
}

test('rows of a server stay as they are until their code is there, and are its rows then', async () => {
  const gate = createGate()
  const { page } = await openPage({
    page: { videos },
    before: (opened, server) => serveRendered(opened, server, gate),
  })
  const rows = page.getByRole('listitem')
  await expect.poll(() => rows.count()).toBe(2)
  const first = await rows.first().elementHandle()
  expect(await rows.getByText('Loading').count()).toBe(2)
  gate.open()
  // Neither is known to the server.
  await expect.poll(() => rows.getByRole('button', { name: 'Remove' }).count()).toBe(2)
  expect(await first?.evaluate((row) => row.isConnected)).toBe(true)
})
