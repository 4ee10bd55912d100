import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { largeChunk, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

/** An upload in the middle of its second chunk, of an uploader that the app keeps. */
async function halfway(path: string) {
  const opened = await openPage({ page: { chunkSize: largeChunk, owner: 'app', strict: true } })
  slowChunk(opened.emulator, { after: 1 })
  const asked = recordUploads(opened.page)
  await opened.choose(path)
  await expect.poll(() => bytesReceived(opened.emulator)).toBeGreaterThan(12 * MiB)
  return { ...opened, asked }
}

test('a component that is replaced within one task neither doubles nor interrupts an upload', async () => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const { row, emulator, page, asked } = await halfway(path)
  await page.evaluate(() => {
    window.hostPage.unmount()
    window.hostPage.mount()
  })
  await row('film.mp4').passes(50)
  await row('film.mp4').says('Ready')
  expect(asked).toEqual(['PATCH 0', `PATCH ${largeChunk}`, `PATCH ${2 * largeChunk}`])
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('an uploader of the app goes on while another route is shown, and is there on the way back', async () => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const { row, emulator, events, page, asked } = await halfway(path)
  await page.evaluate(() => window.hostPage.unmount())
  expect(await row('film.mp4').element.count()).toBe(0)
  await expect.poll(async () => (await events('film.mp4')).at(-1)?.status).toBe('ready')

  await page.evaluate(() => window.hostPage.mount())
  await row('film.mp4').says('Ready')
  expect(await page.getByRole('listitem').count()).toBe(1)
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4'])
  expect(asked).toEqual(['PATCH 0', `PATCH ${largeChunk}`, `PATCH ${2 * largeChunk}`])
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})
