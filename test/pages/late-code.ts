import type { Page } from 'playwright'

/** Until all is there that a page loads in idle time: without a connection it loads nothing more. */
export async function codeIsThere(page: Page): Promise<void> {
  // Of rows, of which there are none yet.
  await page.locator('.stream-uploader-list').waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
}
