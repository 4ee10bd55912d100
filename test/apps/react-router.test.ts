import { test } from 'vitest'
import { env, frameworkApp } from './support/framework-app.js'

test('React Router', async ({ task }) => {
  const { app, uploads, develops } = await frameworkApp('frameworks/react-router.md', { says: 'Saved' })
  const tool = 'node --env-file=.env node_modules/@react-router/dev/bin.js'
  await develops((port) => `${tool} dev --port ${port} --host localhost`)
  await app.run('npx react-router typegen && npx tsc && npx react-router build')
  const serve = 'node --env-file=.env node_modules/@react-router/serve/bin.js build/server/index.js'
  const built = await app.serve(() => serve, { ...env, HOST: 'localhost' })
  await uploads(built.origin)

  task.meta.row = {
    version: await app.versionOf('react-router'),
    how: 'framework mode, with an action; in development, type-checked and built',
  }
})
