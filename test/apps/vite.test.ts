import { expect, test } from 'vitest'
import { openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { prepare, visit } from './support/visit.js'

const page = 'frameworks/vite.md'
const env = { DEV_USER: 'you' }

test.for([
  ['Hono', 'hono'],
  ['Express', 'express'],
  ['Fastify', 'fastify'],
])('%s', async ([name = '', packageName = ''], { task }) => {
  const whole = await recipeOf(page)
  const server = await recipeOf(page, name)
  const app = await openApp()
  await app.paste(whole.commands[0] ?? [])
  for (const block of server.commands) await app.paste(block)
  await app.write(whole.files)
  await app.write(server.files)
  const emulator = await emulate(app)
  await app.write([['.env', emulator.env]])
  await app.run('npm run build')
  const running = await app.serve(() => 'node --env-file=.env server.js', env)

  const uploads = async (origin: string) => {
    await visit(origin, async ({ upload, page: shown }) => {
      await upload()
      await shown.getByText(/^Ready: [0-9a-f]{32}$/).waitFor()
    })
    expect(emulator.created()).toBe(1)
  }
  await uploads(running.origin)

  const config = whole.files.get('vite.config.ts') ?? ''
  await app.write([['vite.config.ts', config.replace('http://localhost:3000', running.origin)]])
  const developing = await app.serve((port) => `npm run dev -- --port ${port} --strictPort`)
  await prepare(developing.origin)
  await uploads(developing.origin)

  task.meta.row = {
    version: await app.versionOf(packageName),
    how: 'the page by Vite: built, and in development with its proxy',
  }
})
