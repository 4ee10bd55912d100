import { copyFile, utimes, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { drag } from './drag.js'
import { chunkSize, fileWith, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

const size = 25 * MiB

/** A chunk takes five seconds: a tab is killed, or another opened, in the middle of it on the slowest machine. */
const bytesPerSecond = MiB

/** Ends a page as a crash does: nothing of it runs any more, not even what a page does when it is closed. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  void devtools.send('Page.crash').catch(() => {})
  await crashed
}

/** A dropped file comes with a handle, which a later visit can open. */
async function drop(page: Page, path: string): Promise<void> {
  const { over, drop: letGo } = await drag(page, [path])
  await over()
  await letGo()
}

/** Two chunks of five go through, the third takes its time. */
async function untilFortyPercent(
  opened: Awaited<ReturnType<typeof openPage>>,
  add: () => Promise<void>,
): Promise<void> {
  slowChunk(opened.emulator, { after: 2, bytesPerSecond })
  await add()
  await opened.row('film.mp4').passes(42)
  await expect.poll(opened.server.openPatches).toBe(1)
}

test('a tab that is killed at 40 %: one click goes on in another, without choosing the file again', async () => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  // A killed tab would take the browser with it, if it were the only one.
  await opened.context.newPage()
  await untilFortyPercent(opened, () => drop(opened.page, path))
  await kill(opened.page)
  await expect.poll(opened.server.openPatches).toBe(0)

  const { row, page } = await opened.openTab()
  const film = row('film.mp4')
  await film.says('Interrupted. It goes on where it stopped')
  await film.passes(40)
  expect(await film.actions()).toEqual(['Resume', 'Cancel'])
  const asked = recordUploads(page)
  await film.press('Resume')
  await film.says('Ready')

  const [video, ...others] = [...opened.emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
  expect(asked[0]).toBe('HEAD')
  expect(asked[1]).toBe(`PATCH ${2 * chunkSize}`)
  expect(bytesReceived(opened.emulator)).toBeLessThanOrEqual(size + chunkSize)
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4'])

  // It is over: the next visit begins with an empty list.
  const next = await opened.openTab()
  expect(await next.page.getByRole('listitem').count()).toBe(0)
})

test('a tab that is killed at 40 %: where the browser gave no handle, the same file goes on, and no other', async () => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  await opened.context.newPage()
  await untilFortyPercent(opened, () => opened.choose(path))
  await kill(opened.page)
  await expect.poll(opened.server.openPatches).toBe(0)

  const { row, page, choose } = await opened.openTab()
  const film = row('film.mp4')
  await film.says('Interrupted. Choose the same file to go on')
  expect(await film.actions()).toEqual(['Choose the file', 'Cancel'])
  const received = bytesReceived(opened.emulator)

  const dialog = page.waitForEvent('filechooser')
  await film.press('Choose the file')
  await (await dialog).setFiles(await videoFile('other.mp4', 6 * MiB))
  await film.says(/^That is another file\. Choose film\.mp4 of 26\.2\sMB, as it was\.$/)
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
  await opened.context.newPage()
  await untilFortyPercent(opened, () => opened.choose(path))
  await kill(opened.page)

  const other = await fileWith('film.mp4', Buffer.alloc(size, 7))
  await utimes(other, when, when)
  const { row, choose } = await opened.openTab()
  await choose(other)
  await row('film.mp4').says(/^That is another file/)
})

test('a file that has changed since is not mixed with what was sent', async () => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  await opened.context.newPage()
  await untilFortyPercent(opened, () => drop(opened.page, path))
  await kill(opened.page)
  await copyFile(path, `${path}.as-it-was`)
  await writeFile(path, Buffer.alloc(size, 7))

  const { row } = await opened.openTab()
  await row('film.mp4').press('Resume')
  await row('film.mp4').says('The file has changed since. Cancel, and add it again.')
  await row('film.mp4').press('Cancel')
  await expect.poll(() => opened.emulator.videos.size).toBe(0)
})

test('what is being encoded comes back by itself', async () => {
  const opened = await openPage({ emulator: { encoding: { queuedMs: 100_000 } } })
  await opened.choose(await videoFile('film.mp4', MiB))
  await opened.row('film.mp4').says('Uploaded. Waiting to be encoded')
  await opened.page.reload()
  await opened.row('film.mp4').says('Uploaded. Waiting to be encoded')
  opened.emulator.advance(1_000_000)
  await opened.row('film.mp4').says('Ready')
  expect(await opened.page.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4'])
})

test('two tabs, one file: the second shows what the first does, and goes on with it when that is closed', async () => {
  const path = await videoFile('film.mp4', size)
  const first = await openPage({ page: { chunkSize } })
  const second = await first.openTab()
  slowChunk(first.emulator, { after: 2, bytesPerSecond })
  await first.choose(path)
  await first.row('film.mp4').passes(42)
  await second.choose(path)
  await second.row('film.mp4').says(/^Uploading in another tab, \d+%$/)
  await second.row('film.mp4').passes(42)
  expect(await second.row('film.mp4').actions()).toEqual([])
  expect(countOf(first.emulator, 'create')).toBe(1)

  await first.page.close()
  await second.row('film.mp4').says('Ready')
  const [video, ...others] = [...first.emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(path))
})

test('two tabs: what the first finishes is ready in the second, and the host hears of it once', async () => {
  const path = await videoFile('film.mp4', 12 * MiB)
  const first = await openPage({ page: { chunkSize } })
  slowChunk(first.emulator, { after: 1, bytesPerSecond })
  await first.choose(path)
  await first.row('film.mp4').passes(45)
  const second = await first.openTab()
  await second.row('film.mp4').says(/^Uploading in another tab/)
  await first.row('film.mp4').says('Ready')
  await second.row('film.mp4').says('Ready')
  const heard = [first.page, second.page].map((page) => page.evaluate(() => window.hostPage.ready))
  expect((await Promise.all(heard)).flat()).toEqual(['film.mp4'])
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
