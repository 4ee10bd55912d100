import { appendFile, rename, rm, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, largeChunk, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived, slowChunk } from './traffic.js'
import { expectFailure, expectUndisturbed } from './undisturbed.js'

const unreadable = {
  code: 'file-unreadable',
  words: 'The file cannot be read any more. Was it moved or changed, or its disk removed?',
  retry: true,
}
const changed = {
  code: 'file-changed',
  words: 'The file changed while it was being uploaded. Choose it again.',
  retry: false,
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
  await row('film.mp4').says('Waiting for its turn')
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
  await expectFailure(opened, 'film.mp4', changed)
  await expectUndisturbed(opened, 'film.mp4')
  expect([...opened.emulator.videos.values()][0]?.sha256()).toBe(null)
})
