import { test } from 'vitest'
import { env, frameworkApp } from './support/framework-app.js'

test('TanStack Start', async ({ task }) => {
  const { app, uploads, develops } = await frameworkApp('frameworks/tanstack-start.md', {
    node: '22.12',
    says: 'Saved',
  })
  const vite = 'node --env-file=.env node_modules/vite/bin/vite.js'
  await develops((port) => `${vite} dev --port ${port} --host localhost`)
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
