import { expect, test } from 'vitest'
import { type App, openApp } from './support/app.js'
import { emulate } from './support/emulated.js'
import { recipeOf } from './support/recipe.js'
import { visit } from './support/visit.js'

const page = 'frameworks/bundlers.md'

test.for([
  ['webpack', 'webpack', 'npx webpack'],
  ['Rspack', '@rspack/core', 'npx rspack build'],
  ['esbuild', 'esbuild', 'node build.js'],
])('%s', async ([name = '', packageName = '', build = ''], { task }) => {
  const whole = await recipeOf(page)
  const bundler = await recipeOf(page, name)
  const app = await openApp()
  await app.paste(whole.commands[0] ?? [])
  await app.paste(bundler.commands[0] ?? [])
  await app.write(whole.files)
  await app.write(bundler.files)
  await app.run(build)
  await serveAndUpload(app)
  task.meta.row = { version: await app.versionOf(packageName), how: 'the built page' }
})

test('pnpm', async ({ task }) => {
  const whole = await recipeOf(page)
  const { commands } = await recipeOf(page, 'pnpm')
  const app = await openApp()
  await app.paste((whole.commands[0] ?? []).slice(0, 3))
  await app.run('npm install --no-save --prefix tools pnpm@12.21.0')
  // What is not declared is nowhere, and nothing is left behind in the home of whoever runs this.
  await app.write([['pnpm-workspace.yaml', 'hoist: false\nstoreDir: ./store\ncacheDir: ./cache\n']])
  app.useCommandsOf('tools/node_modules/.bin')
  for (const block of commands) await app.paste(block)
  const bundler = await recipeOf(page, 'esbuild')
  await app.paste(['pnpm add --save-dev --allow-build=esbuild esbuild'])
  await app.write(whole.files)
  await app.write(bundler.files)
  await app.run('node build.js')
  await serveAndUpload(app, 'pnpm add')
  task.meta.row = { version: '12.21.0', how: 'without hoisting; the page built by esbuild' }
})

/** By the server of another page of the documents. */
async function serveAndUpload(app: App, install = 'npm install'): Promise<void> {
  const host = await recipeOf('frameworks/vite.md')
  const hono = await recipeOf('frameworks/vite.md', 'Hono')
  for (const block of hono.commands)
    await app.paste(block.map((line) => line.replace('npm install', install)))
  const server = [...host.files, ...hono.files].filter(([path]) => ['stream.js', 'server.js'].includes(path))
  await app.write(server)
  const emulator = await emulate(app)
  await app.write([['.env', emulator.env]])
  const { origin } = await app.serve(() => 'node --env-file=.env server.js', { DEV_USER: 'you' })
  await visit(origin, ({ upload }) => upload())
  expect(emulator.created()).toBe(1)
}
