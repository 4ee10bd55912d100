import { expect, test } from 'vitest'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { prepare, visit } from './support/visit.js'

test('Astro', async ({ task }) => {
  const { commands, files } = await recipeOf('frameworks/astro.md')
  const app = await openApp({ node: '22.12' })
  await app.paste(commands[0] ?? [])
  await app.write(files)
  const emulator = await emulate(app)
  await app.write([['.env', emulator.env]])

  const uploads = async (origin: string) => {
    await visit(origin, async ({ page, upload }) => {
      await upload()
      await page.getByText(/^Ready: [0-9a-f]{32}$/).waitFor()
    })
    expect(emulator.created()).toBe(1)
  }
  const env = { DEV_USER: 'you' }
  const astro = 'node --env-file=.env node_modules/astro/bin/astro.mjs'
  const developing = await app.serve((port) => `${astro} dev --port ${port} --host localhost`, env)
  await prepare(developing.origin)
  await uploads(developing.origin)
  await developing.stop()
  await app.run('npx astro build')
  const built = await app.serve(() => 'node --env-file=.env dist/server/entry.mjs', {
    ...env,
    HOST: 'localhost',
  })
  await uploads(built.origin)

  task.meta.row = {
    version: await app.versionOf('astro'),
    how: 'as an island (`client:load`); in development, and built for Node',
  }
})
