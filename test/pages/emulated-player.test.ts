import { readFile } from 'node:fs/promises'
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright'
import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { expect, onTestFinished, test } from 'vitest'
import { metadata, newUpload, patch } from '../emulator/stream-client.js'
import { media } from '../support/media.js'
import { serve } from '../support/serve.js'
import { browser } from './browser.js'
import { watch } from './watch.js'

const hostile = '"><script>document.title = "run"</script>.mp4'

/** The emulator's page of a video, opened by its link. */
async function opened(
  scheme: 'light' | 'dark',
  query = '',
  options: StreamEmulatorOptions = {},
): Promise<Page> {
  const emulator = createStreamEmulator({ encoding: { queuedMs: 0, playableMs: 0 }, ...options })
  const { origin, close } = await serve(emulator.fetch)
  onTestFinished(close)
  const film = await readFile(media.mp4)
  const { url, video } = await newUpload(emulator, film.length, metadata({ name: hostile }))
  await patch(emulator, url, 0, film)
  const page = await (await browser()).newPage({ colorScheme: scheme, viewport: { width: 360, height: 300 } })
  onTestFinished(() => page.close())
  const findings = await watch(page)
  onTestFinished(() => expect(findings).toEqual([]))
  await page.goto(`${origin}/${video.uid}/watch${query}`)
  return page
}

async function violations(page: Page): Promise<readonly string[]> {
  const results = await page.evaluate<AxeResults>(`${axe.source}; axe.run()`)
  return results.violations.map(({ id }) => id)
}

test.each(['light', 'dark'] as const)(
  'the film plays by the keyboard, under its name, when it is %s',
  async (scheme) => {
    const page = await opened(scheme)
    const film = page.getByLabel(hostile)
    const state = (): Promise<{ paused: boolean; time: number; seconds: number; poster: boolean }> =>
      film.evaluate((video: HTMLVideoElement) => ({
        paused: video.paused,
        time: video.currentTime,
        seconds: video.duration,
        poster: video.poster !== '',
      }))
    await expect.poll(state).toEqual({ paused: true, time: 0, seconds: 2, poster: true })
    expect(await page.title()).toBe(hostile)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect.poll(async () => (await state()).time).toBeGreaterThan(0)
  },
)

test.each(['light', 'dark'] as const)(
  'a film that was not kept has its picture and a sentence, when it is %s',
  async (scheme) => {
    const page = await opened(scheme, '', { keepBytes: 0 })
    await page.getByText('The emulator has not kept this film').waitFor()
    const picture = page.locator('img')
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(192)
    expect(await violations(page)).toEqual([])
    // All of it is in sight.
    expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0)
  },
)
