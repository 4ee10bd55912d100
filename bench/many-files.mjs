/*
 * Ten, a thousand and ten thousand files in one list, in Chromium and a production build: how long they take to be there, what they leave
 * in memory, how the list scrolls, and what three uploads cost beside all the others. Run: node bench/many-files.mjs [counts…]
 * `--pictures folder` takes pictures of the page at 0.1, 0.5, 1 and 3 seconds.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'
import { load } from './load.mjs'

const MiB = 1_048_576
/** Seconds of progress that are measured. */
const WATCHED = 6
const PROGRESS = 'progress: main thread (ms a second)'

const { values, positionals } = parseArgs({
  options: { pictures: { type: 'string' } },
  allowPositionals: true,
})
const counts = positionals.length === 0 ? [10, 1000, 10_000] : positionals.map(Number)

const { buildPage } = await load('test/support/page-app/build.ts')
const { startPageServer } = await load('test/support/page-server.ts')
const { padMp4 } = await load('test/support/media.ts')

const directory = await mkdtemp(join(tmpdir(), 'many-files-'))
const film = join(directory, 'film.mp4')
await writeFile(film, Buffer.concat(padMp4(64 * MiB)))
const build = await buildPage('production')
const browser = await chromium.launch(launchOptions())
try {
  const columns = {}
  for (const count of counts) columns[count] = await measure(count)
  const table = {}
  for (const name of Object.keys(columns[counts[0]])) {
    table[name] = Object.fromEntries(counts.map((count) => [`${count} files`, columns[count][name]]))
  }
  console.table(table)
  const [few, many] = [counts[0], counts.at(-1)].map((count) => columns[count][PROGRESS])
  console.log(
    `progress beside ${counts.at(-1)} files over progress beside ${counts[0]}: ${(many / few).toFixed(2)} (to reach: at most 1.3)`,
  )
  console.log(`load average: ${loadavg()[0].toFixed(1)}`)
} finally {
  await browser.close()
  await Promise.all([directory, build].map((path) => rm(path, { recursive: true })))
}

async function measure(count) {
  const server = await startPageServer(build, { bandwidth: 6 * MiB })
  const page = await browser.newPage({ viewport: { width: 900, height: 800 } })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  await page.addInitScript(watchTasks)
  await page.goto(server.url({ chunkSize: 64 * MiB, owner: 'app' }))
  await page.getByRole('button', { name: 'Choose videos' }).waitFor()
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'seed' }))
  })
  await page.locator('#seed').setInputFiles(film)
  // What an uploader loads in idle time.
  await page.waitForTimeout(1000)
  try {
    const empty = await heapOf(devtools)
    const pictures = values.pictures === undefined ? null : takePictures(page, count)
    const adding = await page.evaluate(addFiles, count)
    await pictures
    await page.locator('[data-status=uploading]').nth(2).waitFor({ timeout: 120_000 })
    const heap = await heapOf(devtools)
    const scrolling = await scrolled(page)
    const again = await scrolled(page)
    await page.evaluate(untilStored, count)
    const before = await metricsOf(devtools)
    const progress = await page.evaluate(watchFrames, WATCHED * 1000)
    const after = await metricsOf(devtools)
    const rate = (name) => Math.round(((after[name] - before[name]) / WATCHED) * 1000)
    return {
      'add: its task (ms)': adding.add,
      'first rows are painted (ms)': adding.first,
      'all rows are shown (ms)': adding.shown,
      'all files are judged (ms)': adding.settled,
      'longest task after add (ms)': adding.longest,
      'heap of it (MiB)': ((heap - empty) / MiB).toFixed(1),
      'rows in the document': adding.rows,
      'scrolling: frames a second': scrolling.rate,
      'scrolling: longest frame (ms)': scrolling.longest,
      'scrolling again: frames a second': again.rate,
      'scrolling again: longest frame (ms)': again.longest,
      [PROGRESS]: rate('TaskDuration'),
      'progress: of it script': rate('ScriptDuration'),
      'progress: of it style and layout': rate('RecalcStyleDuration') + rate('LayoutDuration'),
      'progress: longest task (ms)': progress.longestTask,
    }
  } finally {
    await page.close()
    await server.close()
  }
}

