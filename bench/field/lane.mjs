import { chromium } from 'playwright'
import { findWholeBrowser, launchOptions } from '../../scripts/browser.mjs'
import { openLink } from '../dropping-link.mjs'
import { startPageServer } from './page-server.mjs'
import { heldBytes } from './snapshot.mjs'
import { startUploadServer } from './upload-server.mjs'

/** Milliseconds in which a page loads ahead what it wants to have, before anybody chooses a file. */
const SETTLING = 1500

/**
 * A contender's page in a browser context of its own, with servers of its own. With a `link` the page's host is as far away as the upload
 * server, and only the way to that is narrow, or breaks. `hasProfile`: as people have it, in a whole browser. Other contexts are incognito, and
 * there Chromium opens no connections ahead.
 */
export async function openLane(
  { browser, pages },
  { page: name, options = {} },
  { link = null, server = {}, hasProfile = false },
) {
  const uploads = await startUploadServer(server)
  const line = link === null ? null : await openLink({ ...link, target: uploads.port })
  const uploadOrigin = `http://127.0.0.1:${(line ?? uploads).port}`
  const host = await startPageServer(await pages.of(name), { uploads, uploadOrigin })
  const way = link === null ? null : await openLink({ target: host.port, rttMs: link.rttMs })
  const viewport = { width: 900, height: 800 }
  const context = hasProfile
    ? // Without a name it is a temporary one.
      await chromium.launchPersistentContext('', { ...launchOptions(findWholeBrowser()), viewport })
    : await browser.newContext({ viewport })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable')
  const query = encodeURIComponent(JSON.stringify({ ...options, uploadOrigin }))
  await page.goto(`http://127.0.0.1:${(way ?? host).port}/?options=${query}`)
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(SETTLING)

  return {
    page,
    uploads,
    /** Of the renderer's main thread, such as `TaskDuration` in seconds. */
    async metrics() {
      const { metrics } = await devtools.send('Performance.getMetrics')
      return Object.fromEntries(metrics.map((metric) => [metric.name, metric.value]))
    },
    /** Bytes of JavaScript and of buffers outside of its heap. */
    async heap({ isCollected }) {
      // More than once: what a finalizer lets go of is collected only then.
      const times = isCollected ? 3 : 0
      for (let time = 0; time < times; time++) {
        await devtools.send('HeapProfiler.collectGarbage')
        await page.waitForTimeout(100)
      }
      const { usedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage')
      return usedSize + backingStorageSize
    },
    /** The same of what scripts hold on to, without compiled code. */
    held: () => heldBytes(devtools),
    async close() {
      await context.close()
      line?.close()
      way?.close()
      await Promise.all([host.close(), uploads.close()])
    },
  }
}
