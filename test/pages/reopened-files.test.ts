import { copyFile, rename, utimes, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, fileWith, MiB, videoFile } from './files.js'
import { drop, kill, size, untilFortyPercent } from './killed-tab.js'
import { openPage } from './open-page.js'
import { bytesReceived } from './traffic.js'

test('a tab that is killed at 40 %: where the browser gave no handle, the same file goes on, and no other', async () => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  await untilFortyPercent(opened, () => opened.choose(path))
  await kill(opened.page)
  await expect.poll(opened.server.openPatches).toBe(0)

  const { row, page, choose } = await opened.openTab()
  const film = row('film.mp4')
  await film.says('Interrupted. Choose the same file to continue')
  expect(await film.actions()).toEqual(['Choose file', 'Cancel'])
  const received = bytesReceived(opened.emulator)

  const dialog = page.waitForEvent('filechooser')
  await film.press('Choose file')
  await (await dialog).setFiles(await videoFile('other.mp4', 6 * MiB))
  await film.says(/^That's a different file\. Choose film\.mp4 \(26\.2\sMB\)\.$/)
  expect(bytesReceived(opened.emulator)).toBe(received)

  await choose(path)
  await film.says('Ready')
  const [video, ...others] = [...opened.emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
  expect(bytesReceived(opened.emulator)).toBeLessThanOrEqual(size + chunkSize)
})

test('a file of the same name, size and time, and of another content, is told from the one that was begun', async () => {
  const path = await videoFile('film.mp4', size)
  const when = new Date('2024-05-01T10:00:00Z')
  await utimes(path, when, when)
  const opened = await openPage({ page: { chunkSize } })
  await untilFortyPercent(opened, () => opened.choose(path))
  await kill(opened.page)

  const other = await fileWith('film.mp4', Buffer.alloc(size, 7))
  await utimes(other, when, when)
  const { row, choose } = await opened.openTab()
  await choose(other)
  await row('film.mp4').says(/^That's a different file/)
})

// Phones and some pickers give a file another time, type or name. It was a second row, and a second video.
test.for([
  ['of another time is added', 'film.mp4', 'added'],
  ['of another name is chosen by the button of the row', '1000012345.mp4', 'chosen'],
] as const)('where the same file %s, it goes on, as the same video', async ([, name, way]) => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  await untilFortyPercent(opened, () => opened.choose(path))
  await kill(opened.page)
  await expect.poll(opened.server.openPatches).toBe(0)

  const again = join(dirname(path), name)
  await rename(path, again)
  const when = new Date('2024-05-01T10:00:00Z')
  await utimes(again, when, when)
  const { row, page, choose } = await opened.openTab()
  const film = row('film.mp4')
  await film.says('Interrupted. Choose the same file to continue')
  if (way === 'added') await choose(again)
  else {
    const dialog = page.waitForEvent('filechooser')
    await film.press('Choose file')
    await (await dialog).setFiles(again)
  }
  await film.says('Ready')
  const [video, ...others] = [...opened.emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(again))
  expect(bytesReceived(opened.emulator)).toBeLessThanOrEqual(size + chunkSize)
})

test('a file that has changed since is not mixed with what was sent', async () => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  await untilFortyPercent(opened, () => drop(opened.page, path))
  await kill(opened.page)
  await copyFile(path, `${path}.as-it-was`)
  await writeFile(path, Buffer.alloc(size, 7))

  const { row } = await opened.openTab()
  await row('film.mp4').press('Resume')
  await row('film.mp4').says('The file has changed. Cancel, then add it again.')
  await row('film.mp4').press('Cancel')
  await expect.poll(() => opened.emulator.videos.size).toBe(0)
})

test.for([
  [
    'is blocked',
    () => {
      const refuse = (): never => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
      Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse })
      Object.defineProperty(window, 'localStorage', { get: refuse })
    },
  ],
  [
    'is full',
    () => {
      const refuse = (): never => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }
      Object.defineProperty(IDBObjectStore.prototype, 'put', { value: refuse })
      Object.defineProperty(Storage.prototype, 'setItem', { value: refuse })
    },
  ],
  [
    'never answers',
    () => {
      Object.defineProperty(IDBFactory.prototype, 'open', {
        value: () => Object.assign(new EventTarget(), { result: null }),
      })
    },
  ],
] as const)('where the storage %s, uploads go as they always did', async ([, breakStorage]) => {
  const path = await videoFile('film.mp4', 6 * MiB)
  const { choose, row, emulator, page } = await openPage({
    page: { chunkSize },
    before: async (opened) => {
      await opened.addInitScript(breakStorage)
    },
  })
  await choose(path)
  await row(basename(path)).says('Ready')
  expect([...emulator.videos.values()].map((video) => video.sha256())).toEqual([await sha256OfFile(path)])
  expect(await page.evaluate(() => window.hostPage.failed)).toEqual([])
})
