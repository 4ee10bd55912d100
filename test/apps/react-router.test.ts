import { expect, test } from 'vitest'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { prepare, visit } from './support/visit.js'

test('React Router', async ({ task }) => {
  const { commands, files } = await recipeOf('frameworks/react-router.md')
  const app = await openApp()
  await app.paste(commands[0] ?? [])
  await app.write(files)
  const emulator = await emulate(app)
  await app.write([['.env', emulator.env]])

  const uploads = async (origin: string) => {
    await visit(origin, async ({ page, upload }) => {
      await upload()
      await page.getByText(/^Saved: [0-9a-f]{32}$/).waitFor()
    })
    expect(emulator.created()).toBe(1)
  }
  const env = { DEV_USER: 'you' }
  const tool = 'node --env-file=.env node_modules/@react-router/dev/bin.js'
  const developing = await app.serve((port) => `${tool} dev --port ${port} --host localhost`, env)
  await prepare(developing.origin)
  await uploads(developing.origin)
  await developing.stop()
  await app.run('npx react-router typegen && npx tsc && npx react-router build')
  const serve = 'node --env-file=.env node_modules/@react-router/serve/bin.js build/server/index.js'
  const built = await app.serve(() => serve, { ...env, HOST: 'localhost' })
  await uploads(built.origin)

  task.meta.row = {
    version: await app.versionOf('react-router'),
    how: 'framework mode, with an action; in development, type-checked and built',
  }
})
