import { expect, test } from 'vitest'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { prepare, visit } from './support/visit.js'

test('TanStack Start', async ({ task }) => {
  const { commands, files } = await recipeOf('frameworks/tanstack-start.md')
  const app = await openApp({ node: '22.12' })
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
  const vite = 'node --env-file=.env node_modules/vite/bin/vite.js'
  const developing = await app.serve((port) => `${vite} dev --port ${port} --host localhost`, env)
  await prepare(developing.origin)
  await uploads(developing.origin)
  await developing.stop()
  await app.run('npx tsc && npx vite build')
  const srvx = 'node --env-file=.env node_modules/srvx/bin/srvx.mjs'
  const built = await app.serve(
    (port) => `${srvx} --prod --host localhost --port ${port} -s ../client dist/server/server.js`,
    env,
  )
  await uploads(built.origin)

  task.meta.row = {
    version: await app.versionOf('@tanstack/react-start'),
    how: 'with a server function; in development, type-checked and built',
  }
})
