import { type Browser, chromium } from 'playwright'
import { afterAll } from 'vitest'

let launched: Promise<Browser> | undefined

/** One Chromium for all tests of a file; each test has a context of its own in it. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return launched
}

afterAll(async () => {
  await (await launched)?.close()
})
