import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, openApp } from './support/app.js'
import { type Emulated, emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { visit } from './support/visit.js'

const host = 'frameworks/vite.md'
const ends: (() => Promise<void>)[] = []
let app: App
let emulator: Emulated

/** One app for all: each recipe is its page. */
beforeAll(async () => {
  const { commands, files } = await recipeOf(host)
  const hono = await recipeOf(host, 'Hono')
  app = await openApp({ atEnd: (end) => ends.push(end) })
  await app.paste(commands[0] ?? [])
  for (const block of hono.commands) await app.paste(block)
  await app.write([...files, ...hono.files])
  // The app's own sheet says much of elements, which is no part of a recipe.
  await app.write([['src/index.css', '']])
  emulator = await emulate(app)
  await app.write([['.env', emulator.env]])
}, 300_000)

afterAll(async () => {
  for (const end of ends.toReversed()) await end()
})

/** Builds the app with this page, and looks at it. */
async function build(files: Iterable<readonly [string, string]>, look: (page: Page) => Promise<void>) {
  await app.write(files)
  await app.run('npm run build')
  const server = await app.serve(() => 'node --env-file=.env server.js', { DEV_USER: 'you' })
  await visit(server.origin, async ({ page, upload }) => {
    await look(page)
    await upload()
  })
  expect(emulator.created()).toBe(1)
  await server.stop()
}

/** What people see of a button. */
const looksOf = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).evaluate((button) => {
    const { backgroundColor, color, fontFamily } = getComputedStyle(button)
    return { backgroundColor, color, fontFamily }
  })

const surfaceOf = (page: Page) =>
  page.locator('.stream-uploader-dropzone').evaluate((zone) => {
    const { backgroundColor, borderTopColor, borderTopStyle } = getComputedStyle(zone)
    return { backgroundColor, borderTopColor, borderTopStyle }
  })

describe('systems', () => {
  test.for([
    ['MUI', '@mui/material', true],
    ['Mantine', '@mantine/core', true],
    // The colour of its buttons cannot be read as text on a dark page.
    ['Radix Themes', '@radix-ui/themes', false],
  ] as const)('%s', async ([name, packageName, hasFillForText], { task }) => {
    const { commands, files } = await recipeOf('frameworks/design-systems.md', name)
    await app.paste(commands[0] ?? [])
    await build(files, async (page) => {
      const { fontFamily, ...own } = await looksOf(page, 'Choose a trailer')
      expect(await looksOf(page, 'Choose videos')).toMatchObject({ fontFamily, ...(hasFillForText && own) })
      expect((await surfaceOf(page)).borderTopStyle).toBe('dashed')
    })
    task.meta.row = {
      version: await app.versionOf(packageName),
      how: `the recipe: its own button and the uploader’s have the same ${hasFillForText ? 'colours and font' : 'font'}`,
    }
  })
})

test('Tailwind', async ({ task }) => {
  const { commands, files } = await recipeOf('frameworks/design-systems.md', 'Tailwind 4')
  await app.paste(commands[0] ?? [])
  const looks = async (page: Page) => ({
    button: await page.getByRole('button', { name: 'Choose videos' }).evaluate((button) => {
      const { backgroundColor, color, padding, borderRadius, font } = getComputedStyle(button)
      return { backgroundColor, color, padding, borderRadius, font }
    }),
    zone: await surfaceOf(page),
  })
  let alone = {}
  await build([...files, ['src/index.css', '@import "react-stream-uploader/styles.css";']], async (page) => {
    alone = await looks(page)
  })
  await build(files, async (page) => {
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
    expect(await page.locator('.stream-uploader').evaluate((root) => getComputedStyle(root).marginTop)).toBe(
      '32px',
    )
    expect(await looks(page)).toEqual(alone)
    const { backgroundColor } = await surfaceOf(page)
    await page.evaluate(() => document.documentElement.classList.add('dark'))
    // Colours change within a moment.
    await expect.poll(async () => (await surfaceOf(page)).backgroundColor).not.toBe(backgroundColor)
  })
  task.meta.row = {
    version: await app.versionOf('tailwindcss'),
    how: 'the uploader looks as without its preflight, takes its utilities, and follows the class `dark`',
  }
})
