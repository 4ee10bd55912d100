import { expect, test } from 'vitest'
import { padMp4 } from '../support/media.js'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

// As long as a file system takes: 255 bytes.
const names = [
  { what: 'emoji', name: '🎬 Übung – 映画 👩‍👩‍👧.mp4' },
  { what: 'quotes and marks', name: `"it's" <b>&amp; \`$\{x}\`.mp4` },
  { what: 'commas, spaces and percent signs', name: ' a,b %41%0A; c=d .mp4', title: 'a,b %41%0A; c=d .mp4' },
  { what: 'newlines', name: 'two\nlines\tand a tab.mp4', title: 'two lines and a tab.mp4' },
  { what: 'another direction of writing', name: 'فيديو قصير.mp4' },
  { what: '255 bytes', name: `${'n'.repeat(251)}.mp4` },
  { what: 'no extension and no type', name: 'video' },
] as const satisfies readonly { what: string; name: string; title?: string }[]

test('files with names of every kind upload side by side, each under its name', async () => {
  const { choose, page, emulator } = await openPage()
  await choose(...(await Promise.all(names.map(({ name }) => videoFile(name, MiB)))))
  await expect.poll(() => page.getByRole('listitem').getByText('Ready', { exact: true }).count()).toBe(7)
  expect(await page.locator('.stream-uploader-name').allTextContents()).toEqual(names.map(({ name }) => name))
  const titles = new Set([...emulator.videos.values()].map(({ meta }) => meta['name']))
  expect(titles).toEqual(new Set(names.map((each) => ('title' in each ? each.title : each.name))))
})

test.for([
  { length: 300, kept: 300 },
  { length: 1000, kept: 300 },
])(
  'a name of $length characters is shown whole, and its title at Stream has $kept',
  async ({ length, kept }) => {
    const { page, row, emulator } = await openPage()
    const name = `${'🎬'.repeat(length - 4)}.mp4`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'video/mp4', buffer: Buffer.concat(padMp4(MiB)) })
    await row(name).says('Ready')
    const [video] = [...emulator.videos.values()]
    expect(video?.meta['name']).toBe(Array.from(name).slice(0, kept).join(''))
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  },
)
