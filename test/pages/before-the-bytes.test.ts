import { expect, test } from 'vitest'
import { media, writeSparseMp4 } from '../support/media.js'
import { fileWith, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

test('a row shows the picture of the file while its bytes are under way, and its length', async () => {
  const { choose, row, emulator } = await openPage()
  emulator.fail({ on: 'patch', do: { kind: 'stall', bytes: 1000 } })
  await choose(await videoFile('film.mp4', MiB))
  const { element } = row('film.mp4')
  const image = element.locator('img')
  await expect.poll(() => image.getAttribute('src')).toMatch(/^blob:/)
  expect(await image.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(192)
  await row('film.mp4').press('Pause')
  await element.getByText('0:02', { exact: true }).waitFor()
})

test('a video that is too long or too small is refused before anything is asked', async () => {
  const { choose, row, server, events } = await openPage({ page: { maxDurationSeconds: 1, minWidth: 640 } })
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says(
    'This video is longer than 1 sec. This video is 192 × 108 pixels. It must be at least 640 wide.',
  )
  expect((await events('film.mp4')).map(({ codes }) => codes)).toEqual([
    ['video-too-long', 'dimensions-too-small'],
  ])
  expect(server.endpointRequests).toEqual([])
})

test('what the browser cannot open is uploaded, and Stream says what it is', async () => {
  const { choose, row } = await openPage({ page: { maxDurationSeconds: 1 } })
  await choose(media.text)
  await row('text.mp4').says("This file isn't a video.")
})

test('where the length counts, the endpoint is told it', async () => {
  const bodies: unknown[] = []
  const { choose, row } = await openPage({
    page: { maxDurationSeconds: 10 },
    before: (_, server) =>
      server.intercept(async (request, next) => {
        if (request.method === 'POST') bodies.push(await request.clone().json())
        return next(request)
      }),
  })
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
  expect(bodies).toEqual([expect.objectContaining({ name: 'film.mp4', duration: expect.closeTo(2, 1) })])
})

test('a file of 4 GiB is opened without being read', async () => {
  const path = await fileWith('huge.mp4', '')
  await writeSparseMp4(path, 4096 * MiB)
  // Refused for its length, so that nothing but opening it can be what takes time or room.
  const { choose, row } = await openPage({ page: { maxDurationSeconds: 1 } })
  await choose(path)
  await row('huge.mp4').says('This video is longer than 1 sec.')
})
