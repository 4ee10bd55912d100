import type { Page } from 'playwright'
import { expect } from 'vitest'
import { drag } from './drag.js'
import { MiB } from './files.js'
import type { OpenPage } from './open-page.js'
import { slowChunk } from './traffic.js'

export const size = 25 * MiB

/**
 * A chunk takes five seconds: a tab is killed, or another opened, in the middle of it on the slowest
 * machine.
 */
export const bytesPerSecond = MiB

/** Ends a page as a crash does: nothing of it runs any more, not even what a page does when it is closed. */
export async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  void devtools.send('Page.crash').catch(() => {})
  await crashed
}

/** A dropped file comes with a handle, which a later visit can open. */
export async function drop(page: Page, path: string): Promise<void> {
  const { over, drop: letGo } = await drag(page, [path])
  await over()
  await letGo()
}

/** Two chunks of five go through, the third takes its time. */
export async function untilFortyPercent(opened: OpenPage, add: () => Promise<void>): Promise<void> {
  slowChunk(opened.emulator, { after: 2, bytesPerSecond })
  await add()
  await opened.row('film.mp4').passes(42)
  await expect.poll(opened.server.openPatches).toBe(1)
}
