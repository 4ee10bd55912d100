/*
 * One file over lines that keep dropping: our uploader beside Uppy and tus-js-client, on the same server, in Chromium. Each uploader has
 * a line of its own, and all of them send at the same time. The peers are installed on demand, into bench/peers.
 * Run: node bench/dropping-links.mjs [--runs 3] [--mib 100]
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { launchOptions } from '../scripts/browser.mjs'
import { openLink, possibleTime } from './dropping-link.mjs'
import { load } from './load.mjs'

const MiB = 1_048_576
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, mib: { type: 'string', default: '100' } },
})
const runs = Number(values.runs)
const bytes = Number(values.mib) * MiB

const line = { bytesPerSecond: 2_500_000, upMs: 6000, downMs: 0, kept: true }
const links = [
  { ...line, name: 'whole chunks kept', kept: false },
  { ...line, name: 'then 0.5 s refused', downMs: 500 },
  { ...line, name: 'then 0.9 s refused', downMs: 900 },
  { ...line, name: 'then 1.5 s refused', downMs: 1500 },
  { ...line, name: 'then 3 s refused', downMs: 3000 },
]
const uploaders = [
  { name: 'react-stream-uploader', client: 'ours' },
  { name: 'Uppy', client: 'uppy' },
  { name: 'Uppy, 50 MiB chunks', client: 'uppy', chunkSize: 50 * MiB },
  { name: 'Uppy, 5 MiB chunks', client: 'uppy', chunkSize: 5 * MiB },
  { name: 'tus-js-client', client: 'tus' },
  { name: 'tus-js-client, 50 MiB chunks', client: 'tus', chunkSize: 50 * MiB },
  { name: 'tus-js-client, 5 MiB chunks', client: 'tus', chunkSize: 5 * MiB },
]

const peers = fileURLToPath(new URL('peers/', import.meta.url))
if (!existsSync(join(peers, 'node_modules'))) {
  execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], { cwd: peers })
}
const { doors } = await load('vite.config.ts')
const { startPageServer } = await load('test/support/page-server.ts')
const { padMp4, sha256OfFile } = await load('test/support/media.ts')
const { createStreamHandler } = await load('src/server/index.ts')

const directory = await mkdtemp(join(tmpdir(), 'dropping-links-'))
const path = join(directory, 'film.mp4')
const page = join(directory, 'page')
await writeFile(path, Buffer.concat(padMp4(bytes)))
await build({
  configFile: false,
  root: peers,
  logLevel: 'error',
  resolve: { alias: doors },
  build: { outDir: page, target: 'es2022' },
})
const browser = await chromium.launch(launchOptions())
try {
  await compare()
} finally {
  await browser.close()
  await rm(directory, { recursive: true })
}

async function compare() {
  const sha256 = await sha256OfFile(path)
  const table = new Map(uploaders.map(({ name }) => [name, {}]))
  for (const link of links) {
    const results = new Map(uploaders.map(({ name }) => [name, []]))
    for (let run = 0; run < runs; run += 1) {
      await Promise.all(
        uploaders.map(async (uploader) =>
          results.get(uploader.name).push(await upload(uploader, link, sha256)),
        ),
      )
    }
    for (const [name, ratios] of results) table.get(name)[link.name] = wordsFor(ratios)
    console.table(Object.fromEntries(table))
  }
}

/** How many times the possible time it took; `null` where the file did not arrive whole. */
async function upload({ client, chunkSize }, link, sha256) {
  const server = await startPageServer(page, { assumptions: { partialChunksKept: link.kept } })
  const { port, close } = await openLink({ ...link, target: Number(new URL(server.emulatorOrigin).port) })
  const handler = createStreamHandler({
    accountId: 'a'.repeat(32),
    apiToken: 'api-token-for-the-server-alone',
    // What creates an upload decides where its bytes go. Creations take the line too, but not the browser's requests for them.
    apiBaseUrl: `http://127.0.0.1:${port}/client/v4`,
    authorize: () => ({ creator: 'somebody' }),
  })
  server.intercept((request) => handler(request))
  const context = await browser.newContext()
  try {
    const tab = await context.newPage()
    await tab.goto(server.url())
    await tab.locator('input').setInputFiles(path)
    const ms = await tab.evaluate(([name, size]) => window.upload(name, size), [client, chunkSize])
    const isWhole = [...server.emulator.videos.values()].some((video) => video.sha256() === sha256)
    return ms === null || !isWhole ? null : ms / possibleTime(bytes, link)
  } finally {
    await context.close()
    close()
    await server.close()
  }
}

/** The median, the others in brackets. */
function wordsFor(ratios) {
  const arrived = ratios.filter((ratio) => ratio !== null).toSorted((a, b) => a - b)
  if (arrived.length === 0) return 'gives up'
  const median = arrived[Math.floor(arrived.length / 2)].toFixed(2)
  const all = arrived.map((ratio) => ratio.toFixed(2)).join(' ')
  const lost = ratios.length - arrived.length
  return `${median} (${all}${lost === 0 ? '' : `, gives up ${lost} of ${ratios.length}`})`
}
