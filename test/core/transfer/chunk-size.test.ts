import { describe, expect, test } from 'vitest'
import { chunkSizeFor, legalChunkSize, unbroken } from '../../../src/core/transfer/chunk-size.js'

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

describe('between two breaks', () => {
  test.each([
    [0, 5],
    [5 * MiB, 5],
    [60 * MiB, 13.75],
    [unbroken, 200],
    [Infinity, 200],
  ])('%d bytes get through: chunks of %d MiB', (stretch, size) => {
    expect(chunkSizeFor(stretch) / MiB).toBe(size)
  })

  test('several whole chunks get through, wherever Stream takes chunks that are small enough', () => {
    for (let stretch = 12.5 * MiB; stretch < 1000 * MiB; stretch *= 1.01) {
      const size = chunkSizeFor(stretch)
      expect(legalChunkSize(size)).toBe(size)
      const whole = Math.floor(stretch / size)
      expect(whole).toBeGreaterThanOrEqual(2)
      expect((whole * size) / stretch).toBeGreaterThan(0.75)
    }
  })
})
