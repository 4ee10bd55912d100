import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

/** Records each place and size that the field and its frame have, in every frame that is painted. */
async function watchPlaces(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>()
    Object.assign(window, { seenPlaces: seen })
    const look = (): void => {
      for (const part of ['stream-uploader', 'stream-uploader-frame', 'stream-uploader-foot']) {
        const rect = document.querySelector(`.${part}`)?.getBoundingClientRect()
        if (rect !== undefined) seen.add(`${part} ${rect.x} ${rect.y} ${rect.width} ${rect.height}`)
      }
      requestAnimationFrame(look)
    }
    look()
  })
  return () => page.evaluate(() => [...(window as unknown as { seenPlaces: Set<string> }).seenPlaces])
}

test.for([390, 900])('nothing moves through a whole upload and a Replace, $0 pixels wide', async (width) => {
  const { page, choose, emulator } = await openPage({ page: { layout: 'single', accept: 'video/*' } })
  await page.setViewportSize({ width, height: 800 })
  const notes = await videoFile('notes.pdf', MiB)
  const places = await watchPlaces(page)
  const field = page.getByRole('group', { name: 'Video', exact: true })

  await choose(notes)
  await field.getByText(/This type of file isn.t accepted here/).waitFor()
  await choose(await videoFile('first.mp4', 6 * MiB))
  await field.getByRole('button', { name: 'Replace: first.mp4' }).waitFor()
  await expect
    .poll(() => field.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)

  // Refused: what is there stays.
  await choose(notes)
  await field.getByText(/notes.pdf · This type/).waitFor()
  await field.getByRole('button', { name: 'Play: first.mp4' }).waitFor()

  await choose(await videoFile('second.mp4', 6 * MiB))
  await field.getByRole('button', { name: 'Replace: second.mp4' }).waitFor()
  await expect.poll(() => page.evaluate(() => window.hostPage.ready)).toEqual(['first.mp4', 'second.mp4'])
  // A ready video is never deleted: what it is worth, the app knows.
  expect([...emulator.videos.values()]).toHaveLength(2)

  await field.getByRole('button', { name: 'Remove: second.mp4' }).click()
  await field.getByRole('button', { name: 'Choose a video' }).waitFor()
  await field.getByRole('button', { name: /Undo/ }).click()
  await field.getByRole('button', { name: 'Replace: second.mp4' }).waitFor()

  expect(await places()).toHaveLength(3)
})

test('Undo brings back the video that was to be replaced', async () => {
  const { page, choose } = await openPage({
    page: { layout: 'single', accept: 'video/*', chunkSize: 5 * MiB },
    emulator: { bandwidth: 2_000_000 },
  })
  await choose(await videoFile('first.mp4', MiB))
  await page.getByRole('button', { name: 'Replace: first.mp4' }).waitFor()
  await choose(await videoFile('second.mp4', 24 * MiB))
  await page.getByRole('progressbar', { name: 'Progress of second.mp4' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Replace: first.mp4' }).waitFor()
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['first.mp4'])
})
