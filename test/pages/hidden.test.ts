import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { largeChunk, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { holdClock } from './time.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

test('a page without timers, as hidden tabs nearly are, sends every byte all the same', async () => {
  const path = await videoFile('film.mp4', 24 * MiB)
  const { choose, row, emulator, page } = await openPage({
    page: { chunkSize: largeChunk },
    before: holdClock,
  })
  slowChunk(emulator)
  await choose(path)
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(MiB)
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000))
  const [film] = [...emulator.videos.values()]
  await expect.poll(() => film?.offset).toBe(24 * MiB)
  await page.clock.resume()
  await row('film.mp4').says('Ready')
  expect(film?.sha256()).toBe(await sha256OfFile(path))
})

test('a page that slept while its connection broke asks where the server is, and speaks of no trouble', async () => {
  const path = await videoFile('film.mp4', 20 * MiB)
  const { choose, row, emulator, page, context, server } = await openPage({
    page: { chunkSize: largeChunk },
    emulator: { bandwidth: 4 * MiB },
  })
  emulator.fail({ on: 'patch', after: 1, do: { kind: 'drop', at: 'during', bytes: 8 * MiB } })
  await choose(path)
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(largeChunk)
  const said = await page.evaluateHandle(() => {
    const texts: string[] = []
    const status = document.querySelector('.stream-uploader-status') as HTMLElement
    const note = (): number => texts.push(status.textContent ?? '')
    new MutationObserver(note).observe(status, { subtree: true, childList: true, characterData: true })
    return texts
  })
  const asked = recordUploads(page)
  // Chromium freezes no page that a test drives. A debugger stops it as wholly, and before it thaws it says
  // so, like Chromium.
  const devtools = await context.newCDPSession(page)
  await devtools.send('Debugger.enable')
  const asleep = new Promise((resolve) => devtools.once('Debugger.paused', resolve))
  const awake = page.evaluate('debugger; document.dispatchEvent(new Event("resume"))')
  await asleep
  await expect.poll(server.openPatches).toBe(0)
  await devtools.send('Debugger.disable')
  await awake

  await row('film.mp4').says('Ready')
  expect(asked).toEqual(['HEAD', `PATCH ${largeChunk}`])
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
  expect(
    (await said.jsonValue()).filter((text) => !/^(Uploading \d+%|Resending .*|Uploaded.*|Ready)$/.test(text)),
  ).toEqual([])
})
