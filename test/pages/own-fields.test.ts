import type { Page } from 'playwright'
import type { OwnField } from 'react-stream-uploader'
import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { createGate } from './gate.js'
import { openPage } from './open-page.js'

const fields: readonly OwnField[] = [
  { name: 'place', label: 'Place', required: true },
  { name: 'story', label: 'Story', type: 'long-text' },
  { name: 'season', label: 'Season', type: 'choice', choices: ['Summer', 'Winter'] },
]
const name = 'IMG_0001.mp4'

const labelInFocus = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent)

test('what is written while the bytes go is kept with the video, and survives a reload', async () => {
  const { page, row, choose, emulator, server } = await openPage({
    page: { fields, chunkSize: 5 * MiB },
    emulator: { bandwidth: 2 * MiB },
  })
  const meta = () => [...emulator.videos.values()].map((video) => video.meta)
  const file = await videoFile(name, 12 * MiB)
  await choose(file)
  await row(name).says(/^Uploading/)
  await page.getByText('Needed: Place').waitFor()
  await row(name).press('Details')
  await page.getByLabel('Place').fill('Bergen')
  await page.keyboard.press('Tab')
  await page.getByLabel('Season').selectOption('Winter')
  await page.getByText('Needed: Place').waitFor({ state: 'detached' })
  await expect.poll(meta).toEqual([{ name, place: 'Bergen', season: 'Winter' }])
  // Written while the endpoint does not answer: it is only in the browser when the page goes.
  server.intercept((request, next) =>
    request.method === 'PATCH' ? new Promise<Response>(() => {}) : next(request),
  )
  await page.getByLabel('Story').fill('Fog,\nand boats')
  await page.getByLabel('Place').focus()
  await page.locator('.stream-uploader-fields[data-saving]').waitFor()
  await row(name).passes(40)

  await page.reload()
  server.intercept(null)
  await row(name).says('Interrupted. Choose the same file to continue')
  await choose(file)
  await row(name).press('Details')
  await expect.poll(() => page.getByLabel('Story').inputValue()).toBe('Fog,\nand boats')
  await row(name).says('Ready')
  await expect.poll(meta).toEqual([{ name, place: 'Bergen', season: 'Winter', story: 'Fog,\nand boats' }])
})

/** What says that something is missing, and the form. */
const FORM_CODE = '**/assets/fields-body-*.js'

// Nothing happened, and nothing was said: who asked was the code of the form.
test('a start before the code of the form is there asks all the same', async () => {
  const gate = createGate()
  const { page, row, choose, server } = await openPage({
    build: 'production',
    page: { fields, autoStart: false },
    async before(opened) {
      await opened.route(FORM_CODE, async (route) => {
        await gate.passed
        await route.continue()
      })
    },
  })
  await choose(await videoFile(name, MiB))
  await row(name).press('Start')
  await expect
    .poll(() => row(name).element.getByRole('button', { name: 'Details' }).getAttribute('aria-expanded'))
    .toBe('true')
  expect(server.endpointRequests).toEqual([])
  gate.open()
  await expect.poll(() => labelInFocus(page)).toBe('Place')
  expect(server.endpointRequests).toEqual([])
})

test('and where that code fails to load, says so, and goes on once it is there', async () => {
  let isBroken = true
  const { page, row, choose } = await openPage({
    build: 'production',
    page: { fields, autoStart: false },
    async before(opened) {
      await opened.route(FORM_CODE, (route) => (isBroken ? route.abort() : route.continue()))
    },
  })
  await choose(await videoFile(name, MiB))
  await row(name).press('Start')
  await page.getByRole('alert').getByText("Part of this page couldn't load.").waitFor()
  isBroken = false
  await row(name).press('Start')
  await expect.poll(() => labelInFocus(page)).toBe('Place')
})

test('by keys alone: a start asks for what is missing, and the video is created with it', async () => {
  const { page, row, choose, emulator, server } = await openPage({ page: { fields, autoStart: false } })
  await choose(await videoFile(name, MiB))
  await row(name).says('Not started yet')
  await row(name)
    .element.getByRole('button', { name: `Start: ${name}` })
    .press('Enter')
  await expect.poll(() => labelInFocus(page)).toBe('Place')
  expect(server.endpointRequests).toEqual([])
  await page.keyboard.type('Bergen')
  await page.keyboard.press('Enter')
  await page.getByText('Needed: Place').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await row(name).element.getByRole('group').waitFor({ state: 'detached' })
  await row(name)
    .element.getByRole('button', { name: `Start: ${name}` })
    .press('Enter')
  await row(name).says('Ready')
  expect([...emulator.videos.values()].map(({ meta }) => meta)).toEqual([{ name, place: 'Bergen' }])
  expect(server.endpointRequests.filter((each) => each.startsWith('PATCH'))).toEqual([])
})

test('another tab shows what is written at once, and nothing to change it', async () => {
  const { page, row, choose, openTab } = await openPage({
    page: { fields, chunkSize: 5 * MiB },
    emulator: { bandwidth: MiB / 4 },
  })
  await choose(await videoFile(name, 12 * MiB))
  await row(name).says(/^Uploading/)
  await row(name).press('Details')
  await page.getByLabel('Season').selectOption('Winter')
  const other = await openTab({ fields })
  await other.row(name).press('Details')
  const shown = () => other.page.locator('dd').allTextContents()
  await expect.poll(shown).toEqual(['Winter'])
  await page.getByLabel('Place').fill('Bergen')
  await page.keyboard.press('Enter')
  await expect.poll(shown).toEqual(['Bergen', 'Winter'])
  expect(await other.page.locator('.stream-uploader-fields :is(input, select)').count()).toBe(0)
})
