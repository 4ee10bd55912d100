import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { preview } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outDir = join(root, 'node_modules/.cache/shots-storybook')

/** As they are deployed: with the emulator in the page. */
export function buildStories() {
  const { status } = spawnSync('npm', ['run', '--silent', 'build-storybook', '--', '--output-dir', outDir], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('Storybook could not be built.')
}

/** On loopback, until `close`; or those of a Storybook that runs already. */
export async function serveStories(running) {
  if (running !== undefined) {
    const { entries } = await (await fetch(new URL('index.json', running))).json()
    return { url: running, stories: storiesOf(entries), close: async () => {} }
  }
  const { entries } = JSON.parse(await readFile(join(outDir, 'index.json'), 'utf8'))
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  return {
    url: server.resolvedUrls.local[0],
    stories: storiesOf(entries),
    close: () => server.close(),
  }
}

const storiesOf = (entries) => Object.values(entries).filter(({ type }) => type === 'story')
