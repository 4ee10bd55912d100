import { join } from 'node:path'

/** Every look of a story, at each width. */
export const looks = [
  { scheme: 'light', locale: 'en' },
  { scheme: 'dark', locale: 'en' },
  { scheme: 'light', locale: 'ar' },
  { scheme: 'dark', locale: 'ar' },
]

/** Pages at a time: the machine has hardly more to give. */
const WORKERS = 3

export const pictureOf = (id, { scheme, locale }, width) => `${id}.${width}.${scheme}.${locale}.png`

/** @returns What went wrong, a line each. */
export async function takePictures({ browser, url, stories, widths, folder }) {
  const problems = []
  const waiting = looks.flatMap((look) => stories.map(({ id }) => ({ id, look })))
  await Promise.all(Array.from({ length: WORKERS }, work))
  return problems

  async function work() {
    const context = await browser.newContext({ deviceScaleFactor: 2, reducedMotion: 'reduce' })
    const page = await context.newPage()
    let story = ''
    page.on('console', (message) => {
      // A step of a story that fails ends as any other. Storybook asks for an icon that it has not got.
      const isFault = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
      if (isFault) problems.push(`${story}: ${message.text().split('\n')[0]}`)
    })
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { id, look } = next
      story = id
      await page.emulateMedia({ colorScheme: look.scheme })
      const phase = await show(page, url, id, look)
      if (phase !== 'finished') problems.push(`${id}: the story ended as ${phase}`)
      for (const width of widths) {
        const name = pictureOf(id, look, width)
        // As high as the page, because rows out of sight are not drawn.
        await page.setViewportSize({ width, height: 400 })
        await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ width, height })
        await page.screenshot({ path: join(folder, name), fullPage: true })
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (excess > 0) problems.push(`${name}: scrolls sideways by ${excess} px`)
      }
    }
    await context.close()
  }
}

/** @returns In which phase the story came to its end: `finished`, if all is well. */
async function show(page, url, id, { scheme, locale }) {
  const globals = `scheme:${scheme};locale:${locale}`
  await page.goto(`${url}iframe.html?${new URLSearchParams({ id, viewMode: 'story', globals })}`)
  const phase = await page.waitForFunction((name) => {
    const now = window[name]?.currentRender?.phase
    return ['finished', 'errored', 'aborted'].includes(now) && now
  }, '__STORYBOOK_PREVIEW__')
  await page.evaluate(async () => {
    await document.fonts.ready
    const images = Array.from(document.images)
    // Those that are out of sight would wait for ever.
    for (const image of images) image.loading = 'eager'
    await Promise.all(images.map((image) => image.decode().catch(() => null)))
  })
  return phase.jsonValue()
}
