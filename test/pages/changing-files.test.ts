import { appendFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, largeChunk, MiB, videoFile } from './files.js'
import { type OpenPage, openPage } from './open-page.js'
import { bytesReceived, slowChunk } from './traffic.js'
import { expectFailure, expectUndisturbed } from './undisturbed.js'

const unreadable = {
  code: 'file-unreadable',
  words: "Can't read this file. It may have been moved or changed, or its drive disconnected.",
  retry: true,
}

/** Opens a page whose upload has sent its first chunk and part of the second, and is paused. */
async function pausedBetweenChunks(path: string) {
  const opened = await openPage({ page: { chunkSize: largeChunk } })
  slowChunk(opened.emulator, { after: 1 })
  await opened.choose(path)
  await expect.poll(() => bytesReceived(opened.emulator)).toBeGreaterThan(largeChunk)
  await opened.row('film.mp4').press('Pause')
  await opened.row('film.mp4').says('Paused')
  return opened
}

test('a file that vanishes while it waits for its turn', async () => {
  const path = await videoFile('film.mp4', MiB)
  const opened = await openPage({ page: { concurrency: 1 } })
  const { choose, row, emulator, page } = opened
  slowChunk(emulator)
  await choose(await videoFile('first.mp4', 8 * MiB), path)
  await row('film.mp4').says('Waiting')
  // It has been read once: what was never there is refused instead, without a retry.
  await expect.poll(() => page.locator('.stream-uploader-preview[data-loaded]').count()).toBe(2)
  await rm(path)
  await row('first.mp4').says('Ready')
  await expectFailure(opened, 'film.mp4', unreadable)
  await expectUndisturbed(opened, 'film.mp4')
})

test('a file that vanishes between chunks, and comes back', async () => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const opened = await pausedBetweenChunks(path)
  await rename(path, `${path}.away`)
  await opened.row('film.mp4').press('Resume')
  await expectFailure(opened, 'film.mp4', unreadable)
  await expectUndisturbed(opened, 'film.mp4')

  await rename(`${path}.away`, path)
  await opened.row('film.mp4').press('Try again')
  await opened.row('film.mp4').says('Ready')
  const [film] = [...opened.emulator.videos.values()]
  expect(film?.sha256()).toBe(await sha256OfFile(path))
})

test('a file that vanishes while a chunk of it is being sent', async () => {
  const path = await videoFile('film.mp4', 60 * MiB)
  const opened = await openPage({ page: { chunkSize }, emulator: { bandwidth: 16 * MiB } })
  await opened.choose(path)
  await expect.poll(() => bytesReceived(opened.emulator)).toBeGreaterThan(chunkSize)
  await rm(path)
  await expectFailure(opened, 'film.mp4', unreadable)
  await expectUndisturbed(opened, 'film.mp4')
})

test.for([
  { what: 'grows', change: (path: string) => appendFile(path, 'more') },
  { what: 'shrinks', change: (path: string) => writeFile(path, 'less') },
  {
    what: 'is written anew at the same size',
    change: (path: string) => writeFile(path, Buffer.alloc(24 * MiB)),
  },
])('a file that $what between chunks', async ({ change }) => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const opened = await pausedBetweenChunks(path)
  await change(path)
  await opened.row('film.mp4').press('Resume')
  await expectFailure(opened, 'film.mp4', unreadable)
  await expectUndisturbed(opened, 'film.mp4')
  expect([...opened.emulator.videos.values()][0]?.sha256()).toBe(null)

  await opened.row('film.mp4').press('Try again')
  await opened.row('film.mp4').says('The file was moved. Choose it again to continue.')
  await chooseFor(opened, path)
  await opened.row('film.mp4').says(/^That's a different file/)
})

// It was a file that had changed, for good.
test('a file that is away for a moment goes on by itself', async () => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const opened = await pausedBetweenChunks(path)
  await rename(path, `${path}.away`)
  await opened.page.evaluate(tellFailedReads)
  await opened.row('film.mp4').press('Resume')
  await expect.poll(() => opened.page.title()).toBe('cannot be read')
  await rename(`${path}.away`, path)
  await opened.row('film.mp4').says('Ready')
  const [film, ...others] = [...opened.emulator.videos.values()]
  expect(others).toEqual([])
  expect(film?.sha256()).toBe(await sha256OfFile(path))
})

// Chromium never reads such a file again, as a virus scanner or a sync client leaves it.
test('a file that was only touched goes on where it was once it is chosen again', async () => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const opened = await pausedBetweenChunks(path)
  const when = new Date('2024-05-01T10:00:00Z')
  await utimes(path, when, when)
  await opened.row('film.mp4').press('Resume')
  await expectFailure(opened, 'film.mp4', unreadable)
  await opened.row('film.mp4').press('Try again')
  await opened.row('film.mp4').says('The file was moved. Choose it again to continue.')
  await chooseFor(opened, path)
  await opened.row('film.mp4').says('Ready')
  const [film, ...others] = [...opened.emulator.videos.values()]
  expect(others).toEqual([])
  expect(film?.sha256()).toBe(await sha256OfFile(path))
  expect(bytesReceived(opened.emulator)).toBeLessThanOrEqual(24 * MiB + largeChunk)
})

/** In the page: its title says when a read has failed. */
function tellFailedReads(): void {
  const { arrayBuffer } = Blob.prototype
  Blob.prototype.arrayBuffer = function read() {
    const reading = arrayBuffer.call(this)
    reading.catch(() => {
      document.title = 'cannot be read'
    })
    return reading
  }
}

/** By the button of the row. */
async function chooseFor({ page, row }: OpenPage, path: string): Promise<void> {
  const dialog = page.waitForEvent('filechooser')
  await row('film.mp4').press('Choose file')
  await (await dialog).setFiles(path)
}
