import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, MiB, oneKilobyte, videoFile } from './files.js'
import { openPage } from './open-page.js'

test.for([
  { size: '1 KB, one chunk', path: () => oneKilobyte, chunks: 1 },
  { size: '6 MiB, two chunks', path: () => videoFile('six.mp4', 6 * MiB), chunks: 2 },
  { size: '12 MiB, three chunks', path: () => videoFile('twelve.mp4', 12 * MiB), chunks: 3 },
])('a video of $size arrives as it is, and becomes ready with its picture', async ({ path, chunks }) => {
  const file = await path()
  const { choose, row, emulator, page } = await openPage({ page: { chunkSize }, build: 'production' })
  await choose(file)
  await row(basename(file)).says('Ready')

  const [video, ...others] = [...emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(await sha256OfFile(file))
  expect(video?.meta).toMatchObject({ name: basename(file) })
  const transfer = emulator.requests.filter(
    ({ kind }) => kind === 'create' || kind === 'head' || kind === 'patch',
  )
  expect(transfer.map(({ kind }) => kind)).toEqual(['create', ...Array<string>(chunks).fill('patch')])

  const picture = row(basename(file)).element.locator('img')
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual([basename(file)])
})
