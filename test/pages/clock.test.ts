import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { largeChunk, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads } from './traffic.js'

declare global {
  interface Window {
    /** Sets the system's clock, as a person or a time server does: the time is another, and timers go on. */
    setClock(shift: number): void
    /** The figures of the first row since then. */
    figures: string[]
  }
}

async function clockThatCanBeSet(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const now = Date.now
    window.setClock = (shift) => {
      Date.now = () => now() + shift
      window.figures = []
      const row = document.querySelector('.stream-uploader-line') as HTMLElement
      const note = (): number => window.figures.push(row.textContent ?? '')
      new MutationObserver(note).observe(row, { subtree: true, childList: true, characterData: true })
    }
  })
}

const DAY = 86_400_000

/** `Uploading 33% · 3 sec left7.1 of 21 MB · 4.2 MB/s`: words, and once the speed is known, the time left: no hours. */
const sane =
  /^[A-Z][A-Za-z .]+(\d+%)?( · \d{1,2}\s(?:sec|min)\sleft)?([\d.]+\s([kM]B\s)?of\s)?21\sMB( · [\d.]+\s[kM]B\/s| · You can leave this page)?$/

test.for([
  ['forward', DAY],
  ['back', -DAY],
] as const)(
  'the system clock goes a day %s: the upload goes on as if nothing had been',
  async ([, shift]) => {
    const path = await videoFile('film.mp4', 20 * MiB)
    const { choose, row, emulator, events, page } = await openPage({
      page: { chunkSize: largeChunk },
      emulator: { bandwidth: 4 * MiB },
      before: clockThatCanBeSet,
    })
    const asked = recordUploads(page)
    await choose(path)
    await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(2 * MiB)
    await page.evaluate((ms) => window.setClock(ms), shift)
    await row('film.mp4').says('Ready')
    expect(asked).toEqual(['PATCH 0', `PATCH ${largeChunk}`])

    // A URL that seems to have run out before it came, or to live for another day.
    await choose(await videoFile('next.mp4', MiB))
    await row('next.mp4').says('Ready')
    expect(countOf(emulator, 'create')).toBe(2)
    for (const name of ['film.mp4', 'next.mp4']) {
      expect((await events(name)).map(({ status }) => status)).not.toContain('failed')
    }
    expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))

    const figures = await page.evaluate(() => window.figures)
    expect(figures.filter((text) => text.includes('left'))).not.toEqual([])
    for (const text of figures) expect(text).toMatch(sane)
  },
)
