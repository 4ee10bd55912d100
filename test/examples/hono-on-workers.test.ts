import { fileURLToPath } from 'node:url'
import { Miniflare } from 'miniflare'
import { build } from 'vite'
import { doors } from '../../vite.config.js'
import { isStreamEndpoint } from './endpoint-contract.js'

/** One module without imports, as wrangler uploads it. */
async function bundle(path: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: doors },
    build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'worker' } },
  })
  const [output] = Array.isArray(built) ? built : []
  const [chunk] = output?.output ?? []
  if (chunk === undefined) throw new Error('Nothing was built.')
  return chunk.code
}

isStreamEndpoint(async (env) => {
  const workerd = new Miniflare({
    modules: true,
    script: await bundle('examples/hono-on-workers/worker.ts'),
    compatibilityDate: '2026-04-01',
    bindings: { ...env },
  })
  const { origin } = await workerd.ready
  return { origin, send: (request) => fetch(request), close: () => workerd.dispose() }
})
