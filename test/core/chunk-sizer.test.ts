import { expect, test } from 'vitest'
import { type ChunkSizer, createChunkSizer } from '../../src/core/chunk-sizer.js'

const MiB = 1_048_576

/** Bytes that a browser has handed on and that still wait in a buffer. */
const BUFFER = 3 * MiB

const film = new File([], 'film.mp4')

/**
 * Sends an upload over a connection that carries so many bytes, one a millisecond, and then breaks; the server keeps whole chunks only.
 * @returns bytes that got through
 */
function carry(sizer: ChunkSizer, bytes: number): number {
  const meter = sizer.meterOf(new File([], 'film.mp4'))
  let position = 0
  meter.opened(0, 0)
  for (let size = sizer.size(); position + size <= bytes; size = sizer.size()) {
    position += size
    meter.accepted(position, position)
  }
  meter.sent(Math.min(bytes + BUFFER, position + sizer.size()))
  meter.broke(bytes)
  meter.opened(position, bytes)
  return position
}

test('a connection that breaks before a chunk is through gets chunks that fit, from the first break on', () => {
  const sizer = createChunkSizer(() => 'auto')
  expect(carry(sizer, 15_000_000)).toBe(0)
  for (let time = 0; time < 10; time++) expect(carry(sizer, 15_000_000)).toBeGreaterThan(0.8 * 15_000_000)
})

test('one that carries more than it did gets larger chunks, and never larger than Stream takes', () => {
  const sizer = createChunkSizer(() => 'auto')
  carry(sizer, 1)
  expect(sizer.size()).toBe(5 * MiB)
  carry(sizer, 400 * MiB)
  expect(sizer.size()).toBe(92 * MiB)
  carry(sizer, 4000 * MiB)
  expect(sizer.size()).toBe(200 * MiB)
})

test('one that never breaks is sent what Cloudflare recommends, and more in the end', () => {
  const sizer = createChunkSizer(() => 'auto')
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.accepted(200 * MiB, 1000)
  expect(sizer.size()).toBe(50 * MiB)
  meter.accepted(1000 * MiB, 5000)
  expect(sizer.size()).toBe(200 * MiB)
})

test('a server that was not reached says nothing about what the connection carries', () => {
  const sizer = createChunkSizer(() => 'auto')
  const meter = sizer.meterOf(film)
  meter.broke(0)
  expect(sizer.size()).toBe(50 * MiB)
  meter.opened(0, 0)
  meter.sent(60 * MiB)
  meter.broke(1000)
  meter.opened(0, 2000)
  const size = sizer.size()
  expect(size).toBeLessThan(12 * MiB)
  meter.broke(2000)
  meter.broke(3000)
  meter.opened(0, 4000)
  expect(sizer.size()).toBe(5 * MiB)
})

test('a part of a chunk that was long in a buffer does not count as carried', () => {
  const sizer = createChunkSizer(() => 'auto')
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.accepted(50 * MiB, 50_000)
  meter.sent(100 * MiB)
  meter.broke(60_000)
  meter.opened(50 * MiB, 60_000)
  expect(sizer.size()).toBe(13.75 * MiB)
})

test('a server that keeps the part of a chunk that came before a break is sent large ones all the same', () => {
  const sizer = createChunkSizer(() => 'auto')
  carry(sizer, 1)
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.sent(4 * MiB)
  meter.broke(1000)
  meter.opened(2 * MiB, 1000)
  expect(sizer.size()).toBe(50 * MiB)
})

// The server has the chunk whole, whether it keeps parts or not.
test('an answer that was lost says nothing about what a break costs', () => {
  const sizer = createChunkSizer(() => 'auto')
  carry(sizer, 1)
  const meter = sizer.meterOf(film)
  meter.opened(0, 0)
  meter.sent(5 * MiB)
  meter.broke(1000)
  meter.opened(5 * MiB, 1000)
  expect(sizer.size()).toBe(5 * MiB)
})

test('what one upload has shown holds for the others', () => {
  const sizer = createChunkSizer(() => 'auto')
  carry(sizer, 1)
  sizer.meterOf(new File([], 'other.mp4')).opened(0, 0)
  expect(sizer.size()).toBe(5 * MiB)
})

test("a host's own size is used whatever the connection does, as Stream takes it", () => {
  let chosen: number | 'auto' = 6_000_000
  const sizer = createChunkSizer(() => chosen)
  carry(sizer, 1)
  expect(sizer.size()).toBe(5_767_168)
  chosen = 'auto'
  expect(sizer.size()).toBe(5 * MiB)
})
