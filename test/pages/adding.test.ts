import { basename } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { drag } from './drag.js'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { slowChunk } from './traffic.js'

test('files are dropped', async () => {
  const { row, page, emulator } = await openPage()
  const paths = [await videoFile('one.mp4', MiB), await videoFile('two.mp4', 2 * MiB)]
  const { over, drop } = await drag(page, paths)
  await over()
  await page.getByText('Drop to add').waitFor()
  await drop()
  await page.getByText('Drop more videos here, or').waitFor()
  for (const path of paths) await row(basename(path)).says('Ready')
  const hashes = new Set([...emulator.videos.values()].map((video) => video.sha256()))
  expect(hashes).toEqual(new Set(await Promise.all(paths.map(sha256OfFile))))
})

test('files that are only dragged across add nothing', async () => {
  const { page } = await openPage()
  const { over, away } = await drag(page, [await videoFile('one.mp4', MiB)])
  await over()
  await page.getByText('Drop to add').waitFor()
  await away()
  await page.getByText('Drop videos here').waitFor()
  expect(await page.getByRole('listitem').count()).toBe(0)
})

test.for(['Enter', 'Space'])('the keyboard alone chooses files, pauses and resumes: %s', async (key) => {
  const { row, page, emulator } = await openPage()
  slowChunk(emulator)
  const dialog = page.waitForEvent('filechooser')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose videos')
  await page.keyboard.press(key)
  const chooser = await dialog
  expect(chooser.isMultiple()).toBe(true)
  await chooser.setFiles(await videoFile('film.mp4', 16 * MiB))

  const pause = row('film.mp4').element.getByRole('button', { name: 'Pause: film.mp4' })
  await pause.waitFor()
  await tabTo(page, 'Pause: film.mp4')
  await page.keyboard.press(key)
  await row('film.mp4').says('Paused')
  await tabTo(page, 'Resume: film.mp4')
  await page.keyboard.press(key)
  await row('film.mp4').says('Ready')
  expect(emulator.videos.size).toBe(1)
})

/** Presses Tab until the focus is there, at most once around the page. */
async function tabTo(page: Page, label: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.ariaLabel ?? null)
  for (let presses = 0; presses < 12 && (await focused()) !== label; presses++) {
    await page.keyboard.press('Tab')
  }
  expect(await focused()).toBe(label)
}

test('a click anywhere in the drop zone opens the file dialog, once', async () => {
  const { page } = await openPage()
  let dialogs = 0
  page.on('filechooser', () => {
    dialogs += 1
  })
  const targets = [page.getByText('Drop videos here'), page.getByRole('button', { name: 'Choose videos' })]
  for (const target of [...targets, ...targets]) {
    const dialog = page.waitForEvent('filechooser')
    await target.click()
    await dialog
  }
  expect(dialogs).toBe(4)
})

test('the same file can be chosen twice, and becomes two videos', async () => {
  const { choose, page, emulator } = await openPage()
  const path = await videoFile('film.mp4', MiB)
  await choose(path)
  await choose(path)
  await expect.poll(() => page.getByRole('listitem').getByText('Ready', { exact: true }).count()).toBe(2)
  expect(emulator.videos.size).toBe(2)
})
