import { type Browser, chromium } from 'playwright'
import { afterAll } from 'vitest'
import { launchOptions } from '../../scripts/browser.mjs'

let launched: Promise<Browser> | undefined

/** One Chromium for all tests of a file; each test has a context of its own in it. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch(launchOptions())
  return launched
}

afterAll(async () => {
  await (await launched)?.close()
})
