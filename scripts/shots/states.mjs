import { join } from 'node:path'

/** States that people look at, by the story that shows them. */
const sets = {
  single: {
    title: 'uploader-one-video-in-place',
    stories: [
      'empty',
      'dragging',
      'dragging-over-a-video',
      'drag-invalid',
      'checking',
      'uploading',
      'uploading-without-a-picture',
      'held',
      'paused',
      'offline',
      'interrupted',
      'interrupted-to-be-chosen',
      'encoding',
      'ready',
      'ready-with-title',
      'failed',
      'failed-for-good',
      'refused',
      'refused-over-a-video',
      'read-only',
      'read-only-empty',
      'disabled',
      'disabled-with-a-video',
    ],
    groups: [[420], [320]],
  },
  list: {
    title: 'uploader',
    stories: [
      'states-drop-zone--empty',
      'states-drop-zone--dragging',
      'states-drop-zone--dragging-more',
      'overview--one-video',
      'overview--overview',
      'overview--forty-with-problems',
      'overview--in-trouble',
      'overview--offline',
    ],
    groups: [
      [320, 390],
      [900, 1280],
    ],
  },
  looks: {
    title: 'uploader-own-looks',
    stories: ['pieces', 'empty', 'row', 'one-video'],
    groups: [[420, 900]],
  },
}

/** What of it the documents show, light above dark. */
const documented = {
  single: {
    file: 'single-states.png',
    width: 420,
    columns: 4,
    stories: [
      'empty',
      'dragging',
      'checking',
      'uploading',
      'paused',
      'encoding',
      'ready',
      'failed',
      'refused',
      'read-only',
      'disabled',
    ],
  },
  list: {
    file: 'list-states.png',
    width: 390,
    columns: 6,
    stories: [
      'states-drop-zone--empty',
      'states-drop-zone--dragging-more',
      'overview--one-video',
      'overview--overview',
      'overview--forty-with-problems',
      'overview--offline',
    ],
  },
}

const conditions = [
  { name: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'rtl', locale: 'ar' },
  { name: 'forced', forcedColors: 'active' },
  { name: 'large', text: '200%' },
]

/** CSS pixels: what is lower is not on a sheet, and a sheet is about so wide. */
const DEPTH = 1000
const SHEET = 2300

/** CSS pixels of a picture in the documents, and how much of it there is at most. */
const SHOWN = 260
const SHOWN_DEPTH = 420

/**
 * One sheet for each set, condition and group of widths.
 * @returns the sheets' file names
 */
export async function takeStates({ browser, url, ids, folder, images, only }) {
  const names = []
  const page = await browser.newPage({ reducedMotion: 'reduce' })
  page.setDefaultTimeout(120_000)
  for (const [set, { title, stories, groups }] of Object.entries(sets)) {
    if (only !== undefined && only !== set) continue
    const pictures = new Map()
    for (const locale of ['en', 'ar']) {
      for (const story of stories) {
        await show(story.includes('--') ? `${title}-${story}` : `${title}--${story}`, locale)
        for (const condition of conditions.filter((each) => (each.locale ?? 'en') === locale)) {
          await impose(condition)
          for (const width of groups.flat()) {
            pictures.set(`${story} ${width} ${condition.name}`, await pictureOf(width))
          }
        }
        await impose({})
      }
    }
    if (documented[set] !== undefined) await renewImage(documented[set], pictures)
    for (const { name } of conditions) {
      for (const widths of groups) {
        const cells = stories.flatMap((story) =>
          widths.map((width) => ({
            story: `${story} ${width}`,
            width,
            picture: pictures.get(`${story} ${width} ${name}`),
          })),
        )
        const file = `states.${set}.${name}.${widths[0]}.png`
        await layOut(cells, SHEET, join(folder, file))
        names.push(file)
      }
    }
  }
  await page.close()
  return names

  /** In the same page: a new one takes ten times as long. */
  async function show(id, locale) {
    if (!ids.includes(id)) throw new Error(`There is no story ${id}.`)
    const query = new URLSearchParams({ id, viewMode: 'story', globals: `locale:${locale}` })
    if (page.url() === 'about:blank' || !page.url().includes(`locale%3A${locale}`)) {
      await page.goto(`${url}iframe.html?${query}`)
    } else {
      await page.evaluate(
        ([channel, storyId]) => window[channel].emit('setCurrentStory', { storyId, viewMode: 'story' }),
        ['__STORYBOOK_ADDONS_CHANNEL__', id],
      )
    }
    const phase = await page.waitForFunction(
      ([preview, wanted]) => {
        const { id: now, phase: reached } = window[preview]?.currentRender ?? {}
        return now === wanted && ['finished', 'errored', 'aborted'].includes(reached) && reached
      },
      ['__STORYBOOK_PREVIEW__', id],
    )
    const ended = await phase.jsonValue()
    if (ended !== 'finished') throw new Error(`${id}: the story ended as ${ended}`)
    await page.waitForFunction(() => Array.from(document.images).every(({ complete }) => complete))
  }

  async function impose({ scheme = 'light', forcedColors = 'none', text = '100%' }) {
    await page.emulateMedia({ colorScheme: scheme, forcedColors })
    await page.evaluate(
      ([chosen, size]) => {
        for (const each of document.querySelectorAll('.story-page')) each.dataset.scheme = chosen
        document.documentElement.style.fontSize = size
      },
      [scheme, text],
    )
  }

  async function pictureOf(width) {
    await page.setViewportSize({ width, height: DEPTH })
    // A frame for the container queries, and one for what they change.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const height = await page.evaluate(() => document.querySelector('.story-page[style]').offsetHeight)
    return page.screenshot({ clip: { x: 0, y: 0, width, height: Math.min(height, DEPTH) } })
  }

  async function renewImage({ file, width, columns, stories }, pictures) {
    const cells = ['light', 'dark'].flatMap((name) =>
      stories
        .map((story) => ({
          story: story.replace(/^.*--/, '').replaceAll('-', ' '),
          width: SHOWN,
          picture: pictures.get(`${story} ${width} ${name}`),
        }))
        .concat(null),
    )
    await layOut(cells, columns * (SHOWN + 8) + 8, join(images, file), SHOWN_DEPTH)
  }

  /** In lines; `null` begins a new one. */
  async function layOut(cells, across, path, depth = DEPTH) {
    const sheet = await browser.newPage({ viewport: { width: across, height: 600 } })
    const figures = cells.map((cell) =>
      cell === null
        ? '<hr>'
        : `<figure><figcaption>${cell.story}</figcaption><img width="${cell.width}" src="data:image/png;base64,${cell.picture.toString('base64')}"></figure>`,
    )
    await sheet.setContent(`<style>
      body { margin: 0; padding: 8px; display: flex; flex-wrap: wrap; align-items: start; gap: 8px; background: #8b8f98; font: 600 13px/1.6 system-ui, sans-serif }
      figure { margin: 0; max-height: ${depth + 22}px; overflow: clip } img { display: block } hr { flex-basis: 100%; margin: 0; border: 0 }
    </style>${figures.join('')}`)
    await sheet.screenshot({ path, fullPage: true })
    await sheet.close()
  }
}
