import { beforeEach, describe, expect, test } from 'vitest'
import { createThroughputMeter, type ThroughputMeter } from '../../../src/core/transfer/throughput-meter.js'

let found: (string | number)[][]
let meter: ThroughputMeter

beforeEach(() => {
  found = []
  const note =
    (what: string) =>
    (...figures: readonly number[]): void =>
      void found.push([what, ...figures])
  meter = createThroughputMeter({
    gotThrough: note('got through'),
    carried: note('carried'),
    broke: note('broke'),
    brokeWithoutLoss: note('broke without loss'),
  })
})

describe('a transfer that resumes in the middle of a file', () => {
  beforeEach(() => {
    meter.opened(10_000, 0)
    meter.accepted(10_500, 100)
  })

  test('is measured from there', () => {
    meter.accepted(11_500, 300)
    expect(found).toEqual([
      ['got through', 500, 100],
      ['carried', 500],
      ['got through', 1000, 200],
      ['carried', 1500],
    ])
  })

  test('and so is a break: as much got through as the speed before allows', () => {
    meter.sent(10_900)
    meter.broke(140)
    meter.opened(10_500, 1000)
    expect(found.at(-1)).toEqual(['broke', 700])
  })

  test('but no more than was sent', () => {
    meter.sent(10_600)
    meter.broke(10_000)
    meter.opened(10_500, 20_000)
    expect(found.at(-1)).toEqual(['broke', 600])
  })

  test('loses nothing if the server has a part of the chunk', () => {
    meter.sent(10_900)
    meter.broke(140)
    meter.opened(10_700, 1000)
    expect(found.at(-1)).toEqual(['broke without loss'])
  })

  test('has lost only the answer if the server has all that was sent', () => {
    meter.sent(10_900)
    meter.broke(140)
    meter.opened(10_900, 1000)
    expect(found.at(-1)).toEqual(['carried', 500])
  })
})

test('before a chunk got through, most of what was sent counts', () => {
  meter.opened(10_000, 0)
  meter.sent(11_000)
  meter.broke(100)
  meter.opened(10_000, 200)
  expect(found).toEqual([['broke', 800]])
})

test('a server that was not reached says nothing of the connection', () => {
  meter.broke(100)
  meter.opened(0, 200)
  expect(found).toEqual([])
})
