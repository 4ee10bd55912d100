import { expect, test } from 'vitest'
import { media } from '../support/media.js'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

test('the row follows the encoding and ends in the picture', async () => {
  const { choose, row, emulator, page, events } = await openPage({
    emulator: { encoding: { queuedMs: 100_000, playableMs: 200_000, completeMs: 300_000 } },
  })
  const film = row('film.mp4')
  await choose(await videoFile('film.mp4', MiB))
  await film.says('Uploaded. Waiting to process')
  emulator.advance(100_000)
  await film.says(/^Processing \d%$/)
  emulator.advance(80_000)
  await film.says(/^Processing 4\d%$/)
  expect(await film.element.getByRole('progressbar').getAttribute('aria-valuenow')).toMatch(/^4\d$/)
  // Playable long before Stream has made all qualities.
  emulator.advance(30_000)
  await film.says(/^Ready\. Higher quality coming, 5\d%$/)
  await expect
    .poll(() => film.element.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)
  emulator.advance(90_000)
  await film.says('Ready')
  expect(await page.evaluate(() => window.hostPage.ready)).toEqual(['film.mp4'])
  expect((await events('film.mp4')).filter(({ status }) => status === 'ready')).toHaveLength(1)
})

test('a file that is no video ends in the words of the encoder, and trying again is not offered', async () => {
  const { choose, row, events, page } = await openPage()
  const text = row('text.mp4')
  await choose(media.text, await videoFile('film.mp4', MiB))
  await text.says("This file isn't a video.")
  expect((await events('text.mp4')).at(-1)).toMatchObject({ status: 'failed', codes: ['not-a-video'] })
  expect(await text.actions()).toEqual(['Remove'])
  await row('film.mp4').says('Ready')
  expect(await page.evaluate(() => window.hostPage.failed)).toEqual(['text.mp4'])
})

test.for([
  { code: 'ERR_MALFORMED_VIDEO', words: "This video is damaged and can't be played." },
  { code: 'ERR_DURATION_EXCEED_CONSTRAINT', words: 'This video is longer than allowed.' },
  { code: 'ERR_DURATION_TOO_SHORT', words: 'This video is too short.' },
] as const)('the encoder refuses with $code', async ({ code, words }) => {
  const { choose, row, emulator } = await openPage()
  emulator.fail({ on: 'create', do: { kind: 'encode-error', code } })
  await choose(await videoFile('film.mp4', MiB))
  await row('film.mp4').says(words)
  expect(await row('film.mp4').actions()).toEqual(['Remove'])
})
