import { createStreamHandler } from 'react-stream-uploader/server'
import { afterEach, expect, test, vi } from 'vitest'
import { apiToken } from '../support/page-server.js'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

test("a ready video plays in its row by Stream's player, which nothing loads before", async () => {
  const { choose, row, page, emulator, emulatorOrigin } = await ready()
  const [id] = [...emulator.videos.keys()]
  const frame = row('film.mp4').element.locator('iframe')
  expect(await frame.count()).toBe(0)
  await row('film.mp4').press('Play')
  expect(await frame.getAttribute('src')).toBe(`${emulatorOrigin}/${id}/iframe?autoplay=true`)
  const film = frame.contentFrame().getByLabel('film.mp4')
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0)
  await row('film.mp4').press('Close player')
  expect(await frame.count()).toBe(0)
  // The row is as it was, and so is the page.
  await choose(await videoFile('another.mp4', MiB))
  await row('another.mp4').says('Ready')
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4', 'another.mp4'])
})

afterEach(() => void vi.useRealTimers())

// Stream's player refused the token with which the row began, and said so in the row of a video that was
// ready.
test('a signed video plays though the row is older than a token gets', async () => {
  const { choose, row, server } = await openPage({ emulator: { now: () => Date.now() } })
  const signing = createStreamHandler({
    accountId: 'a'.repeat(32),
    apiToken,
    apiBaseUrl: `${server.emulatorOrigin}/client/v4`,
    authorize: () => ({ creator: 'somebody', requireSignedURLs: true }),
    signing: 'api',
  })
  server.intercept((request) => signing(request))
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says('Ready')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 })
  await row('film.mp4').press('Play')
  const film = row('film.mp4').element.locator('iframe').contentFrame().getByLabel('film.mp4')
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0)
})

test('the link of a ready video goes to the clipboard', async () => {
  const { row, page, context, emulator, emulatorOrigin } = await ready()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const [id] = [...emulator.videos.keys()]
  await row('film.mp4').press('Copy link')
  await row('film.mp4').element.getByRole('button', { name: 'Link copied: film.mp4' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${emulatorOrigin}/${id}/watch`)
})

async function ready() {
  const opened = await openPage()
  await opened.choose(await videoFile('film.mp4', MiB))
  await opened.row('film.mp4').says('Ready')
  return { ...opened, emulatorOrigin: opened.server.emulatorOrigin }
}
