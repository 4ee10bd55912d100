import { describe, expect, it } from 'vitest'
import { createTokenBuckets } from '../../../src/server/coordination/token-buckets.js'

const bucket = (perMinute: number, fields = {}) => ({
  name: 'all',
  perMinute,
  capacity: perMinute / 4,
  leave: 0,
  ...fields,
})

function buckets() {
  const clock = { now: 0 }
  return { clock, ...createTokenBuckets(() => clock.now) }
}

describe('a token bucket', () => {
  it('of 120 a minute allows 600 calls in five, and what it held before', () => {
    const { clock, take } = buckets()
    const calls: number[] = []
    for (; clock.now < 1_200_000; clock.now += 50) if (take([bucket(120)]) === 0) calls.push(clock.now)
    const windows = calls.map((start) => calls.filter((at) => at >= start && at < start + 300_000).length)
    expect(Math.max(...windows)).toBe(629)
    expect(calls).toHaveLength(20 * 120 + 29)
  })

  it('leaves tokens to those who may take the last', () => {
    const { take } = buckets()
    const patient = bucket(16, { leave: 3 })
    expect([take([patient]), take([patient]), take([bucket(16)])]).toEqual([0, 3750, 0])
  })

  it('is not touched if another one is empty', () => {
    const { take } = buckets()
    const [one, four] = [bucket(4, { name: 'one' }), bucket(16, { name: 'four' })]
    expect(take([one, four])).toBe(0)
    for (let tries = 0; tries < 5; tries += 1) expect(take([four, one])).toBe(15_000)
    expect([take([four]), take([four]), take([four]), take([four])]).toEqual([0, 0, 0, 3750])
  })

  it('gives nothing while it rests, and a shorter rest does not end a longer one', () => {
    const { clock, take, rest } = buckets()
    rest(5000)
    rest(1000)
    clock.now = 2000
    expect(take([bucket(4)])).toBe(3000)
    clock.now = 5000
    expect(take([bucket(4)])).toBe(0)
  })
})
