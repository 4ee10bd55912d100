import { describe, expect, it } from 'vitest'
import { createRemainingCalls } from '../../../src/server/budget/remaining-calls.js'

function counted(left: number, resetSeconds: number, windowSeconds = 300) {
  const clock = { now: 0 }
  const calls = createRemainingCalls(() => clock.now)
  const learn = (r: number, t: number) =>
    calls.learn({ left: r, resetSeconds: t, quota: 1200, windowSeconds })
  learn(left, resetSeconds)
  return { ...calls, clock, learn }
}

describe("what is left of Stream's own count", () => {
  it('is spread over the window for those who read, and creations need not wait for that', () => {
    const { waitFor, clock, learn } = counted(1200, 300)
    expect(waitFor('read')).toBe(0)
    learn(1100, 300)
    // A hundred in no time are 64 more than may be ahead of the schedule, three a second.
    expect(waitFor('read')).toBe(21_334)
    expect(waitFor('create')).toBe(0)
    clock.now = 21_334
    expect(waitFor('read')).toBe(0)
  })

  it.each([
    ['read', 300],
    ['token', 276],
    ['change', 240],
    ['create', 216],
  ] as const)('is left to others by %s: %i', (kind, last) => {
    expect(counted(last + 1, 10).waitFor(kind)).toBe(0)
    expect(counted(last, 10).waitFor(kind)).toBe(10_000)
  })

  it('is counted down by what was sent since', () => {
    const { waitFor, sent } = counted(218, 10)
    sent()
    expect(waitFor('create')).toBe(0)
    sent()
    expect(waitFor('create')).toBe(10_000)
  })

  // A policy of a day stopped everything for 22 hours, and without a call nobody learns that there are some again.
  it('is forgotten after five minutes, however long the window is', () => {
    const { waitFor, clock } = counted(0, 80_000, 86_400)
    expect(waitFor('create')).toBe(300_000)
    clock.now = 299_000
    expect(waitFor('read')).toBe(1000)
    clock.now = 300_000
    expect(waitFor('create')).toBe(0)
  })

  it('is forgotten when the window ends', () => {
    const { waitFor, clock } = counted(0, 10)
    clock.now = 9999
    expect(waitFor('create')).toBe(1)
    clock.now = 10_000
    expect(waitFor('create')).toBe(0)
  })
})
