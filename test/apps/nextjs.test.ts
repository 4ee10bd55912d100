import { expect, test } from 'vitest'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { prepare, visit } from './support/visit.js'

test('Next.js', async ({ task }) => {
  const { commands, files } = await recipeOf('frameworks/nextjs.md')
  const [create = []] = commands
  const app = await openApp()
  await app.paste(create)
  await app.write(files)
  const emulator = await emulate(app)
  await app.write([['.env.local', emulator.env]])

  const uploads = async (origin: string) => {
    await visit(origin, async ({ page, upload }) => {
      await upload()
      await page.getByText(/^Saved: [0-9a-f]{32}$/).waitFor()
    })
    expect(emulator.created()).toBe(1)
  }
  const env = { DEV_USER: 'you' }
  const developing = await app.serve((port) => `npx next dev -H localhost -p ${port}`, env)
  await prepare(developing.origin)
  await uploads(developing.origin)
  await developing.stop()
  for (const bundler of ['--turbopack', '--webpack']) {
    // Somebody who builds has no secrets.
    await app.run(`npx next build ${bundler}`, { CLOUDFLARE_API_TOKEN: '' })
    const built = await app.serve((port) => `npx next start -H localhost -p ${port}`, env)
    await uploads(built.origin)
    await built.stop()
  }
  task.meta.row = {
    version: await app.versionOf('next'),
    how: 'App Router with a Server Action and `cacheComponents`; in development, and built by Turbopack and by webpack',
  }
})
