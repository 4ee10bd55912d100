import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from './files.js'
import { codeIsThere } from './late-code.js'
import { openPage } from './open-page.js'
import { slowChunk } from './traffic.js'

// With some virtual networks a browser says so for good.
test('a browser that wrongly says "offline" from the start does not keep a file from its upload', async () => {
  const opened = await openPage({
    before: (page) =>
      page
        .addInitScript(() => Object.defineProperty(navigator, 'onLine', { get: () => false }))
        .then(() => {}),
  })
  await opened.choose(await videoFile('film.mp4', MiB))
  await opened.row('film.mp4').says('Ready')
})

test('nor one that begins to say so in the middle', async () => {
  const opened = await openPage({ page: { chunkSize } })
  slowChunk(opened.emulator, { after: 1 })
  await opened.choose(await videoFile('film.mp4', 12 * MiB))
  await opened.row('film.mp4').passes(45)
  await opened.page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false })
    window.dispatchEvent(new Event('offline'))
  })
  await opened.row('film.mp4').says('Ready')
})

test('without a connection one request asks, and a person who has another try made loses nothing by it', async () => {
  const opened = await openPage()
  const asked: string[] = []
  opened.page.on('request', (request) => {
    if (request.url().includes('/api/stream')) asked.push(request.method())
  })
  await codeIsThere(opened.page)
  await opened.context.setOffline(true)
  await opened.choose(await videoFile('film.mp4', MiB))
  await opened.row('film.mp4').says('Waiting')
  await expect.poll(() => asked).toEqual(['HEAD'])
  const anyway = opened.page.getByRole('button', { name: 'Try anyway' })
  await anyway.click()
  await opened.row('film.mp4').says('Waiting for a connection')
  await anyway.waitFor()
  const total = asked.length
  await opened.context.setOffline(false)
  await opened.row('film.mp4').says('Ready')
  expect(total).toBeLessThanOrEqual(3)
  expect((await opened.events('film.mp4')).map(({ status }) => status)).not.toContain('failed')
})
