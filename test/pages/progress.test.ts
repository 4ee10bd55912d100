import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived } from './traffic.js'

declare global {
  interface Window {
    /** What the bar showed, change by change: the attribute for screen readers, and the width for eyes. */
    shown: { readonly percent: number; readonly fraction: number }[]
  }
}

/** Notes every change of the bar as long as bytes are under way; it starts anew for the encoding. */
function recordBar(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.shown = []
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLElement>('[role=progressbar]')
      if (!bar || !/^(uploading|paused|queued)$/.test(bar.dataset['status'] ?? '')) return
      window.shown.push({
        percent: Number(bar.ariaValueNow),
        fraction: Number(bar.style.getPropertyValue('--uploader-progress')),
      })
    }).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
}

test('the bar never goes back, though the connection breaks and the upload pauses', async () => {
  // Slower than the buffers between browser and server are large, or the bar would jump from one end to the
  // other.
  const { choose, row, emulator, page } = await openPage({
    page: { chunkSize: 64 * MiB },
    emulator: { bandwidth: 16 * MiB },
  })
  const film = row('film.mp4')
  // All in one chunk, so that all is lost each time: when the connection breaks, and when the upload is
  // paused.
  emulator.fail({ on: 'patch', do: { kind: 'drop', at: 'during', bytes: 24 * MiB } })
  await recordBar(page)
  await choose(await videoFile('film.mp4', 48 * MiB))
  await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(32 * MiB)
  await film.press('Pause')
  await film.says('Paused')
  const detail = film.element.locator('.stream-uploader-detail')
  expect(await detail.textContent()).toMatch(/^[\d.]+\sof\s50.3\sMB · [\d.]+\sMB\smay\sbe\sresent$/)
  await film.press('Resume')
  await film.says(/^Resending [\d.]+ MB$/)
  await film.says('Ready')

  const shown = await page.evaluate(() => window.shown)
  const fractions = shown.map(({ fraction }) => fraction)
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
  expect(shown.map(({ percent }) => percent)).toEqual(fractions.map((fraction) => Math.floor(fraction * 100)))
  expect(new Set(fractions).size).toBeGreaterThan(8)
  expect(Math.min(...fractions)).toBe(0)
  expect(Math.max(...fractions)).toBe(1)
})

test('a row tells size, speed and time left while it uploads, and the header of all', async () => {
  const { choose, row, page } = await openPage({ emulator: { bandwidth: 2 * MiB } })
  const film = row('film.mp4')
  await choose(await videoFile('film.mp4', 24 * MiB), await videoFile('another.mp4', 24 * MiB))
  const line = film.element.locator('.stream-uploader-line')
  await expect
    .poll(() => line.textContent())
    .toMatch(/^Uploading\s\d+%\s·\s\d+\ssec\sleft[\d.]+\sof\s25.2\sMB\s·\s[\d.,]+\s[kM]B\/s$/)
  await film.says(/^Uploading \d+%$/)
  await page.getByText(/^0\sof\s2\svideos\sdone\s·\s\d+%\s·\s\d+\ssec\sleft$/).waitFor()
})
