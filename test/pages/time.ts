import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Row } from './row.js'

/**
 * Takes hold of the page's clock; it goes on by itself until somebody turns it. For `before`, as it must be
 * there first.
 */
export async function holdClock(page: Page): Promise<void> {
  await page.clock.install()
}

/**
 * Turns the page's clock on, again and again, until the row says this: waits between retries and time
 * limits pass at once.
 */
export async function saysInTime(page: Page, row: Row, status: string, stepMs = 5000): Promise<void> {
  const text = row.element.locator('.stream-uploader-status')
  await expect
    .poll(async () => {
      await page.clock.runFor(stepMs)
      return text.textContent()
    })
    .toBe(status)
}

/** Lets the seconds pass in which what was cancelled or removed can be undone. */
export async function passUndo(page: Page): Promise<void> {
  await page.clock.runFor(10_000)
}
