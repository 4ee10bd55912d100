import { expect, test } from 'vitest'
import { media } from '../support/media.js'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { prepare, visit } from './support/visit.js'

test('React Compiler, StrictMode, Activity', async ({ task }) => {
  const host = await recipeOf('frameworks/vite.md')
  const hono = await recipeOf('frameworks/vite.md', 'Hono')
  const { commands, files } = await recipeOf('frameworks/react.md')
  const app = await openApp()
  for (const block of [host.commands[0] ?? [], ...hono.commands, ...commands]) await app.paste(block)
  await app.write([...host.files, ...hono.files, ...files])
  await app.run('npm run build')
  const emulator = await emulate(app)
  await app.write([['.env', emulator.env]])
  const server = await app.serve(() => 'node --env-file=.env server.js', { DEV_USER: 'you' })
  const config = files.get('vite.config.ts') ?? ''
  await app.write([['vite.config.ts', config.replace('http://localhost:3000', server.origin)]])
  const developing = await app.serve((port) => `npm run dev -- --port ${port} --strictPort`)
  await prepare(developing.origin)
  for (const { origin } of [server, developing]) {
    await visit(origin, async ({ page }) => {
      await page.locator('input[type=file]').setInputFiles(media.mp4)
      await page.getByRole('button', { name: 'Notes' }).click()
      await page.getByText('Your notes').waitFor()
      await page.getByText('1 of 1 done').waitFor()
      await page.getByRole('button', { name: 'Videos' }).click()
      await page.getByText('Ready', { exact: true }).waitFor()
    })
    expect(emulator.created()).toBe(1)
  }
  task.meta.row = {
    version: await app.versionOf('react'),
    how: '`Activity` hides the uploader meanwhile; React 18 in `npm run check:consumer`',
  }
})
