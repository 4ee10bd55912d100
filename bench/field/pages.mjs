import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { doors } from '../load.mjs'

const peers = fileURLToPath(new URL('../peers/', import.meta.url))

/** Installs the peers where they are missing. */
export function installPeers() {
  if (existsSync(join(peers, 'node_modules', 'filepond'))) return
  const shell = process.platform === 'win32'
  execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], { cwd: peers, shell })
}

/** Builds pages when they are first asked for, each alone, so that no contender has loaded what another one needs. */
export function createPages() {
  const built = new Map()

  async function buildPage(page) {
    // Loading TypeScript has set it to "development", and Vite lets it decide over the mode.
    process.env.NODE_ENV = 'production'
    const outDir = await mkdtemp(join(tmpdir(), 'peers-page-'))
    await build({
      configFile: false,
      root: peers,
      logLevel: 'error',
      plugins: [{ name: 'contender', transformIndexHtml: { order: 'pre', handler: naming(page) } }],
      // One React for our sources and the pages here.
      resolve: { alias: doors, dedupe: ['react', 'react-dom'] },
      build: { outDir, emptyOutDir: true, target: 'es2022' },
    })
    return outDir
  }

  return {
    of(page) {
      if (!built.has(page)) built.set(page, buildPage(page))
      return built.get(page)
    },
    async remove() {
      for (const directory of built.values()) await rm(await directory, { recursive: true })
    },
  }
}

function naming(page) {
  return (html) => html.replace('contender.mjs', page)
}
