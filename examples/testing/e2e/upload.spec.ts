import { expect, test } from '@playwright/test'

/** The emulator takes for a video what begins like one. */
const film = {
  name: 'harbour.mp4',
  mimeType: 'video/mp4',
  buffer: Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(20_000)]),
}

test('a chosen video gets ready', async ({ page }) => {
  await page.goto('/')
  await page.locator('input[type=file]').setInputFiles(film)
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
})

test('the button opens the file dialog', async ({ page }) => {
  // Without this function the uploader opens the plain dialog, of which Playwright hears.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showOpenFilePicker'))
  await page.goto('/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose videos' }).click()
  await (await chooser).setFiles(film)
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
})
