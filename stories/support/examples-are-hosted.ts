import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const hosted = at('./hosted.tsx')
/** By its name, and by the path that the alias of vite.config.ts makes of it. */
const names = new Set(['react-stream-uploader', at('../../src/index.ts')])

/** Leads the examples' imports of the package to `hosted.tsx`. All else gets the package itself. */
export function examplesAreHosted(): Plugin {
  return {
    name: 'examples-are-hosted',
    enforce: 'pre',
    resolveId: (id, importer) =>
      names.has(id) && /\/stories\/examples\/[^/]+\.tsx$/.test(importer ?? '') ? hosted : null,
  }
}
