import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { openPage } from './open-page.js'

/** What an upload needs, and its row. */
const chunks = ['network-ports', 'tus-transport', 'media-reading', 'row-code']

function recordChunks(page: Page): ReadonlySet<string> {
  const asked = new Set<string>()
  page.on('request', (request) => {
    const chunk = chunks.find((name) => request.url().includes(`/assets/${name}-`))
    if (chunk !== undefined) asked.add(chunk)
  })
  return asked
}

// Chromium did not for twelve seconds, in 2 of 140 fresh pages beside busy processes: visible, and without anything to do.
test('a page that never tells that it is idle loads what an upload needs all the same', async () => {
  let asked: ReadonlySet<string> = new Set()
  await openPage({
    build: 'production',
    async before(page) {
      asked = recordChunks(page)
      await page.addInitScript(() => {
        window.requestIdleCallback = (run, { timeout } = {}) => (timeout ? setTimeout(run, timeout) : 0)
      })
    },
  })
  await expect.poll(() => asked.size).toBe(chunks.length)
})

test('a page that opens without a connection loads nothing, and what an upload needs once there is one', async () => {
  let asked: ReadonlySet<string> = new Set()
  const { page } = await openPage({
    build: 'production',
    async before(opened) {
      asked = recordChunks(opened)
      await opened.route('**/api/stream', (route) => route.abort())
      await opened.addInitScript(() => {
        let isOnline = false
        Object.defineProperty(navigator, 'onLine', { get: () => isOnline, configurable: true })
        window.addEventListener('online', () => {
          isOnline = true
        })
      })
    },
  })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })))
  expect([...asked]).toEqual([])
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => asked.size).toBe(chunks.length)
})
