import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { bundle } from '../support/bundle.js'
import { isStreamEndpoint } from './endpoint-contract.js'

isStreamEndpoint(async (env) => {
  const workerd = new Miniflare({
    modules: true,
    script: await bundle(fileURLToPath(new URL('../../examples/hono-on-workers/worker.ts', import.meta.url))),
    compatibilityDate: '2026-04-01',
    bindings: { ...env },
  })
  const { origin } = await workerd.ready
  return { origin, send: (request) => fetch(request), close: () => workerd.dispose() }
})
