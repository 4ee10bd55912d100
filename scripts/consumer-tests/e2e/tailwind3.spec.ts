import { expect, test } from '@playwright/test'

// Tailwind 3 resets buttons and borders outside of every cascade layer, and so took away the uploader's own.
test('beside the reset of Tailwind 3 the uploader looks as it should', async ({ page }) => {
  const looks = async (path: string) => {
    await page.goto(path)
    return page.getByRole('button', { name: 'Choose videos' }).evaluate((button) => {
      const { backgroundColor, color, paddingLeft, font, borderRadius } = getComputedStyle(button)
      const zone = getComputedStyle(document.querySelector('.stream-uploader-dropzone')!)
      const { borderTopStyle, borderTopWidth, borderTopColor, marginTop } = zone
      return {
        backgroundColor,
        color,
        paddingLeft,
        font,
        borderRadius,
        borderTopStyle,
        borderTopWidth,
        borderTopColor,
        marginTop,
      }
    })
  }
  const alone = await looks('/')
  expect(alone).toMatchObject({ paddingLeft: '18px', borderTopStyle: 'dashed' })
  expect(await looks('/tailwind3.html')).toEqual(alone)
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
  expect(await page.locator('.stream-uploader').evaluate((root) => getComputedStyle(root).marginTop)).toBe(
    '32px',
  )
})
