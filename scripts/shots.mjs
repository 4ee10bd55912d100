import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { launchOptions } from './browser.mjs'
import { layOut } from './shots/contact-sheet.mjs'
import { looks, pictureOf, takePictures } from './shots/pictures.mjs'
import { takeStates } from './shots/states.mjs'
import { buildStories, serveStories } from './shots/stories.mjs'
import { takeStrip } from './shots/strip.mjs'

// npm run shots [-- --only row-states --widths 360,1280]: every story in light and dark, left to right and right to left, at the widths of a
// phone, a tablet and a desktop, side by side on contact sheets in shots/. To be looked at before a release. Renews the README's pictures too.
// npm run shots -- --states [--only single]: the states of the list and of the field for one video, a sheet for each condition, forced colours
// and text of twice the size among them. -- --strip: a whole upload in one picture, with what its bar said and painted in each frame. --url is that of a Storybook that runs already.

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    widths: { type: 'string', default: '360,768,1280' },
    states: { type: 'boolean', default: false },
    strip: { type: 'boolean', default: false },
    url: { type: 'string' },
  },
})
const README_STORY = 'uploader-overview--overview'
const README_WIDTH = 768
const widths = values.widths.split(',').map(Number)
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const folder = at('shots')

await rm(folder, { recursive: true, force: true })
await mkdir(folder)
if (values.url === undefined) buildStories()
const server = await serveStories(values.url)
const browser = await chromium.launch(launchOptions())
try {
  if (values.strip) await renewStrip()
  else if (values.states)
    await takeStates({
      browser,
      url: server.url,
      ids: server.stories.map(({ id }) => id),
      folder,
      images: at('docs/images'),
      only: values.only,
    })
  else await takeAll()
} finally {
  await browser.close()
  await server.close()
}

async function takeAll() {
  const stories = server.stories.filter(({ id }) => id.includes(values.only ?? ''))
  if (stories.length === 0) throw new Error(`No story has “${values.only}” in its id.`)
  const problems = await takePictures({ browser, url: server.url, stories, widths, folder })
  const sheets = await layOut({ browser, stories, widths, looks, folder, pictureOf })
  if (stories.some(({ id }) => id === README_STORY) && widths.includes(README_WIDTH)) await renewReadme()
  for (const sheet of sheets) process.stdout.write(`shots/${sheet}\n`)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}

async function renewStrip() {
  const truth = await takeStrip({ browser, url: server.url, path: at('docs/images/upload-strip.png') })
  process.stdout.write(`${JSON.stringify(truth)}\n`)
}

async function renewReadme() {
  for (const scheme of ['light', 'dark']) {
    const look = looks.find((other) => other.scheme === scheme && other.locale === 'en')
    const picture = pictureOf(README_STORY, look, README_WIDTH)
    await copyFile(join(folder, picture), at(`docs/images/uploader-${scheme}.png`))
  }
}
