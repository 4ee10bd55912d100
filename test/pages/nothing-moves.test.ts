import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly sources: readonly { readonly previousRect: DOMRect; readonly currentRect: DOMRect }[]
}

// Rows grew and shrank with each status: 0.165 in all at this width. 0.1 is where people begin to notice.
test('nothing moves on a phone through a whole upload but for what the person did', async () => {
  const encoding = { queuedMs: 300, playableMs: 600, completeMs: 600 }
  const { choose, row, page } = await openPage({
    page: { chunkSize },
    emulator: { encoding },
    build: 'production',
    before: (opened) => opened.setViewportSize({ width: 390, height: 844 }),
  })
  const file = await videoFile('six.mp4', 6 * MiB)
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as LayoutShift[]) {
        // Figures at the end of a line grow to its start: the slower the machine, the more often.
        if (sources.some(({ previousRect, currentRect }) => previousRect.y !== currentRect.y))
          shifts.push(value)
      }
    }).observe({ type: 'layout-shift' })
  })
  await choose(file)
  await row(basename(file)).says('Ready')
  const shifts = await page.evaluate(() => (window as Window & { shifts?: number[] }).shifts ?? [])
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(0.02)
})
