import { describe, expect, test } from 'vitest'
import {
  afterChunk,
  afterFailure,
  type ChunkExperience,
  legalChunkSize,
  noExperience,
} from '../../src/core/chunk-size.js'
import { createChunkSizer } from '../../src/core/chunk-sizer.js'

const MiB = 1_048_576

test.each([
  [0, 5_242_880],
  [5_242_880, 5_242_880],
  [5_242_881, 5_242_880],
  [10_000_000, 9_961_472],
  [52_428_800, 52_428_800],
  [Infinity, 209_715_200],
  [Number.NaN, 52_428_800],
])('a chunk of %d bytes is sent as %i, which Stream takes', (asked, legal) => {
  expect(legalChunkSize(asked)).toBe(legal)
  expect(legal % 262_144).toBe(0)
})

const passing = (from: ChunkExperience, chunks: number): ChunkExperience =>
  Array.from({ length: chunks }).reduce<ChunkExperience>((now) => afterChunk(now, now.size), from)

const failing = (from: ChunkExperience, times: number): ChunkExperience =>
  Array.from({ length: times }).reduce<ChunkExperience>((now) => afterFailure(now), from)

describe('experience', () => {
  test('a connection that carries nothing gets the smallest chunks in four steps', () => {
    const sizes = [1, 2, 3, 4, 5].map((times) => failing(noExperience, times).size / MiB)
    expect(sizes).toEqual([25, 12.5, 6.25, 5, 5])
  })

  test('one that carries them gets larger ones, and never larger than Stream takes', () => {
    expect(passing(noExperience, 2).size).toBe(50 * MiB)
    expect(passing(noExperience, 3).size).toBe(62.5 * MiB)
    expect(passing(noExperience, 1000).size).toBe(200 * MiB)
  })

  test('a size that failed is not tried again soon, but is in the end', () => {
    const shrunk = failing(noExperience, 2)
    expect(passing(shrunk, 15).size).toBeLessThan(25 * MiB)
    expect(passing(shrunk, 100).size).toBeGreaterThan(25 * MiB)
  })

  test('the small rest of a file says nothing about the connection', () => {
    expect(afterChunk(noExperience, 1000)).toBe(noExperience)
  })

  test('every size on the way is legal', () => {
    let now = noExperience
    for (let step = 0; step < 500; step++) {
      now = step % 7 === 0 ? afterFailure(now) : afterChunk(now, now.size)
      expect(legalChunkSize(now.size)).toBe(now.size)
    }
  })
})

test("a host's own size is used whatever the connection does, as Stream takes it", () => {
  let chosen: number | 'auto' = 6_000_000
  const sizer = createChunkSizer(() => chosen)
  sizer.failed()
  expect(sizer.size()).toBe(5_767_168)
  chosen = 'auto'
  expect(sizer.size()).toBe(25 * MiB)
})
