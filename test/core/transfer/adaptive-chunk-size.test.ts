import { describe, expect, test } from 'vitest'
import { createAdaptiveChunkSize } from '../../../src/core/transfer/adaptive-chunk-size.js'

type Sizer = ReturnType<typeof createAdaptiveChunkSize>

const MiB = 1_048_576

/** Bytes that a browser has handed on and that still wait in a buffer. */
const BUFFER = 3 * MiB

// Only its size matters.
const film = Object.defineProperty(new File([], 'film.mp4'), 'size', { value: 500 * MiB })

/** Fast enough that the size follows from what gets through, and not from the time that it takes. */
const BYTES_PER_MS = 100_000

/**
 * Sends an upload over a connection that carries so many bytes and then breaks; the server keeps whole chunks only.
 * @returns bytes that got through
 */
function carry(sizer: Sizer, bytes: number): number {
  const meter = sizer.meterOf(new File([], 'film.mp4'))
  let position = 0
  meter.opened(0, 0)
  for (let size = sizer.size(film.size); position + size <= bytes; size = sizer.size(film.size)) {
    position += size
    meter.accepted(position, position / BYTES_PER_MS)
  }
  meter.sent(Math.min(bytes + BUFFER, position + sizer.size(film.size)))
  meter.broke(bytes / BYTES_PER_MS)
  meter.opened(position, bytes / BYTES_PER_MS)
  return position
}

/** Shows that the connection is fast. */
function hurry(sizer: Sizer): void {
  const meter = sizer.meterOf(new File([], 'first.mp4'))
  meter.opened(0, 0)
  meter.accepted(sizer.size(film.size), 1)
}

describe('a chunk takes no longer than ten seconds, as long as Stream takes it', () => {
  test.each([
    ['a small file is sent whole', 25, 25],
    ['a larger one begins with a chunk that shows the speed', 26, 10],
  ])('while nothing is known %s', (_what, mebibytes, size) => {
    const sizer = createAdaptiveChunkSize(() => 'auto')
    expect(sizer.size(mebibytes * MiB)).toBe(size * MiB)
  })

  test.each([
    [0.1, 5],
    [0.8, 8],
    [2, 20],
    [100, 200],
  ])('at %d MiB a second it has %i MiB', (mebibytes, size) => {
    const sizer = createAdaptiveChunkSize(() => 'auto')
    const meter = sizer.meterOf(film)
    meter.opened(0, 500)
    meter.accepted(5 * MiB, 500 + 5000 / mebibytes)
    expect(sizer.size(film.size)).toBe(size * MiB)
  })

  // It may be a few bytes, and then its time is how long the server takes to answer.
  test('the rest of a file says nothing of the speed', () => {
    const sizer = createAdaptiveChunkSize(() => 'auto')
    hurry(sizer)
    const meter = sizer.meterOf(film)
    meter.opened(0, 0)
    meter.accepted(4 * MiB, 100_000)
    expect(sizer.size(film.size)).toBe(200 * MiB)
  })
})

test('a connection that breaks before a chunk is through gets chunks that fit, from the first break on', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  hurry(sizer)
  expect(carry(sizer, 15_000_000)).toBe(0)
  for (let time = 0; time < 10; time++) expect(carry(sizer, 15_000_000)).toBeGreaterThan(0.8 * 15_000_000)
})

test('one that carries more than it did gets larger chunks, and never larger than Stream takes', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  carry(sizer, 1)
  expect(sizer.size(film.size)).toBe(5 * MiB)
  carry(sizer, 400 * MiB)
  expect(sizer.size(film.size)).toBe(92 * MiB)
  carry(sizer, 4000 * MiB)
  expect(sizer.size(film.size)).toBe(200 * MiB)
})

test('a server that was not reached says nothing about what the connection carries', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  hurry(sizer)
  const meter = sizer.meterOf(film)
  meter.broke(0)
  expect(sizer.size(film.size)).toBe(200 * MiB)
  meter.opened(0, 0)
  meter.sent(60 * MiB)
  meter.broke(1000)
  meter.opened(0, 2000)
  const size = sizer.size(film.size)
  expect(size).toBeLessThan(12 * MiB)
  meter.broke(2000)
  meter.broke(3000)
  meter.opened(0, 4000)
  expect(sizer.size(film.size)).toBe(5 * MiB)
})

test('a part of a chunk that was long in a buffer does not count as carried', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.accepted(50 * MiB, 5000)
  meter.sent(100 * MiB)
  meter.broke(6000)
  meter.opened(50 * MiB, 6000)
  expect(sizer.size(film.size)).toBe(13.75 * MiB)
})

test('a server that keeps the part of a chunk that came before a break is sent large ones anyway', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  hurry(sizer)
  carry(sizer, 1)
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.sent(4 * MiB)
  meter.broke(1000)
  meter.opened(2 * MiB, 1000)
  expect(sizer.size(film.size)).toBe(200 * MiB)
})

// The server has the chunk whole, whether it keeps parts or not.
test('an answer that was lost says nothing about what a break costs', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  carry(sizer, 1)
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.sent(5 * MiB)
  meter.broke(1000)
  meter.opened(5 * MiB, 1000)
  expect(sizer.size(film.size)).toBe(5 * MiB)
})

test('what one upload has shown holds for the others', () => {
  const sizer = createAdaptiveChunkSize(() => 'auto')
  carry(sizer, 1)
  sizer.meterOf(new File([], 'other.mp4')).opened(0, 0)
  expect(sizer.size(film.size)).toBe(5 * MiB)
})

test('a size chosen by the app is used whatever the connection does, made legal for Stream', () => {
  let chosen: number | 'auto' = 6_000_000
  const sizer = createAdaptiveChunkSize(() => chosen)
  carry(sizer, 1)
  expect(sizer.size(film.size)).toBe(5_767_168)
  chosen = 'auto'
  expect(sizer.size(film.size)).toBe(5 * MiB)
})
