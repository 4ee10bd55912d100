import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, expect } from 'vitest'
import { launchOptions } from '../../../scripts/browser.mjs'
import { media } from '../../support/media.js'

let launched: Promise<Browser> | undefined

afterAll(async () => {
  await (await launched)?.close()
  launched = undefined
})

export interface Visit {
  readonly page: Page
  /** Chooses a small video, and waits until it can be played. */
  readonly upload: () => Promise<void>
}

/**
 * Opens a page of a development server once. It prepares the code that it has not met before, and then has the page load again, which
 * takes a file with it that somebody has chosen by then.
 */
export async function prepare(address: string): Promise<void> {
  launched ??= chromium.launch(launchOptions())
  const page = await (await launched).newPage()
  await page.goto(address)
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle')
  await page.close()
}

/** Opens a page of an app, and fails if it says an error. */
export async function visit(address: string, look: (visit: Visit) => Promise<void>): Promise<void> {
  launched ??= chromium.launch(launchOptions())
  const context = await (await launched).newContext()
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(40_000)
    const errors: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())))
    page.on('pageerror', (error) => errors.push(String(error)))
    // Browsers ask for it by themselves, and it is no part of a recipe.
    await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    await look({ page, upload: () => upload(page) }).catch(async (cause: unknown) => {
      const shown = await page.locator('body').innerText()
      throw new Error(`${address} shows:\n${shown}\n${errors.join('\n')}`, { cause })
    })
    expect(errors).toEqual([])
  } finally {
    await context.close()
  }
}

async function upload(page: Page): Promise<void> {
  const input = page.locator('input[type=file]').first()
  await input.waitFor({ state: 'attached' })
  // The page of a server is there before React has it.
  await page.waitForFunction(
    (element) => Object.keys(element ?? {}).some((key) => key.startsWith('__react')),
    await input.elementHandle(),
  )
  await input.setInputFiles(media.mp4)
  await page.getByText('Ready', { exact: true }).waitFor()
}
