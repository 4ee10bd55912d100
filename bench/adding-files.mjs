/*
 * What adding files costs, without any rows: how the time of `add(n)` grows, what one progress report costs beside few and beside many
 * uploads, and whether a page answers after ten thousand files. First the engine in Node with ports on which nothing happens, then the
 * package in Chromium, with its records in IndexedDB. Ratios of one run. Run: node bench/adding-files.mjs
 * None of 20 runs had a task above 50 ms after `add`, and none of 20 with the processor slowed down to half.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { build, preview } from 'vite'
import { launchOptions } from '../scripts/browser.mjs'
import { load } from './load.mjs'

const { createEngine } = await load('src/core/engine/engine.ts')
const { fakePorts } = await load('test/support/fake-ports.ts')

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
const filesOf = (count) =>
  Array.from(
    { length: count },
    (_, index) => new File(['x'], `film ${index}.mp4`, { type: 'video/mp4', lastModified: index }),
  )

await inNode()
await inChromium()

async function inNode() {
  const sizes = [100, 1000, 10_000, 20_000]
  const rows = {}
  for (const count of sizes) {
    const times = []
    // Once: what is left of a hundred thousand files takes longer to collect than they take to add.
    const files = filesOf(count)
    for (let run = 0; run < 7; run++) {
      const engine = createEngine(fakePorts(), {})
      const start = performance.now()
      engine.add(files)
      times.push(performance.now() - start)
      engine.stop()
    }
    rows[`add(${count})`] = { ms: round(median(times)) }
  }
  console.table(rows)
  const [small, large] = [rows['add(1000)'].ms, rows['add(20000)'].ms]
  console.log(
    `exponent from 1,000 to 20,000: ${round(Math.log(large / small) / Math.log(20))} (to reach: at most 1.1)`,
  )
  // In turns: the first to run is compiled on the way.
  const measured = []
  for (let turn = 0; turn < 5; turn++) {
    measured.push([await costOfProgress(10), await costOfProgress(10_000)])
  }
  const costs = [0, 1].map((which) => median(measured.map((pair) => pair[which])))
  console.log(
    `one progress report: ${costs.map((ms) => `${round(ms * 1000)} µs`).join(' with 10, ')} with 10,000 uploads`,
  )
  console.log(`ratio: ${round(costs[1] / costs[0])} (to reach: at most 1.5)`)
}

/** Milliseconds of one report: noted, flushed, told to whoever listens to that upload and to all. */
async function costOfProgress(count) {
  const ports = fakePorts()
  const engine = createEngine(ports, { concurrency: 1 })
  const [id] = engine.add(filesOf(count))
  for (let turn = 0; turn < 300 && ports.creations.length === 0; turn++) {
    ports.clock.advance(1)
    await new Promise(setImmediate)
  }
  await ports.creations[0].answer({ uploadUrl: 'https://upload.test/a', videoId: 'v', expiresAt: null })
  const [transfer] = ports.transfers
  transfer.reports.opened(0, null)
  for (let turn = 0; turn < 300; turn++) ports.clock.advance(50)
  let heard = 0
  engine.subscribeTo(id, () => heard++)
  engine.subscribe(() => heard++)
  const times = []
  for (let report = 1; report <= 2000; report++) {
    const start = performance.now()
    transfer.reports.sent(report / 10_000)
    ports.clock.advance(200)
    times.push(performance.now() - start)
  }
  engine.stop()
  if (heard < 2000) throw new Error(`Only ${heard} of the reports were told.`)
  return median(times)
}

async function inChromium() {
  const folder = await mkdtemp(join(tmpdir(), 'adding-files-'))
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><title>Adding files</title><script type="module" src="/page.js"></script>',
  )
  await writeFile(
    join(folder, 'page.js'),
    `import { createUploader } from ${JSON.stringify(fileURLToPath(new URL('../src/index.ts', import.meta.url)))}
     const never = () => new Promise(() => {})
     window.uploader = createUploader({ endpoint: { createTicket: never, getStatus: never, discard: never }, resumeKey: 'bench' })`,
  )
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: 'dist', target: 'es2022' },
  })
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    preview: { host: '127.0.0.1', port: 0 },
  })
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls.local[0])
    await page.waitForFunction(() => window.uploader !== undefined)
    console.table(await page.evaluate(addMany, 10_000))
  } finally {
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true })
  }
}

async function addMany(count) {
  const long = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) long.push([startTime, duration])
  }).observe({ type: 'longtask' })
  const { uploader } = window
  const part = await new Blob(['x']).arrayBuffer()
  const files = Array.from(
    { length: count },
    (_, index) => new File([part], `film ${index}.mp4`, { type: 'video/mp4', lastModified: index }),
  )
  const leave = uploader.subscribe(() => {})
  await new Promise((resolve) => setTimeout(resolve, 1000))
  long.length = 0
  const start = performance.now()
  const ids = uploader.add(files)
  const added = performance.now()
  // The last, as they are judged in their order.
  while (uploader.getUpload(ids.at(-1)).status === 'validating')
    await new Promise((resolve) => setTimeout(resolve, 20))
  const settled = performance.now()
  const stored = async () => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open('react-stream-uploader')
      request.onsuccess = () => resolve(request.result)
    })
    const counted = await new Promise((resolve) => {
      const request = database.transaction('sessions').objectStore('sessions').count()
      request.onsuccess = () => resolve(request.result)
    })
    database.close()
    return counted
  }
  while ((await stored()) < count) await new Promise((resolve) => setTimeout(resolve, 100))
  const kept = performance.now()
  await new Promise((resolve) => setTimeout(resolve, 500))
  leave()
  const after = long.filter(([begun]) => begun > start + 1).map(([, duration]) => duration)
  return {
    ids: ids.length,
    'add: ms (to reach: at most 400)': Math.round(added - start),
    'all judged: ms': Math.round(settled - start),
    'all records kept: ms': Math.round(kept - start),
    'longest task after add: ms (to reach: at most 50)': Math.round(Math.max(0, ...after)),
  }
}

function round(number) {
  return Math.round(number * 100) / 100
}
