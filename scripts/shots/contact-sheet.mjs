import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** CSS pixels of a sheet's column, and about how high a sheet may be: more is too much to look at in one go. */
const COLUMN = 380
const HEIGHT = 2400

/**
 * A sheet has a story a row and a look a column. A title's stories are on sheets of their own, as many as it takes.
 * @returns The sheets' file names.
 */
export async function layOut({ browser, stories, widths, looks, folder, pictureOf }) {
  const page = await browser.newPage({ viewport: { width: looks.length * COLUMN, height: 600 } })
  const sheets = []
  for (const title of new Set(stories.map((story) => story.title))) {
    for (const width of widths) {
      const rows = []
      for (const story of stories.filter((other) => other.title === title)) {
        const pictures = looks.map((look) => readFile(join(folder, pictureOf(story.id, look, width))))
        rows.push(rowOf(story, width, await Promise.all(pictures)))
      }
      for (const [index, some] of (await paged(page, rows)).entries()) {
        const name = `sheet.${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.${width}.${index + 1}.png`
        await fill(page, some)
        await page.screenshot({ path: join(folder, name), fullPage: true })
        sheets.push(name)
      }
    }
  }
  await page.close()
  return sheets
}

function rowOf({ name }, width, pictures) {
  const cells = pictures.map((png) => `<img src="data:image/png;base64,${png.toString('base64')}">`)
  return `<h2>${name} <small>${width} px</small></h2><div>${cells.join('')}</div>`
}

/** Rows by the sheet that they go on. */
async function paged(page, rows) {
  await fill(page, rows)
  const bottoms = await page.$$eval('section', (sections) =>
    sections.map((section) => section.getBoundingClientRect().bottom),
  )
  const sheets = [[]]
  let top = 0
  for (const [index, row] of rows.entries()) {
    if (sheets.at(-1).length > 0 && bottoms[index] - top > HEIGHT) {
      sheets.push([])
      top = bottoms[index - 1]
    }
    sheets.at(-1).push(row)
  }
  return sheets
}

async function fill(page, rows) {
  await page.setContent(`<style>
    body { margin: 0; background: #8b8f98; font: 12px/1 system-ui, sans-serif }
    h2 { margin: 0; padding: 6px 8px; font: inherit; font-weight: 600 }
    small { font: inherit; opacity: 0.7 }
    div { display: grid; grid-template-columns: repeat(auto-fit, minmax(${COLUMN - 8}px, 1fr)); gap: 4px; align-items: start }
    img { width: 100%; display: block }
  </style>${rows.map((row) => `<section>${row}</section>`).join('')}`)
}
