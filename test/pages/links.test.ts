import { createHash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { padMp4 } from '../support/media.js'
import { serve } from '../support/serve.js'
import { fileResponse } from '../support/serve-file.js'
import { MiB } from './files.js'
import { type OpenPage, type OpenPageOptions, openPage } from './open-page.js'
import { holdClock, passUndo } from './time.js'

const film = new Uint8Array(Buffer.concat(padMp4(2 * MiB)))

/** Another server, on which a film lies; without it, it answers 404. */
async function filmServer(): Promise<{ readonly url: string; lay(isThere: boolean): void }> {
  let isThere = true
  const { origin, close } = await serve(async (request) =>
    isThere ? fileResponse(request, film) : new Response('Not Found', { status: 404 }),
  )
  onTestFinished(close)
  return {
    url: `${origin}/films/harbour.mp4`,
    lay: (value) => {
      isThere = value
    },
  }
}

interface LinkPage extends OpenPage {
  readonly add: (url: string) => Promise<void>
}

async function openLinkPage({ page: options, ...others }: OpenPageOptions = {}): Promise<LinkPage> {
  const open = await openPage({ page: { link: true, ...options }, ...others })
  const add = async (url: string): Promise<void> => {
    const field = open.page.getByLabel('Link to a video')
    await field.fill(url)
    await field.press('Enter')
  }
  return { ...open, add }
}

const slowly = (downloadMs: number) => ({
  encoding: { downloadMs, queuedMs: 0, playableMs: 0, completeMs: 0 },
})

test('a link is fetched by Stream and becomes ready, without a byte from the browser', async () => {
  const { url } = await filmServer()
  const { add, row, emulator, page } = await openLinkPage({ build: 'production' })
  await add(url)
  await row('harbour.mp4').says('Fetching from link')
  await row('harbour.mp4').says('Ready')
  const [video, ...others] = [...emulator.videos.values()]
  expect(others).toEqual([])
  expect(video?.sha256()).toBe(createHash('sha256').update(film).digest('hex'))
  expect(video?.meta).toMatchObject({ name: 'harbour.mp4' })
  expect(emulator.requests.filter(({ kind }) => kind === 'create' || kind === 'patch')).toEqual([])
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['harbour.mp4'])
})

test('an address with nothing behind it is a failure, which a retry makes good', async () => {
  const films = await filmServer()
  films.lay(false)
  const { add, row, emulator } = await openLinkPage()
  await add(films.url)
  await row('harbour.mp4').says(/^Couldn't fetch the video from its link/)
  films.lay(true)
  await row('harbour.mp4').press('Try again')
  await row('harbour.mp4').says('Ready')
  await expect.poll(() => emulator.videos.size).toBe(1)
})

test('what Stream refuses at once is said in words', async () => {
  const films = await filmServer()
  films.lay(false)
  const { add, row } = await openLinkPage({ emulator: { assumptions: { copyChecksSource: true } } })
  await add(films.url)
  await row('harbour.mp4').says(/It must lead to a file that anyone can open/)
  expect(await row('harbour.mp4').actions()).toEqual(['Try again', 'Remove'])
})

test('a link that Stream fetches is followed through a reload', async () => {
  const { url } = await filmServer()
  const { add, row, emulator, page } = await openLinkPage({ emulator: slowly(3_600_000) })
  await add(url)
  await row('harbour.mp4').says('Fetching from link')
  await page.reload()
  await row('harbour.mp4').says('Fetching from link')
  emulator.advance(3_600_000)
  await row('harbour.mp4').says('Ready')
  expect(emulator.videos.size).toBe(1)
})

test('a link that is cancelled while it is fetched is discarded at Stream', async () => {
  const { url } = await filmServer()
  const { page, add, row, emulator } = await openLinkPage({
    before: holdClock,
    emulator: slowly(3_600_000),
  })
  await add(url)
  await row('harbour.mp4').says('Fetching from link')
  await row('harbour.mp4').press('Cancel')
  await row('harbour.mp4').says('Cancelled')
  await passUndo(page)
  await expect.poll(() => emulator.videos.size).toBe(0)
})

test('two tabs show one link, and Stream is asked once', async () => {
  const { url } = await filmServer()
  const { add, row, emulator, page, context } = await openLinkPage({ emulator: slowly(3_600_000) })
  await add(url)
  await row('harbour.mp4').says('Fetching from link')
  const other = await context.newPage()
  await other.goto(page.url())
  const status = other.locator('.stream-uploader-status')
  await expect.poll(() => status.textContent()).toBe('Fetching from link in another tab')
  emulator.advance(3_600_000)
  await expect.poll(() => status.textContent()).toBe('Ready')
  expect(emulator.requests.filter(({ kind }) => kind === 'copy')).toHaveLength(1)
})
