import { beforeEach, expect, test, vi } from 'vitest'
import type { leavePlace as Leave, takePlace as Take } from '../../src/browser/page-places.js'

let takePlace: typeof Take
let leavePlace: typeof Leave

beforeEach(async () => {
  vi.resetModules()
  ;({ takePlace, leavePlace } = await import('../../src/browser/page-places.js'))
})

// Both had the same stored uploads, and each took the other for another tab.
test('two uploaders of one endpoint keep apart, in the same order after each reload', () => {
  expect([takePlace('a'), takePlace('a'), takePlace('b')]).toEqual([0, 1, 0])
})

test('a place that was left goes to the next, and whoever comes back has theirs', () => {
  takePlace('a')
  takePlace('a')
  leavePlace('a', 0)
  expect(takePlace('a')).toBe(0)
  expect(takePlace('a', 1)).toBe(1)
  expect(takePlace('a')).toBe(2)
})
