import { build } from 'vite'
import { doors } from '../../vite.config.js'

/** One module without imports, as wrangler uploads it. */
export async function bundle(entry: string): Promise<string> {
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
