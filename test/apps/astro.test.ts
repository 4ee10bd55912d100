import { test } from 'vitest'
import { env, frameworkApp } from './support/framework-app.js'

test('Astro', async ({ task }) => {
  const { app, uploads, develops } = await frameworkApp('frameworks/astro.md', {
    node: '22.12',
    says: 'Ready',
  })
  const astro = 'node --env-file=.env node_modules/astro/bin/astro.mjs'
  await develops((port) => `${astro} dev --port ${port} --host localhost`)
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
