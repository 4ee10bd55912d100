import { describe, expect, test } from 'vitest'
import { totalsOf } from '../../../src/core/machine/totals.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const error = { code: 'network', status: null, retryAfter: null } as const
const sending = (bytes: number, bytesPerSecond: number): Upload =>
  uploadIn('uploading', {
    transfer: transferAt(bytes, { rate: { since: 0, at: 5000, bytes, bytesPerSecond } }),
  })

const failed = uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } })
const processing = uploadIn('processing', { videoId: 'v', encoding: { step: 'queued', percent: null } })

test('each upload counts as what it is', () => {
  const uploads = [
    uploadIn('ready', { video: videoWith() }),
    uploadIn('uploaded', { videoId: 'v' }),
    processing,
    uploadIn('queued', { transfer: null }),
    uploadIn('paused', { cause: 'user', transfer: transferAt(400) }),
    failed,
    uploadIn('cancelled', { videoId: null }),
    uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }),
  ]
  expect(totalsOf(uploads)).toEqual({
    files: 6,
    done: 2,
    busy: 2,
    failed: 1,
    rejected: 1,
    stuck: 2,
    bytesTotal: 6000,
    bytesReached: 3400,
    fraction: 3400 / 6000,
    speed: null,
    secondsLeft: null,
  })
})

describe('the time that is left', () => {
  test('is that of all bytes at the speed of all transfers', () => {
    const uploads = [sending(400, 50), sending(600, 150), uploadIn('queued', { transfer: null })]
    expect(totalsOf(uploads)).toMatchObject({ speed: 200, secondsLeft: 10 })
  })

  test('is a second at least', () => {
    expect(totalsOf([sending(999, 1000)]).secondsLeft).toBe(1)
  })

  test('is not told once all is sent', () => {
    expect(totalsOf([sending(1000, 50)])).toMatchObject({ speed: 50, secondsLeft: null })
  })

  test('is not that of paused uploads', () => {
    const paused = uploadIn('paused', { cause: 'user', transfer: transferAt(0) })
    expect(totalsOf([sending(400, 60), paused]).secondsLeft).toBe(10)
  })
})

test('without bytes there is no fraction', () => {
  expect(totalsOf([]).fraction).toBeNull()
})
