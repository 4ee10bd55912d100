import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const hosted = at('./hosted.tsx')
const noSheet = '\0no-sheet'
/** By its name, and by the path that the alias of vite.config.ts makes of it. */
const names = new Set(['react-stream-uploader', at('../../src/index.ts')])

/**
 * Leads the examples' imports of the package to `hosted.tsx`. All else gets the package itself. The sheets of a design system style all
 * elements, so the story attaches them, and takes them away again (`hostPage`).
 */
export function examplesAreHosted(): Plugin {
  return {
    name: 'examples-are-hosted',
    enforce: 'pre',
    resolveId(id, importer) {
      const example = /\/stories\/examples\/(design-systems\/)?[^/]+\.tsx$/.exec(importer ?? '')
      if (example === null) return null
      if (example[1] !== undefined && id.endsWith('.css')) return noSheet
      return names.has(id) ? hosted : null
    },
    load: (id) => (id === noSheet ? '' : null),
  }
}
