import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Imports a TypeScript module of the tests, given from the project's root, with the package's own names at hand. */
export async function load(path) {
  const { module } = await runnerImport(`${root}${path}`, {
    configFile: `${root}vite.config.ts`,
    root,
    logLevel: 'error',
  })
  return module
}
