import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

test('a title that is typed while the bytes go is the one of the video, and survives a reload', async () => {
  const { page, row, choose, emulator } = await openPage({
    page: { editableTitles: true, chunkSize: 5 * MiB },
    emulator: { bandwidth: 2 * MiB },
  })
  const file = await videoFile('IMG_0001.mp4', 12 * MiB)
  await choose(file)
  await row('IMG_0001.mp4').says(/^Uploading/)
  await row('IMG_0001.mp4').press('Edit title')
  await page.keyboard.type('At the sea 🌊')
  await page.keyboard.press('Enter')
  const titles = () => [...emulator.videos.values()].map(({ meta }) => meta['name'])
  await expect.poll(titles).toEqual(['At the sea 🌊'])
  await row('At the sea 🌊').passes(40)

  await page.reload()
  await row('At the sea 🌊').says('Interrupted. Choose the same file to continue')
  await choose(file)
  await row('At the sea 🌊').says('Ready')
  expect(titles()).toEqual(['At the sea 🌊'])
})

test('a title that the server does not take is said to be unsaved, and is saved by a button', async () => {
  const { page, row, choose, server, emulator } = await openPage({ page: { editableTitles: true } })
  await choose(await videoFile('IMG_0001.mp4', MiB))
  await row('IMG_0001.mp4').says('Ready')
  server.intercept((request, next) =>
    request.method === 'PATCH'
      ? Response.json({ error: { code: 'forbidden', message: 'No.' } }, { status: 403 })
      : next(request),
  )
  await row('IMG_0001.mp4').press('Edit title')
  await page.keyboard.type('At the sea')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText("The title couldn't be saved.").waitFor()
  await row('At the sea').says('Ready')
  server.intercept(null)
  await row('At the sea').press('Save title')
  await page.getByRole('alert').waitFor({ state: 'detached' })
  expect([...emulator.videos.values()].map(({ meta }) => meta['name'])).toEqual(['At the sea'])
  // The answer comes after the alert has gone.
  const changes = (): readonly string[] => server.endpointRequests.filter((each) => each.startsWith('PATCH'))
  await expect.poll(changes).toEqual(['PATCH 403', 'PATCH 204'])
})
