import { expect, it } from 'vitest'
import { createWantedVideos } from '../../../src/server/coordination/wanted-videos.js'

it('wanted videos take turns: the one that waits longest first, a second apart, for half a minute', () => {
  let now = 0
  const { want, due } = createWantedVideos(() => now)
  want(['a', 'b', 'c'])
  expect(due(2)).toEqual(['a', 'b'])
  expect(due(2)).toEqual(['c'])
  expect(due(2)).toEqual([])
  now = 1000
  expect(due(1)).toEqual(['a'])
  now = 29_999
  want(['b'])
  expect(due(9)).toEqual(['b', 'c', 'a'])
  now = 31_000
  expect(due(9)).toEqual(['b'])
})
