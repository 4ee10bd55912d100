import { test } from 'vitest'
import { env, frameworkApp } from './support/framework-app.js'

test('Next.js', async ({ task }) => {
  const { app, uploads, develops } = await frameworkApp('frameworks/nextjs.md', {
    secrets: '.env.local',
    says: 'Saved',
  })
  await develops((port) => `npx next dev -H localhost -p ${port}`)
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
