import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join, normalize } from 'node:path'
import { chromium } from 'playwright'
import { launchOptions } from './browser.mjs'

/*
 * The static Storybook on a server that knows nothing but files, below a path: its first page at work, every page of the manual on a phone
 * and on a desk, light and dark, with axe, and live uploads to the emulator in the page. Build it first.
 */

const root = 'storybook-static'
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const mount = '/some/manual/'
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

const server = createServer((request, response) => void serve(request, response))
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${server.address().port}${mount}`

const { entries } = JSON.parse(await readFile(join(root, 'index.json'), 'utf8'))
const docs = Object.values(entries).filter(({ type }) => type === 'docs')
const faults = []
const browser = await chromium.launch(launchOptions())

try {
  await checkStill()
  await checkFirstPage()
  for (const [width, scheme] of [
    [360, 'dark'],
    [1280, 'light'],
  ]) {
    for (const { id } of docs) await checkPage(id, width, scheme)
  }
  await checkNavigation()
  await checkUpload('fault:none', 'ready')
  await checkUpload('fault:endpoint-401', 'failed')
  await checkUpload('network:offline', 'queued')
} finally {
  await browser.close()
  server.close()
}

for (const fault of faults) process.stderr.write(`${fault}\n`)
process.stdout.write(`${docs.length} pages of the manual, ${faults.length} faults\n`)
process.exitCode = faults.length === 0 ? 0 : 1

/** Files, and nothing else. */
async function serve(request, response) {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const path = pathname.startsWith(mount) ? normalize(decodeURIComponent(pathname.slice(mount.length))) : '..'
  const file = join(root, path === '' || path === '.' ? 'index.html' : path)
  const isThere = !path.startsWith('..') && (await stat(file).catch(() => null))?.isFile()
  if (!isThere) return response.writeHead(404).end()
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}

async function open(address, width = 1280) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  page.on('console', (said) => {
    if (said.type() === 'error') faults.push(`${address}: ${said.text()} ${said.location().url}`)
  })
  page.on('pageerror', ({ message }) => faults.push(`${address}: ${message}`))
  page.on('request', (asked) => {
    const { protocol, origin } = new URL(asked.url())
    if (protocol.startsWith('http') && !base.startsWith(origin)) faults.push(`${address}: asks ${origin}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${address}: ${answer.status()} ${answer.url()}`)
  })
  await page.goto(base + address)
  return page
}

/** Something is seen before any of Storybook's scripts has come. */
async function checkStill() {
  for (const address of ['', 'iframe.html?id=start-here--start-here&viewMode=story']) {
    const page = await browser.newPage()
    await page.route(/\.js$/, () => {})
    await page.goto(base + address, { waitUntil: 'commit' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    )
    const after = Math.round(await paint.jsonValue())
    process.stdout.write(
      `${address === '' ? 'The first page' : 'Alone in its frame'}: seen after ${after} ms\n`,
    )
    await page.close()
  }
}

/** What opens first is the uploader. What breaks it breaks it, and nothing is lost. */
async function checkFirstPage() {
  const [first] = Object.values(entries)
  if (first.id !== 'start-here--start-here') faults.push(`The first entry is ${first.id}`)
  const page = await open('')
  const frame = page.frameLocator('#storybook-preview-iframe')
  const row = (status) => frame.locator(`.shop-stage [role=listitem][data-status=${status}]`)
  const press = (name) => frame.getByRole('button', { name, exact: true }).click()
  const has = async (text) => {
    if (!(await frame.locator('.shop-code').innerText()).includes(text)) faults.push(`The code lacks ${text}`)
  }

  await frame.locator('.shop-stage .stream-uploader').waitFor()
  await page.locator('#still').waitFor({ state: 'detached', timeout: 3000 })
  await row('uploading').waitFor()
  await press('Drop the connection')
  await row('paused').waitFor()
  await row('uploading').waitFor()
  await press('Slow line')
  await press('Reload this page')
  await row('interrupted').waitFor()
  await row('interrupted')
    .getByRole('button', { name: /^Resume/ })
    .click()
  await row('ready').waitFor()
  await press('Encoder fails')
  await row('failed').waitFor()
  await press('Server answers 503')
  await row('uploading').getByText('Retrying').waitFor()

  await frame.getByText('Compact', { exact: true }).click()
  await has('compact')
  await press('Dark')
  await has('color-scheme: dark;')
  await frame.getByRole('link', { name: 'Your server' }).click()
  await frame.getByRole('heading', { level: 1, name: 'Server' }).waitFor()
  await page.close()
}

async function checkPage(id, width, scheme) {
  const page = await open(`iframe.html?id=${id}&viewMode=docs&globals=scheme:${scheme}`, width)
  const heading = page.locator('.sbdocs-content h1').first()
  await heading.waitFor()
  // Live stories in a page are what comes last, and what could widen it.
  if ((await page.locator('.docs-story').count()) > 0)
    await page
      .locator('.docs-story .stream-uploader, .docs-story form, .docs-story .reel-header')
      .first()
      .waitFor()
  const { tooWide, light } = await page.evaluate(() => ({
    tooWide: document.documentElement.scrollWidth - innerWidth,
    light: Math.max(
      ...getComputedStyle(document.querySelector('.sbdocs-wrapper'))
        .backgroundColor.match(/\d+/g)
        .slice(0, 3),
    ),
  }))
  if (tooWide > 0) faults.push(`${id}: ${tooWide} pixels too wide at ${width}`)
  if (light > 128 !== (scheme === 'light')) faults.push(`${id}: not ${scheme}`)
  await page.evaluate(axe)
  for (const violation of await page.evaluate(violations)) faults.push(`${id}, ${scheme}: ${violation}`)
  await page.close()
}

/** In the page. Around it is Storybook's own. */
async function violations() {
  const found = await window.axe.run('#storybook-docs', { resultTypes: ['violations'] })
  return found.violations.map(({ id, nodes }) => `${id} in ${nodes[0]?.html} and ${nodes.length - 1} others`)
}

/** A link within the manual leads to its page, whatever the path before it. */
async function checkNavigation() {
  const page = await open('?path=/docs/guides-start--docs')
  const frame = page.frameLocator('#storybook-preview-iframe')
  await frame.getByRole('link', { name: 'Recipes' }).click()
  await frame.getByRole('heading', { level: 1, name: 'Recipes' }).waitFor()
  if (!page.url().startsWith(`${base}?path=/docs/guides-recipes`)) faults.push(`A link led to ${page.url()}`)
  await page.close()
}

async function checkUpload(globals, status) {
  const page = await open(`iframe.html?id=uploader-live--live&globals=${globals}`)
  const video = await readFile('test/support/media/tiny.mp4')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Film.mp4', mimeType: 'video/mp4', buffer: video })
  const row = page.locator(`[role=listitem][data-status=${status}]`)
  await row.waitFor()
  if (status === 'ready') {
    await row.getByRole('button', { name: /^Play/ }).click()
    await row.frameLocator('iframe').getByText('Stream’s player opens here.').waitFor()
  }
  await page.close()
}
