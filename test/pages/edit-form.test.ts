import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

test('a form that is edited sends what is left of its videos, in their new order, with what replaces one', async () => {
  const { page, choose, row, server, openTab, emulator } = await openPage({ page: { view: 'form' } })
  const names = ['a.mp4', 'b.mp4', 'c.mp4']
  for (const name of names) {
    await choose(await videoFile(name, MiB))
    await row(name).says('Ready')
  }
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  const ids = server.lessons[0]?.videos.map(String) ?? []
  expect(ids).toEqual([...emulator.videos.keys()])

  // Another visit to the app, which knows the ids.
  const edit = await openTab({ view: 'form', videos: ids, sortable: true, maxFiles: 4 })
  for (const name of names) await edit.row(name).says('Ready')
  await edit.page.getByRole('button', { name: 'Remove: a.mp4' }).click()
  await edit.page.getByRole('listitem', { name: 'c.mp4' }).focus()
  await edit.page.keyboard.press('Alt+ArrowUp')
  await edit.page.getByText('c.mp4: 1 of 2').waitFor({ state: 'attached' })
  const dialog = edit.page.waitForEvent('filechooser')
  await edit.page.getByRole('button', { name: 'Replace: b.mp4' }).press('Enter')
  await (await dialog).setFiles(await videoFile('d.mp4', MiB))
  await edit.row('d.mp4').says('Ready')
  await edit.page.getByRole('button', { name: 'Save' }).click()
  await edit.page.getByText('Saved').waitFor()

  const [, , c] = ids
  const d = [...emulator.videos.keys()][3]
  expect(server.lessons[1]?.videos).toEqual([c, d])
  // What a form no longer has is the app's to delete.
  expect([...emulator.videos.keys()]).toEqual([...ids, d])
})

test('a row is dragged to another place, and the form follows it', async () => {
  const { page, choose, row, server, openTab } = await openPage({ page: { view: 'form' } })
  for (const name of ['a.mp4', 'b.mp4', 'c.mp4']) await choose(await videoFile(name, MiB))
  for (const name of ['a.mp4', 'b.mp4', 'c.mp4']) await row(name).says('Ready')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  const ids = server.lessons[0]?.videos.map(String) ?? []

  const edit = await openTab({ view: 'form', videos: ids, sortable: true })
  await edit.row('c.mp4').says('Ready')
  const places = async () =>
    edit.page
      .locator('[data-upload]')
      .evaluateAll((rows) => rows.map((each) => each.getAttribute('aria-label')))
  const handle = edit.page.getByRole('listitem', { name: 'c.mp4' }).locator('[data-direction=up]')
  const from = await handle.boundingBox()
  const to = await edit.page.getByRole('listitem', { name: 'a.mp4' }).boundingBox()
  if (from === null || to === null) throw new Error('Not in view')
  const { mouse } = edit.page
  await mouse.move(from.x + 5, from.y + 5)
  await mouse.down()
  await mouse.move(from.x + 5, to.y + 5, { steps: 8 })
  await expect.poll(places).toEqual(['c.mp4', 'a.mp4', 'b.mp4'])
  await edit.page.keyboard.press('Escape')
  await expect.poll(places).toEqual(['a.mp4', 'b.mp4', 'c.mp4'])
  await mouse.up()

  await mouse.move(from.x + 5, from.y + 5)
  await mouse.down()
  await mouse.move(from.x + 5, to.y + 5, { steps: 8 })
  await mouse.up()
  await expect.poll(places).toEqual(['c.mp4', 'a.mp4', 'b.mp4'])
  await edit.page.getByRole('button', { name: 'Save' }).click()
  await edit.page.getByText('Saved').waitFor()
  expect(server.lessons[1]?.videos).toEqual([ids[2], ids[0], ids[1]])
})

// The browser was asked to send it before the field had its first id, and said that a video is missing.
test('a form that needs a video is sent with its only one, though Save was pressed before it had arrived', async () => {
  const { page, choose, server, emulator } = await openPage({ page: { view: 'form' } })
  await choose(await videoFile('a.mp4', MiB))
  await page.getByRole('listitem', { name: 'a.mp4' }).waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved').waitFor()
  expect(server.lessons[0]?.videos).toEqual([...emulator.videos.keys()])
})