async function heapOf(devtools) {
  await devtools.send('HeapProfiler.collectGarbage')
  return (await metricsOf(devtools)).JSHeapUsedSize
}

async function takePictures(page, count) {
  await page.waitForFunction(() => window.addedAt !== undefined, null, { polling: 5 })
  for (const seconds of [0.1, 0.5, 1, 3]) {
    const wait = await page.evaluate((at) => window.addedAt + at - performance.now(), seconds * 1000)
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)))
    await page.screenshot({ path: join(values.pictures, `${count}-at-${seconds}.png`) })
  }
}

/** From the top. The first time the pictures are read and decoded as well. */
async function scrolled(page) {
  const frames = await page.evaluate(scrollThrough)
  await page.evaluate(() => scrollTo(0, 0))
  return frames
}

async function metricsOf(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

function watchTasks() {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })
}

async function addFiles(count) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  const [seed] = document.querySelector('#seed').files
  const files = Array.from({ length: count }, (_, index) => {
    const name = `film ${String(index).padStart(5, '0')}.mp4`
    return new File([seed], name, { type: 'video/mp4', lastModified: index })
  })
  await frame()
  await new Promise((resolve) => setTimeout(resolve, 500))
  window.longTasks.length = 0
  const start = performance.now()
  window.addedAt = start
  window.hostPage.add(files)
  const add = performance.now() - start
  const { events } = window.hostPage
  let first
  let shown
  let settled
  while (shown === undefined || settled === undefined) {
    await frame()
    const list = document.querySelector('[role=list]')
    const now = performance.now() - start
    if (list?.querySelector('.stream-uploader-row') !== null) first ??= now
    if (first !== undefined && !list.hasAttribute('aria-busy')) shown ??= now
    // Each has at least one, by which it is accepted.
    if (events.length >= count) settled ??= now
  }
  // What follows close behind: the first uploads, and what is stored.
  const end = performance.now() + 3000
  while (performance.now() < end) await frame()
  const after = window.longTasks.flatMap(([begun, duration]) => (begun > start + 1 ? duration : []))
  return {
    add: Math.round(add),
    first: Math.round(first),
    shown: Math.round(shown),
    settled: Math.round(settled),
    longest: Math.round(Math.max(0, ...after)),
    rows: document.querySelectorAll('[role=list] .stream-uploader-row').length,
  }
}

/** Records are written beside everything else, and are none of the progress. */
async function untilStored(count) {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('react-stream-uploader')
    request.onsuccess = () => resolve(request.result)
  })
  const counted = () =>
    new Promise((resolve) => {
      const request = database.transaction('sessions').objectStore('sessions').count()
      request.onsuccess = () => resolve(request.result)
    })
  while ((await counted()) < count) await new Promise((resolve) => setTimeout(resolve, 200))
  database.close()
  await new Promise((resolve) => setTimeout(resolve, 1000))
}

async function scrollThrough() {
  const times = []
  // As after a hard flick: seven screens a second.
  for (let step = 0; step < 180; step++) {
    scrollBy(0, 100)
    times.push(await new Promise(requestAnimationFrame))
  }
  const gaps = times.slice(1).map((time, index) => time - times[index])
  const rate = Math.round((1000 * gaps.length) / (times.at(-1) - times[0]))
  return { rate, longest: Math.round(Math.max(...gaps)) }
}

async function watchFrames(ms) {
  window.longTasks.length = 0
  const times = []
  const end = performance.now() + ms
  while (performance.now() < end) times.push(await new Promise(requestAnimationFrame))
  return { longestTask: Math.round(Math.max(0, ...window.longTasks.map(([, duration]) => duration))) }
}
