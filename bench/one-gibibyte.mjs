/*
 * Uploads 1 GiB through the page of the tests in Chromium, pauses and resumes twice, and reads the size of the JavaScript heap all the
 * while. Run: node bench/one-gibibyte.mjs
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'
import { load } from './load.mjs'

const MiB = 1_048_576
const HEAP_LIMIT = 30 * MiB

const { buildPage } = await load('test/support/page-app/build.ts')
const { startPageServer } = await load('test/support/page-server.ts')
const { sha256OfFile, writeSparseMp4 } = await load('test/support/media.ts')

const directory = await mkdtemp(join(tmpdir(), 'one-gibibyte-'))
const build = await buildPage('production')
const server = await startPageServer(build, {
  encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 },
  // A gigabit: faster than most links, and slow enough to hit a pause button in the middle of a chunk.
  bandwidth: 125_000_000,
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
  await writeSparseMp4(path, 1024 * MiB)
  const page = await browser.newPage()
  await page.goto(server.url())
  await page.getByRole('button', { name: 'Choose videos' }).waitFor()
  const heap = await heapOf(page)
  const start = await heap.afterCollection()

  const began = performance.now()
  await page.locator('input[type=file]').setInputFiles(path)
  const pauses = [300 * MiB, 700 * MiB]
  for (let bytes = received(); bytes < 1024 * MiB || !(await says(page, 'Ready')); bytes = received()) {
    await sleep(100)
    await heap.sample()
    if (await says(page, /refused|failed|error|wrong/i)) throw new Error('The upload failed.')
    if (pauses.length === 0 || bytes < pauses[0]) continue
    pauses.shift()
    await pauseAndResume(page)
  }
  const seconds = (performance.now() - began) / 1000
  const end = await heap.afterCollection()

  const [video] = server.emulator.videos.values()
  const intact = video.sha256() === (await sha256OfFile(path))
  const growth = heap.peak() - start
  const report = {
    'content intact': intact,
    seconds: seconds.toFixed(1),
    'bytes received (MiB)': (received() / MiB).toFixed(0),
    'pauses left': pauses.length,
    'heap before (MiB)': (start / MiB).toFixed(1),
    'heap peak, growth, nothing collected (MiB)': (growth / MiB).toFixed(1),
    'heap after collection, growth (MiB)': ((end - start) / MiB).toFixed(1),
  }
  console.table(report)
  if (!intact || growth >= HEAP_LIMIT || pauses.length > 0) process.exitCode = 1
}

async function heapOf(page) {
  const devtools = await page.context().newCDPSession(page)
  let peak = 0
  const sample = async () => {
    const { usedSize, backingStorageSize = 0 } = await devtools.send('Runtime.getHeapUsage')
    // Buffers live outside of the heap, and a library that reads chunks into memory would fill those.
    peak = Math.max(peak, usedSize + backingStorageSize)
    return usedSize + backingStorageSize
  }
  return {
    sample,
    peak: () => peak,
    async afterCollection() {
      await devtools.send('HeapProfiler.collectGarbage')
      return sample()
    },
  }
}

function received() {
  return server.emulator.requests.reduce(
    (sum, { kind, bodyBytes }) => sum + (kind === 'patch' ? bodyBytes : 0),
    0,
  )
}

async function says(page, text) {
  return (await page.locator('.stream-uploader-status').getByText(text, { exact: true }).count()) > 0
}

async function pauseAndResume(page) {
  await page.getByRole('button', { name: /^Pause: / }).click()
  await page.getByText('Paused', { exact: true }).waitFor()
  await page.getByRole('button', { name: /^Resume: / }).click()
}
