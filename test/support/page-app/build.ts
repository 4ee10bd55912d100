import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import type { TestProject } from 'vitest/node'
import { doors } from '../../../vite.config.js'
import { recipeOf } from '../../apps/support/recipe.js'

export interface PageBuilds {
  /** Directories of the built page. */
  readonly production: string
  /** With React's development build, whose StrictMode mounts twice and which warns. */
  readonly development: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly pages: PageBuilds
  }
}

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** Builds the host app into a new directory below the system's own for temporary files. */
export async function buildPage(mode: keyof PageBuilds): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), `page-app-${mode}-`))
  await buildInto(outDir, mode)
  return outDir
}

async function buildInto(outDir: string, mode: keyof PageBuilds): Promise<void> {
  const environment = process.env['NODE_ENV']
  // A test run sets it to "test", and Vite lets it decide over the mode.
  process.env['NODE_ENV'] = mode
  try {
    await build({
      configFile: false,
      root: at('test/support/page-app'),
      mode,
      logLevel: 'warn',
      plugins: [react(), await documentedCode()],
      resolve: { alias: doors },
      build: { outDir, emptyOutDir: false, minify: mode === 'production', target: 'es2022' },
    })
  } finally {
    process.env['NODE_ENV'] = environment
  }
}

/** The forms run as the documents print them: there is no second copy. */
async function documentedCode(): Promise<Plugin> {
  const { files } = await recipeOf('form-libraries.md')
  const folder = at('docs/form-libraries.md/')
  return {
    name: 'documented-code',
    resolveId: (id) => (id.startsWith('documented:') ? id.replace('documented:', folder) : null),
    load: (id) => (id.startsWith(folder) ? files.get(id.slice(folder.length)) : null),
  }
}

/** Changes with everything that the build is made of. */
async function contentKey(): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['src', 'test/support/page-app']) {
    const entries = await readdir(at(folder), { recursive: true, withFileTypes: true })
    const paths = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    for (const path of paths.toSorted()) hash.update(path).update(await readFile(path))
  }
  for (const path of ['package-lock.json', 'vite.config.ts', 'docs/form-libraries.md'])
    hash.update(await readFile(at(path)))
  return hash.digest('hex').slice(0, 16)
}

/** Once a run, before all tests. What an earlier run has built of the same files is used again. */
export default async function setup(project: TestProject): Promise<void> {
  const cache = at(`node_modules/.cache/page-app/${await contentKey()}`)
  const pages = { production: join(cache, 'production'), development: join(cache, 'development') }
  if (!existsSync(cache)) {
    const unfinished = `${cache}-${process.pid}`
    // One after the other: both set NODE_ENV.
    for (const mode of ['production', 'development'] as const) await buildInto(join(unfinished, mode), mode)
    await rename(unfinished, cache)
  }
  project.provide('pages', pages)
}
