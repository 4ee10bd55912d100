import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { createGate } from './gate.js'
import { openPage } from './open-page.js'

// The pages are made of the code that `docs/form-libraries.md` prints.
const byScript = ['use-state', 'use-action-state', 'react-hook-form', 'tanstack-form'] as const

test.each([...byScript, 'plain'] as const)(
  'the documented form %s waits for the bytes, and its title and ids arrive at a server',
  async (view) => {
    const { page, choose, server, emulator } = await openPage({ page: { view } })
    const gate = createGate()
    server.intercept(async (request, next) => {
      if (request.method === 'POST') await gate.passed
      return next(request)
    })
    const file = await videoFile('harbour.mp4', MiB)
    await page.getByLabel('Title').fill('Harbour')
    await choose(file)
    await page.getByRole('listitem', { name: basename(file) }).waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The form will be sent once the upload is done').first().waitFor()
    expect(server.lessons).toEqual([])
    gate.open()
    await page.getByText(/saved/i).waitFor()
    const ids = [...emulator.videos.keys()]
    expect(ids).toHaveLength(1)
    expect(server.lessons).toEqual([{ title: 'Harbour', videos: ids }])
  },
)

test.each(byScript)('and %s is empty afterwards, while its video stays', async (view) => {
  const { page, choose, server, emulator } = await openPage({ page: { view } })
  await page.getByLabel('Title').fill('Harbour')
  await choose(await videoFile('harbour.mp4', MiB))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => server.lessons.length).toBe(1)
  await expect.poll(() => page.getByRole('listitem').count()).toBe(0)
  expect(await page.getByLabel('Title').inputValue()).toBe('')
  expect(emulator.videos.size).toBe(1)
})

test.each([...byScript, 'plain'] as const)('%s sends nothing without a video, and says so', async (view) => {
  const { page, server } = await openPage({ page: { view } })
  await page.getByLabel('Title').fill('Harbour')
  await page.getByRole('button', { name: 'Save' }).click()
  const said = async (): Promise<boolean> =>
    (await page.getByText('Add a video.').isVisible()) || (await page.locator('input:invalid').count()) > 0
  await expect.poll(said).toBe(true)
  expect(server.lessons).toEqual([])
})
