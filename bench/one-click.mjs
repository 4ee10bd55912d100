/*
 * Uploads 1 GiB through the page of the tests in Chromium, kills the tab at some 40 %, in the middle of a chunk, and goes on in another
 * with one click: how much is sent twice, and how long the click takes. Run: node bench/one-click.mjs
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'
import { load } from './load.mjs'

const MiB = 1_048_576
const SIZE = 1024 * MiB
/** Given to the page: `auto` follows the line, and nobody could say how much of a chunk was sent again. */
const CHUNK = 50 * MiB

const { buildPage } = await load('test/support/page-app/build.ts')
const { startPageServer } = await load('test/support/page-server.ts')
const { sha256OfFile, writeSparseMp4 } = await load('test/support/media.ts')

const directory = await mkdtemp(join(tmpdir(), 'one-click-'))
const build = await buildPage('production')
const server = await startPageServer(build, {
  encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 },
  bandwidth: 125_000_000,
  // The worse of the two that Stream may do.
  assumptions: { partialChunksKept: false },
})
const browser = await chromium.launch(launchOptions())
try {
  await run()
} finally {
  await browser.close()
  await server.close()
  await Promise.all([directory, build].map((path) => rm(path, { recursive: true })))
}

async function run() {
  const path = join(directory, 'one-gibibyte.mp4')
  await writeSparseMp4(path, SIZE)
  const context = await browser.newContext()
  const page = await open(context)
  // A killed tab would take the browser with it, if it were the only one.
  await context.newPage()
  await drop(page, path)
  while (received() < 0.425 * SIZE) await sleep(5)
  const crashed = page.waitForEvent('crash')
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => {})
  await crashed
  while (server.openPatches() > 0) await sleep(20)
  const [{ offset }] = server.emulator.videos.values()
  const before = received()

  const next = await open(context)
  const clicked = performance.now()
  await next.getByRole('button', { name: /^Resume: / }).click()
  while (received() === before) await sleep(5)
  const milliseconds = performance.now() - clicked
  await next
    .locator('.stream-uploader-status')
    .getByText('Ready', { exact: true })
    .waitFor({ timeout: 120_000 })

  const [video, ...others] = server.emulator.videos.values()
  const intact = others.length === 0 && video.sha256() === (await sha256OfFile(path))
  const again = received() - SIZE
  console.table({
    'content intact, one video': intact,
    'killed at (MiB received)': (before / MiB).toFixed(0),
    'kept at Stream (MiB)': (offset / MiB).toFixed(0),
    'sent again (MiB)': (again / MiB).toFixed(1),
    'sent again, of one chunk': (again / CHUNK).toFixed(2),
    'click to the first byte (ms)': milliseconds.toFixed(0),
  })
  if (!intact || again > CHUNK) process.exitCode = 1
}

async function open(context) {
  const page = await context.newPage()
  await page.goto(server.url({ chunkSize: CHUNK }))
  await page.getByRole('button', { name: 'Choose videos' }).waitFor()
  return page
}

async function drop(page, path) {
  const { x, y } = await page.locator('.stream-uploader-dropzone').boundingBox()
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await devtools.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 20, data })
  }
}

function received() {
  return server.emulator.requests.reduce(
    (sum, { kind, bodyBytes }) => sum + (kind === 'patch' ? bodyBytes : 0),
    0,
  )
}
