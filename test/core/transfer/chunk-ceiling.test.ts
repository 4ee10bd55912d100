import { beforeEach, expect, test } from 'vitest'
import { type ChunkCeiling, createChunkCeiling } from '../../../src/core/transfer/chunk-ceiling.js'

const MiB = 1_048_576
const server = 'https://up.test'

let ceiling: ChunkCeiling

beforeEach(() => {
  ceiling = createChunkCeiling()
})

test('a chunk that was refused is halved, down to the smallest that Stream takes', () => {
  expect(ceiling.of(server)).toBe(Infinity)
  const tried: number[] = []
  for (let size = 50 * MiB; ceiling.refused(server, size); size = ceiling.of(server)) tried.push(size / MiB)
  expect(tried).toEqual([50, 25, 12.5, 6.25])
  expect(ceiling.of(server)).toBe(5 * MiB)
})

test('it holds for this server, and not for others', () => {
  ceiling.refused(server, 50 * MiB)
  expect(ceiling.of('https://other.test')).toBe(Infinity)
})

test('a smaller refusal later does not raise it', () => {
  ceiling.refused(server, 12 * MiB)
  ceiling.refused(server, 50 * MiB)
  expect(ceiling.of(server)).toBe(6 * MiB)
})

// A browser hides a 413 without CORS headers: a page sees a broken connection, after the whole of the body.
test('two chunks that were sent whole in vain are too large', () => {
  ceiling.unanswered(server, 50 * MiB)
  expect(ceiling.of(server)).toBe(Infinity)
  ceiling.accepted(server, 20 * MiB)
  ceiling.unanswered(server, 40 * MiB)
  expect(ceiling.of(server)).toBe(20 * MiB)
})

test('a line that broke once at the end of a chunk is no such limit, if one of its size gets through', () => {
  ceiling.unanswered(server, 20 * MiB)
  ceiling.accepted(server, 20 * MiB)
  ceiling.unanswered(server, 20 * MiB)
  expect(ceiling.of(server)).toBe(Infinity)
})

test('the smallest chunks say nothing of a limit', () => {
  ceiling.unanswered(server, 5 * MiB)
  ceiling.unanswered(server, 5 * MiB)
  expect(ceiling.of(server)).toBe(Infinity)
})
