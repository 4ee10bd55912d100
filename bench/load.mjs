import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const options = { root, logLevel: 'error' }

/** The package's own names, and the sources that they lead to. */
export const { doors } = (await runnerImport(`${root}vite.config.ts`, options)).module

/** Imports a TypeScript module of the tests, given from the project's root; the package's own names lead to its sources. */
export async function load(path) {
  const { module } = await runnerImport(`${root}${path}`, { ...options, resolve: { alias: doors } })
  return module
}
