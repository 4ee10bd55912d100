import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { launchOptions } from '../scripts/browser.mjs'
import { buildStories, serveStories } from '../scripts/shots/stories.mjs'

/*
 * Measures what people see: how long until a row is there, what moves through a whole upload, how high rows are, how much edges stand out,
 * and what is cut at twice the size of text. Run: node bench/look.mjs [--url of a Storybook that runs already]
 */

const { values } = parseArgs({ options: { url: { type: 'string' } } })
if (values.url === undefined) buildStories()
const server = await serveStories(values.url)
const browser = await chromium.launch(launchOptions())
try {
  const found = {
    'one upload, 900 px': await upload(900),
    'one upload, 390 px': await upload(390),
    'row states, 900 px': await inStory('states-rows--all', 900, heights),
    'overview, 320 px': await inStory('overview--overview', 320, heights),
    'forty files, 900 px': await inStory('overview--forty-with-problems', 900, sum),
    'contrast, light': await inStory('overview--overview', 900, contrasts),
    'contrast of the empty zone, light': await inStory('states-drop-zone--empty', 900, contrasts),
    'contrast, dark': await inStory('overview--overview', 900, contrasts, 'dark'),
    'text of 200 %, 390 px': await inStory('states-rows--all', 390, cut),
  }
  for (const [what, figures] of Object.entries(found)) console.log(`${what}: ${JSON.stringify(figures)}`)
} finally {
  await browser.close()
  await server.close()
}

async function openStory(id, width, scheme = 'light') {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  page.setDefaultTimeout(120_000)
  await page.addInitScript(observe)
  const globals = `scheme:${scheme}`
  await page.goto(
    `${server.url}iframe.html?${new URLSearchParams({ id: `uploader-${id}`, viewMode: 'story', globals })}`,
  )
  await page.locator('.stream-uploader').waitFor()
  return page
}

async function inStory(id, width, measure, scheme) {
  const page = await openStory(id, width, scheme)
  await page.addStyleTag({ content: '.stream-uploader-group { content-visibility: visible !important }' })
  await page.waitForFunction(() => window['__STORYBOOK_PREVIEW__']?.currentRender?.phase === 'finished')
  const figures = await page.evaluate(measure)
  await page.close()
  return figures
}

/** From the choice of a file to the player, in the story that chooses one by itself. */
async function upload(width) {
  const page = await openStory('live--sample', width)
  await page.locator('.stream-uploader-row[data-status=ready]').waitFor()
  // What is said politely comes a moment later.
  await page.waitForTimeout(1500)
  const figures = await page.evaluate(() => window.observed)
  await page.close()
  const { shifts, chosen, row, painted, said } = figures
  return {
    msToRow: Math.round(row - chosen),
    msToPaintedRow: Math.round(painted - chosen),
    layoutShift: Number(shifts.reduce((all, { value }) => all + value, 0).toFixed(3)),
    ofWhichDownwards: Number(
      shifts
        .filter(({ moves }) => moves)
        .reduce((all, { value }) => all + value, 0)
        .toFixed(3),
    ),
    shiftEntries: shifts.length,
    said,
  }
}

/** In the page, from its beginning. */
function observe() {
  const observed = { shifts: [], said: [] }
  window.observed = observed
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) {
      const moves = sources.some(({ previousRect, currentRect }) => previousRect.y !== currentRect.y)
      observed.shifts.push({ value, moves })
    }
  }).observe({ type: 'layout-shift', buffered: true })
  addEventListener('change', () => (observed.chosen ??= performance.now()), true)
  new MutationObserver(() => {
    if (observed.row === undefined && document.querySelector('[data-upload]')) {
      observed.row = performance.now()
      requestAnimationFrame(() => requestAnimationFrame(() => (observed.painted = performance.now())))
    }
    const sentence = document.querySelector('.stream-uploader > [role=status]')?.textContent.trim() ?? ''
    if (sentence !== '' && sentence !== observed.said.at(-1)) observed.said.push(sentence)
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

function heights() {
  const rows = Array.from(document.querySelectorAll('.stream-uploader-row'), (row) =>
    Math.round(row.getBoundingClientRect().height),
  )
  const counted = {}
  for (const height of rows) counted[height] = (counted[height] ?? 0) + 1
  const all = Array.from(document.querySelectorAll('.stream-uploader-list button, .stream-uploader-row'))
  return {
    rootFontSize: getComputedStyle(document.documentElement).fontSize,
    heights: counted,
    buttons: all.filter((each) => each.localName === 'button').length,
    tabStops: all.filter(({ tabIndex }) => tabIndex === 0).length,
  }
}

function sum() {
  const list = document.querySelector('.stream-uploader-list')
  return {
    header: document.querySelector('.stream-uploader-header').innerText.replaceAll('\n', ' · '),
    listHeight: Math.round(list.getBoundingClientRect().height),
    rows: list.querySelectorAll('.stream-uploader-row').length,
  }
}

function contrasts() {
  const context = document.createElement('canvas').getContext('2d')
  const rgb = (color) => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
    return Array.from(context.getImageData(0, 0, 1, 1).data)
  }
  const luminance = (color) => {
    const [r, g, b] = rgb(color).map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ratio = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
    return Number(((light + 0.05) / (dark + 0.05)).toFixed(2))
  }
  const of = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo)
  const list = document.querySelector('.stream-uploader-list:not([data-empty])')
  const zone = of('.stream-uploader-dropzone')
  if (list === null) return { frameOfZone: ratio(zone.borderTopColor, zone.backgroundColor) }
  const track = of('.stream-uploader-bar[data-status=uploading] > span').backgroundColor
  const fill = of('.stream-uploader-bar[data-status=uploading] > span', '::after').backgroundColor
  const surface = getComputedStyle(list).backgroundColor
  return {
    listBorder: ratio(getComputedStyle(list).borderTopColor, surface),
    track: ratio(track, surface),
    barOnTrack: ratio(fill, track),
    status: ratio(of('.stream-uploader-status[data-status=uploading]').color, surface),
  }
}

function cut() {
  document.documentElement.style.fontSize = '200%'
  const isCut = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
    clientWidth > 0 && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)
  const texts = document.querySelectorAll(
    '.stream-uploader-status, .stream-uploader-detail > *, .stream-uploader-line, .stream-uploader-actions, .stream-uploader-header *',
  )
  return {
    texts: texts.length,
    cut: Array.from(texts)
      .filter(isCut)
      .map(({ textContent }) => textContent),
    sideways: document.documentElement.scrollWidth - innerWidth,
  }
}
