/*
 * A thousand files in one list, in Chromium and a production build: how long they take to be there, how the list scrolls, and what three
 * uploads cost while a thousand rows stand there, each beside the same with ten. Run: node bench/many-files.mjs [files]
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'
import { load } from './load.mjs'

const MiB = 1_048_576
const MANY = Number(process.argv[2] ?? 1000)
const FEW = 10
/** Seconds of progress that are measured. */
const WATCHED = 6

const { buildPage } = await load('test/support/page-app/build.ts')
const { startPageServer } = await load('test/support/page-server.ts')
const { padMp4 } = await load('test/support/media.ts')

const directory = await mkdtemp(join(tmpdir(), 'many-files-'))
const film = join(directory, 'film.mp4')
await writeFile(film, Buffer.concat(padMp4(64 * MiB)))
const build = await buildPage('production')
const browser = await chromium.launch(launchOptions())
try {
  const few = await measure(FEW)
  const many = await measure(MANY)
  const table = {}
  for (const [name, value] of Object.entries(many)) {
    table[name] = { [`${FEW} files`]: few[name], [`${MANY} files`]: value }
  }
  console.table(table)
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
  await page.goto(server.url({ chunkSize: 64 * MiB }))
  await page.getByRole('button', { name: 'Choose videos' }).waitFor()
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'seed' }))
  })
  await page.locator('#seed').setInputFiles(film)
  try {
    const adding = await page.evaluate(addFiles, count)
    const opened = performance.now()
    await page.locator('[data-status=uploading]').nth(2).waitFor()
    await page.waitForFunction(
      (all) => document.querySelectorAll('.stream-uploader-preview[data-loaded]').length === all,
      count,
      { timeout: 300_000, polling: 250 },
    )
    const opening = Math.round((performance.now() - opened) / 100) / 10
    const scrolling = await scrolled(page, devtools)
    const again = await scrolled(page, devtools)
    const before = await metricsOf(devtools)
    const progress = await page.evaluate(watchFrames, WATCHED * 1000)
    const after = await metricsOf(devtools)
    const share = (name) => `${(((after[name] - before[name]) / WATCHED) * 100).toFixed(1)} %`
    return {
      'adding: until the first row is seen (ms)': adding.first,
      'adding: until all rows are there (ms)': adding.all,
      'adding: longest task (ms)': adding.longest,
      'adding: time over 50 ms in tasks (ms)': adding.blocked,
      'opening: until each file has its picture (s)': opening,
      'scrolling: frames a second': scrolling.rate,
      'scrolling: longest frame (ms)': scrolling.longest,
      'scrolling: processor, main thread (ms a frame)': scrolling.busy,
      'scrolling again: frames a second': again.rate,
      'scrolling again: longest frame (ms)': again.longest,
      'scrolling again: processor, main thread (ms a frame)': again.busy,
      'progress: longest task (ms)': progress.longestTask,
      'progress: longest frame (ms)': progress.longest,
      'progress: main thread': share('TaskDuration'),
      'progress: of it script': share('ScriptDuration'),
      'progress: of it style and layout': `${(((after.RecalcStyleDuration + after.LayoutDuration - before.RecalcStyleDuration - before.LayoutDuration) / WATCHED) * 100).toFixed(1)} %`,
      'nodes of the document': after.Nodes,
      'heap (MB)': (after.JSHeapUsedSize / 1e6).toFixed(1),
    }
  } finally {
    await page.close()
    await server.close()
  }
}

/** From the top. The first time the pictures are read and decoded as well. */
async function scrolled(page, devtools) {
  const before = await metricsOf(devtools)
  const frames = await page.evaluate(scrollThrough)
  const after = await metricsOf(devtools)
  await page.evaluate(() => scrollTo(0, 0))
  return { ...frames, busy: (((after.ThreadTime - before.ThreadTime) * 1000) / frames.count).toFixed(1) }
}

async function metricsOf(devtools) {
  const { metrics } = await devtools.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}

function watchTasks() {
  window.longTasks = []
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration))
  }).observe({ type: 'longtask', buffered: true })
}

async function addFiles(count) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  const [seed] = document.querySelector('#seed').files
  const files = new DataTransfer()
  for (let index = 0; index < count; index++) {
    files.items.add(
      new File([seed], `film ${String(index).padStart(4, '0')}.mp4`, {
        type: 'video/mp4',
        lastModified: index,
      }),
    )
  }
  const input = document.querySelector('.stream-uploader input[type=file]')
  await frame()
  window.longTasks.length = 0
  const start = performance.now()
  input.files = files.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  const rows = document.querySelector('[role=list]').getElementsByClassName('stream-uploader-row')
  let first
  while (rows.length < count) {
    await frame()
    if (rows.length > 0) first ??= performance.now() - start
  }
  await frame()
  const all = performance.now() - start
  // What follows close behind: validation, and the first uploads.
  const end = performance.now() + 3000
  while (performance.now() < end) await frame()
  const blocked = window.longTasks.reduce((sum, ms) => sum + ms - 50, 0)
  return {
    first: Math.round(first ?? all),
    all: Math.round(all),
    longest: Math.max(0, ...window.longTasks),
    blocked,
  }
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
  return { rate, longest: Math.round(Math.max(...gaps)), count: times.length }
}

async function watchFrames(ms) {
  window.longTasks.length = 0
  const times = []
  const end = performance.now() + ms
  while (performance.now() < end) times.push(await new Promise(requestAnimationFrame))
  const gaps = times.slice(1).map((time, index) => time - times[index])
  return { longest: Math.round(Math.max(...gaps)), longestTask: Math.max(0, ...window.longTasks) }
}
