import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { doors } from '../../../vite.config.js'

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

/** Builds the host app into a new directory below the system's own for temporary files. */
export async function buildPage(mode: keyof PageBuilds): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), `page-app-${mode}-`))
  const environment = process.env['NODE_ENV']
  // A test run sets it to "test", and Vite lets it decide over the mode.
  process.env['NODE_ENV'] = mode
  try {
    await build({
      configFile: false,
      root: fileURLToPath(new URL('.', import.meta.url)),
      mode,
      logLevel: 'warn',
      plugins: [react()],
      resolve: { alias: doors },
      build: { outDir, emptyOutDir: false, minify: mode === 'production', target: 'es2022' },
    })
  } finally {
    process.env['NODE_ENV'] = environment
  }
  return outDir
}

/** Once a run, before all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // One after the other: both set NODE_ENV.
  const production = await buildPage('production')
  const development = await buildPage('development')
  project.provide('pages', { production, development })
  return async () => {
    await Promise.all([production, development].map((path) => rm(path, { recursive: true })))
  }
}
