import { describe, expect, test } from 'vitest'
import {
  etaOf,
  progressOf,
  resendingOf,
  sentOf,
  speedOf,
  unconfirmedOf,
  wholePercent,
} from '../../../src/core/machine/progress.js'
import { totalsOf } from '../../../src/core/machine/totals.js'
import { type Rate, startRate, updateRate } from '../../../src/core/model/rate.js'
import { fileOf, sessionIn, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

/** A rate after so many seconds at so many bytes a second, reported every so many milliseconds. */
function steady(bytesPerSecond: number, seconds: number, every = 100, from: Rate = startRate(0, 0)): Rate {
  let rate = from
  for (let ms = every; ms <= seconds * 1000; ms += every) {
    rate = updateRate(rate, from.bytes + (bytesPerSecond * ms) / 1000, from.at + ms)
  }
  return rate
}

describe('speed', () => {
  test.each([10, 100, 1000])(
    'of a steady transfer is its speed from the start, reported every %i ms',
    (every) => {
      expect(steady(1_000_000, 3, every).bytesPerSecond).toBeCloseTo(1_000_000, 0)
    },
  )

  test('half of a change shows after three seconds, nearly all after fifteen', () => {
    const slow = steady(1_000_000, 60)
    expect(steady(3_000_000, 3, 100, slow).bytesPerSecond).toBeCloseTo(2_000_000, -4)
    expect(steady(3_000_000, 15, 100, slow).bytesPerSecond).toBeGreaterThan(2_900_000)
  })

  test('a clock that stands still or bytes that go back give no nonsense', () => {
    const rate = steady(1000, 3)
    expect(updateRate(rate, rate.bytes + 500, rate.at).bytesPerSecond).toBe(rate.bytesPerSecond)
    expect(updateRate(rate, 0, rate.at + 100).bytesPerSecond).toBe(rate.bytesPerSecond)
    expect(updateRate(updateRate(rate, 0, rate.at + 100), 100, rate.at + 200).bytesPerSecond).toBeGreaterThan(
      0,
    )
  })

  // Counted as time, a day would divide the speed by thousands; a day back would freeze it until the clock is there again.
  test.each([86_400_000, -86_400_000])('is measured again when the clock moves by %i ms', (jump) => {
    const rate = steady(1_000_000, 10)
    const jumped = updateRate(rate, rate.bytes + 100_000, rate.at + 100 + jump)
    const uploading = (now: Rate) => uploadIn('uploading', { transfer: transferAt(0, { rate: now }) })
    expect(speedOf(uploading(jumped))).toBeNull()
    expect(speedOf(uploading(steady(1_000_000, 2, 100, jumped)))).toBeCloseTo(1_000_000, 0)
  })

  test('is not shown before it means something, nor while nothing moves', () => {
    const uploading = (rate: Rate | null) => uploadIn('uploading', { transfer: transferAt(0, { rate }) })
    expect(speedOf(uploading(null))).toBeNull()
    expect(speedOf(uploading(steady(1000, 1)))).toBeNull()
    expect(speedOf(uploading(steady(1000, 2)))).toBeCloseTo(1000)
    expect(speedOf(uploadIn('paused', { cause: 'user', transfer: transferAt(10) }))).toBeNull()
  })
})

test('time left is whole seconds and never none', () => {
  const at = (bytesSent: number) =>
    uploadIn('uploading', { transfer: transferAt(0, { bytesSent, rate: steady(100, 2) }) })
  expect(etaOf(at(500))).toBe(5)
  expect(etaOf(at(1000))).toBe(1)
})

describe('the bar', () => {
  test('stays where it was when a part has to be sent again, and shows what is certain', () => {
    const transfer = transferAt(200, { bytesReached: 700 })
    const paused = uploadIn('paused', { cause: 'user', transfer })
    expect(progressOf(paused)).toEqual({ bytes: 700, fraction: 0.7, acceptedFraction: 0.2 })
    const resumed = uploadIn('uploading', { transfer: { ...transfer, bytesSent: 300 } })
    expect(progressOf(resumed)).toEqual({ bytes: 700, fraction: 0.7, acceptedFraction: 0.3 })
  })

  test('and its figures say how much of it may be sent again, while nothing moves', () => {
    const transfer = transferAt(200, { bytesReached: 700 })
    const error = { code: 'network', status: null, retryAfter: null } as const
    const halted = [
      uploadIn('paused', { cause: 'user', transfer }),
      uploadIn('queued', { transfer }),
      uploadIn('uploading', { transfer }),
      uploadIn('failed', { error, retryFrom: { step: 'transfer', transfer } }),
      sessionIn('elsewhere', {
        view: { status: 'waiting', bytesAccepted: 200, bytesReached: 700 },
        chosen: null,
      }),
    ]
    expect(halted.map(sentOf)).toEqual([700, 700, 700, 700, 700])
    expect(halted.map(unconfirmedOf)).toEqual([500, 500, 500, 500, 500])
  })

  test('and how much of it is being sent again, while it moves', () => {
    const resumed = (bytesSent: number) =>
      uploadIn('uploading', {
        transfer: transferAt(200, { bytesSent, bytesReached: 700, rate: startRate(200, 0) }),
      })
    expect([200, 500, 690, 695].map((bytes) => resendingOf(resumed(bytes)))).toEqual([500, 200, 10, null])
    expect(unconfirmedOf(resumed(200))).toBeNull()
    expect(resendingOf(uploadIn('paused', { cause: 'user', transfer: resumed(200).transfer }))).toBeNull()
  })

  test.each([
    [
      'what is on its way',
      uploadIn('uploading', { transfer: transferAt(200, { bytesSent: 700, rate: startRate(200, 0) }) }),
    ],
    [
      'too little to be seen',
      uploadIn('paused', { cause: 'user', transfer: transferAt(200, { bytesReached: 209 }) }),
    ],
    [
      'what will not be sent again',
      uploadIn('failed', {
        error: { code: 'file-changed', status: null, retryAfter: null },
        retryFrom: { step: 'transfer', transfer: transferAt(200, { bytesReached: 700 }) },
      }),
    ],
    [
      'what another tab has on its way',
      sessionIn('elsewhere', {
        view: { status: 'sending', bytesAccepted: 200, bytesReached: 700 },
        chosen: null,
      }),
    ],
  ])('and say nothing of %s', (_, upload) => {
    expect(unconfirmedOf(upload)).toBeNull()
  })

  test('is empty before the transfer, full after it, and keeps its place when the transfer failed', () => {
    expect(progressOf(uploadIn('queued', { transfer: null })).fraction).toBe(0)
    expect(progressOf(uploadIn('uploaded', { videoId: null })).fraction).toBe(1)
    const failed = uploadIn('failed', {
      error: { code: 'network', status: null, retryAfter: null },
      retryFrom: { step: 'transfer', transfer: transferAt(400) },
    })
    expect(progressOf(failed).fraction).toBe(0.4)
  })
})

test.each([
  [0.29, 29],
  [0.57, 57],
  [0.58, 58],
  [0.999, 99],
  [1, 100],
])('%d is %i whole per cent', (fraction, percent) => {
  expect(wholePercent(fraction)).toBe(percent)
})

describe('totals', () => {
  const small = uploadIn('ready', { video: videoWith() }, fileOf(100, 'small.mp4'))
  const large = uploadIn('uploading', { transfer: transferAt(450) }, fileOf(900, 'large.mp4'))

  test('weigh by bytes', () => {
    expect(totalsOf([small, large])).toMatchObject({
      files: 2,
      done: 1,
      busy: 1,
      bytesTotal: 1000,
      bytesReached: 550,
      fraction: 0.55,
    })
  })

  test('leave out what was rejected or cancelled', () => {
    const rejected = uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }, fileOf(5000, 'no.mp4'))
    const cancelled = uploadIn('cancelled', { videoId: null }, fileOf(5000, 'off.mp4'))
    expect(totalsOf([small, rejected, cancelled])).toMatchObject({ files: 1, bytesTotal: 100, fraction: 1 })
  })

  test('add the speeds, and give the time for all that still moves by itself', () => {
    const moving = uploadIn(
      'uploading',
      { transfer: transferAt(0, { rate: steady(100, 2) }) },
      fileOf(900, 'a.mp4'),
    )
    const waiting = uploadIn('queued', { transfer: null }, fileOf(600, 'b.mp4'))
    const paused = uploadIn('paused', { cause: 'user', transfer: transferAt(0) }, fileOf(8000, 'c.mp4'))
    const totals = totalsOf([moving, { ...moving, id: 'second' }, waiting, paused])
    expect(totals.speed).toBeCloseTo(200)
    expect(totals.secondsLeft).toBe(12)
  })

  test('count what has to be sent again as still to come', () => {
    const transfer = transferAt(0, { bytesReached: 800, rate: steady(100, 2) })
    expect(totalsOf([uploadIn('uploading', { transfer }, fileOf(1000))]).secondsLeft).toBe(10)
  })

  test('of nothing are nothing', () => {
    expect(totalsOf([])).toMatchObject({ files: 0, fraction: null, speed: null, secondsLeft: null })
  })
})
