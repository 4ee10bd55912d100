import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived, slowChunk } from './traffic.js'

test('of five files two are sent at a time, first come first served, and all become ready', async () => {
  const { choose, row, emulator, server, page } = await openPage({
    page: { chunkSize, concurrency: 2 },
    emulator: { bandwidth: 16 * MiB },
  })
  const names = ['1.mp4', '2.mp4', '3.mp4', '4.mp4', '5.mp4']
  await choose(...(await Promise.all(names.map((name) => videoFile(name, 6 * MiB)))))
  for (const name of names) await row(name).says('Ready')

  expect(server.mostOpenPatches()).toBe(2)
  expect([...emulator.videos.values()].map(({ meta }) => meta['name'])).toEqual(names)
  expect(await page.locator('[data-done]', { hasText: '5 videos done' }).count()).toBe(1)
})

test('a paused upload gives its place to the next one', async () => {
  const { choose, row, emulator } = await openPage({ page: { concurrency: 1 } })
  slowChunk(emulator)
  await choose(await videoFile('first.mp4', 16 * MiB), await videoFile('second.mp4', MiB))
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(MiB)
  await row('second.mp4').says('Waiting')
  await row('first.mp4').press('Pause')
  await row('second.mp4').says('Ready')
  await row('first.mp4').says('Paused')
  await row('first.mp4').press('Resume')
  await row('first.mp4').says('Ready')
})

test('progress in one row renders that row and no other', async () => {
  const { choose, page, emulator } = await openPage({
    page: { chunkSize, view: 'parts', concurrency: 1 },
    emulator: { bandwidth: 2 * MiB },
  })
  const renders = (name: string) => page.evaluate((file) => window.hostPage.rowRenders[file] ?? 0, name)
  await choose(await videoFile('moving.mp4', 12 * MiB), await videoFile('waiting.mp4', MiB))
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(MiB)
  await page.getByText('Waiting', { exact: true }).waitFor()
  const before = { moving: await renders('moving.mp4'), waiting: await renders('waiting.mp4') }
  await expect.poll(() => renders('moving.mp4')).toBeGreaterThan(before.moving + 3)
  await page.getByText('Waiting', { exact: true }).waitFor()
  expect(await renders('waiting.mp4')).toBe(before.waiting)
})
