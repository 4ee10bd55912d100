import { expect, test, vi } from 'vitest'
import { createTally } from '../../../src/core/machine/tally.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { uploadIn } from '../../support/uploads.js'

const queued = (): Upload => uploadIn('queued', { transfer: null })
const cancelled = (): Upload => uploadIn('cancelled', { videoId: null })

test('it counts whatever comes, goes and changes its place', () => {
  const count = createTally(({ status }) => status === 'queued')
  const [a, b, c] = [queued(), cancelled(), queued()]
  expect(count([a, b, c])).toBe(2)
  expect(count([b, c])).toBe(1)
  expect(count([c, b, a])).toBe(2)
  expect(count([])).toBe(0)
})

test('only what has changed is asked: thousands of rows, and three that send', () => {
  const holds = vi.fn(({ status }: Upload) => status === 'queued')
  const count = createTally(holds)
  const uploads = Array.from({ length: 100 }, queued)
  expect(count(uploads)).toBe(100)
  holds.mockClear()
  expect(count(uploads.map((upload, place) => (place === 7 ? cancelled() : upload)))).toBe(99)
  expect(holds).toHaveBeenCalledTimes(1)
})
