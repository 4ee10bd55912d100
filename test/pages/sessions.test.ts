import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { bytesPerSecond, drop, kill, size, untilFortyPercent } from './killed-tab.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

test('a tab that is killed at 40 %: one click goes on in another, without choosing the file again', async () => {
  const path = await videoFile('film.mp4', size)
  const opened = await openPage({ page: { chunkSize } })
  await untilFortyPercent(opened, () => drop(opened.page, path))
  await kill(opened.page)
  await expect.poll(opened.server.openPatches).toBe(0)

  const { row, page } = await opened.openTab()
  const film = row('film.mp4')
  await film.says('Interrupted. Select Resume to continue')
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

test('what is being encoded comes back by itself', async () => {
  const opened = await openPage({ emulator: { encoding: { queuedMs: 100_000 } } })
  await opened.choose(await videoFile('film.mp4', MiB))
  await opened.row('film.mp4').says('Uploaded. Waiting to process')
  await opened.page.reload()
  await opened.row('film.mp4').says('Uploaded. Waiting to process')
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

test('two tabs: at sign-out both forget what one sends, and no byte follows', async () => {
  const path = await videoFile('film.mp4', size)
  const first = await openPage({ page: { chunkSize } })
  slowChunk(first.emulator, { after: 2, bytesPerSecond })
  await first.choose(path)
  await first.row('film.mp4').passes(42)
  const second = await first.openTab()
  await second.row('film.mp4').says(/^Uploading in another tab/)
  // In the tab that does not send.
  await second.page.evaluate(() => window.hostPage.forget())
  for (const { page } of [first, second]) await page.getByRole('listitem').waitFor({ state: 'detached' })
  await expect.poll(first.server.openPatches).toBe(0)
  const sent = bytesReceived(first.emulator)
  for (const { page } of [first, second]) {
    await page.reload()
    await page.getByRole('button', { name: 'Choose videos' }).waitFor()
    expect(await page.getByRole('listitem').count()).toBe(0)
  }
  expect(bytesReceived(first.emulator)).toBe(sent)
  expect(countOf(first.emulator, 'create')).toBe(1)
  // The same file is a new upload.
  await second.choose(path)
  await second.row('film.mp4').says('Ready')
  expect(countOf(first.emulator, 'create')).toBe(2)
})
