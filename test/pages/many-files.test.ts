import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { codeIsThere } from './late-code.js'
import { openPage } from './open-page.js'
import { holdClock, passUndo } from './time.js'

const MANY = 400
const last = `film ${MANY - 1}.mp4`

/** With no connection, so that they wait. */
async function openPageWithMany(width: number, ...browserFlags: readonly string[]): Promise<Page> {
  const { page, context } = await openPage({
    build: 'production',
    browserFlags,
    async before(each) {
      await holdClock(each)
      await each.setViewportSize({ width, height: 700 })
    },
  })
  await codeIsThere(page)
  await context.setOffline(true)
  await page.evaluate((count) => {
    const files = new DataTransfer()
    for (let index = 0; index < count; index++) {
      files.items.add(new File(['x'], `film ${index}.mp4`, { type: 'video/mp4', lastModified: index }))
    }
    const input = document.querySelector<HTMLInputElement>('.stream-uploader input[type=file]')
    if (input === null) throw new Error('There is no file input.')
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }, MANY)
  await expect.poll(() => page.locator('[role=listitem]:not([data-status=validating])').count()).toBe(MANY)
  return page
}

test('hundreds of rows are all there for who listens, searches or tabs, though few are drawn', async () => {
  // As a screen reader finds it: without one Chromium has no tree of what it does not draw.
  const page = await openPageWithMany(900, '--force-renderer-accessibility')
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  const names = (role: string): readonly string[] =>
    nodes
      .filter((node) => !node.ignored && node.role?.value === role)
      .map((node) => String(node.name?.value ?? ''))
  expect(names('listitem')).toHaveLength(MANY)
  expect(names('button')).toContain(`Cancel: ${last}`)
  expect(
    await page.evaluate((name) => (window as { find?: (text: string) => boolean }).find?.(name), last),
  ).toBe(true)

  const drawn = await page
    .locator('[role=listitem]')
    .evaluateAll(
      (rows) =>
        rows.filter((row) => row.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })).length,
    )
  expect(drawn).toBeGreaterThan(5)
  expect(drawn).toBeLessThan(100)

  // From the end of the page backwards: the last row, which comes into view with the focus in it.
  await page.evaluate(() => getSelection()?.removeAllRanges())
  await page.getByRole('button', { name: `Cancel: ${last}` }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Undo: ${last}` }).waitFor()
  await passUndo(page)
  await page.getByRole('button', { name: `Remove: ${last}` }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('[role=listitem]').count()).toBe(MANY - 1)
  const focused = await page.evaluate(() => {
    const { activeElement } = document
    const box = activeElement?.getBoundingClientRect()
    return {
      name: activeElement?.ariaLabel,
      isInView: box !== undefined && box.top >= 0 && box.bottom <= innerHeight,
    }
  })
  expect(focused).toEqual({ name: `film ${MANY - 2}.mp4`, isInView: true })
})

test.for([900, 360])('the header keeps its height while its figures change, %i wide', async (width) => {
  const page = await openPageWithMany(width)
  const header = page.locator('.stream-uploader-header')
  const height = async (): Promise<number | undefined> => (await header.boundingBox())?.height
  await header.getByText(/You're offline/).waitFor()
  const before = await height()
  // On a phone the words that it is offline take the place of these, which each row has too.
  for (const command of width === 360 ? [] : (['Pause all', 'Resume all'] as const)) {
    await header.getByRole('button', { name: command }).click()
    await header.getByRole('button', { name: command === 'Pause all' ? 'Resume all' : 'Pause all' }).waitFor()
    expect(await height()).toBe(before)
  }
  const figures = await header.textContent()
  await page.context().setOffline(false)
  await expect.poll(() => header.textContent()).not.toBe(figures)
  expect(await height()).toBe(before)
})
