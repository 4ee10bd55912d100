import { type Browser, chromium } from 'playwright'
import { launchOptions } from '../../scripts/browser.mjs'

const launched = new Map<string, Promise<Browser>>()

/**
 * One Chromium for all files of a worker, which ends with it; each test has a context of its own in it.
 * @param flags makes it another one, which is started with these too
 */
export async function browser(...flags: readonly string[]): Promise<Browser> {
  const key = flags.join(' ')
  const { args, ...options } = launchOptions()
  const started = launched.get(key) ?? chromium.launch({ ...options, args: [...args, ...flags] })
  launched.set(key, started)
  return started
}
