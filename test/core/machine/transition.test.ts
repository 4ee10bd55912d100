import { describe, expect, test } from 'vitest'
import { alternatives, can } from '../../../src/core/machine/can.js'
import { transition } from '../../../src/core/machine/transition.js'
import type { UploadEvent } from '../../../src/core/machine/upload-event.js'
import type { Upload, UploadStatus } from '../../../src/core/model/upload.js'
import type { UploadErrorCode } from '../../../src/core/model/upload-error.js'
import { isRetrying } from '../../../src/core/model/upload-facts.js'
import { sessionIn, thereIn, ticket, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const errorOf = (code: UploadErrorCode, status: number | null = null) => ({ code, status, retryAfter: null })
const after = (upload: Upload, ...events: readonly UploadEvent[]): Upload => events.reduce(transition, upload)

const each: Record<UploadStatus, Upload> = {
  validating: uploadIn('validating', {}),
  rejected: uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }),
  interrupted: sessionIn('interrupted', { problem: null }),
  reopening: sessionIn('reopening', { chosen: null }),
  elsewhere: sessionIn('elsewhere', {
    view: { status: 'sending', bytesAccepted: 400, bytesReached: 500 },
    chosen: null,
  }),
  queued: uploadIn('queued', { transfer: null }),
  requesting: uploadIn('requesting', { attempt: 0, failure: null, isRenewal: false }),
  uploading: uploadIn('uploading', { transfer: transferAt(400) }),
  paused: uploadIn('paused', { cause: 'user', transfer: transferAt(400) }),
  reading: thereIn('reading', { videoId: 'v' }),
  processing: uploadIn('processing', { videoId: 'v', encoding: { step: 'queued', percent: null } }),
  ready: uploadIn('ready', { video: videoWith({ readyToStream: true }) }),
  uploaded: uploadIn('uploaded', { videoId: 'v' }),
  failed: uploadIn('failed', { error: errorOf('network'), retryFrom: { step: 'request', videoId: null } }),
  cancelled: uploadIn('cancelled', { videoId: null }),
  cancelling: uploadIn('cancelling', { until: 10_000, before: uploadIn('queued', { transfer: null }) }),
  removing: uploadIn('removing', { until: 8000, before: uploadIn('uploaded', { videoId: 'v' }) }),
}

// They share a button's place.
test.each(Object.entries(each))('of the alternatives at most one is possible: %s', (_, upload) => {
  for (const commands of alternatives)
    expect(commands.filter((command) => can(upload, command)).length).toBeLessThanOrEqual(1)
})

describe('what a person can do', () => {
  test.each([
    ['start', []],
    ['pause', ['queued', 'requesting', 'uploading']],
    ['resume', ['interrupted', 'paused']],
    ['reselect', []],
    [
      'cancel',
      ['validating', 'interrupted', 'reopening', 'queued', 'requesting', 'uploading', 'paused', 'processing'],
    ],
    ['undo', ['cancelling', 'removing']],
    ['restart', ['cancelled']],
    ['retry', ['failed']],
    ['confirm', []],
    ['remove', ['rejected', 'reading', 'ready', 'uploaded', 'failed', 'cancelled']],
  ] as const)('%s is possible while %j', (command, statuses) => {
    const possible = Object.values(each).filter((upload) => can(upload, command))
    expect(possible.map(({ status }) => status)).toEqual(statuses)
  })

  test('only a question can be confirmed', () => {
    const question = { code: 'duplicate', isQuestion: true } as const
    expect(after(uploadIn('rejected', { rejections: [question] }), { type: 'confirm' })).toMatchObject({
      status: 'validating',
      isConfirmed: true,
    })
    const alsoEmpty = uploadIn('rejected', { rejections: [question, { code: 'file-empty' }] })
    expect(can(alsoEmpty, 'confirm')).toBe(false)
  })

  test('an upload that waits for the connection resumes by itself, not by hand, and can be paused for good', () => {
    const offline = after(each.uploading, { type: 'wentOffline' })
    expect(offline).toMatchObject({ status: 'paused', cause: 'offline' })
    expect(can(offline, 'resume')).toBe(false)
    expect(after(offline, { type: 'cameOnline' })).toMatchObject({ status: 'queued' })
    const paused = after(offline, { type: 'pause' })
    expect(after(paused, { type: 'cameOnline' })).toBe(paused)
  })

  test.each([
    ['network', true],
    ['unauthorized', true],
    ['not-a-video', false],
    ['file-changed', false],
  ] as const)('retrying %s is possible: %s', (code, isPossible) => {
    const failed = after(each.uploading, { type: 'failed', error: errorOf(code) })
    expect(can(failed, 'retry')).toBe(isPossible)
  })
})

test('a report that comes too late changes nothing', () => {
  const reports: readonly UploadEvent[] = [
    { type: 'bytesSent', bytesSent: 900, at: 1 },
    { type: 'chunkAccepted', bytesAccepted: 900, at: 1 },
    { type: 'transferCompleted', tracked: true },
    { type: 'ticketIssued', ticket, name: 'holiday.mp4' },
    { type: 'failed', error: errorOf('network') },
  ]
  for (const upload of [each.paused, each.cancelled, each.ready]) {
    for (const report of reports) expect(transition(upload, report)).toBe(upload)
  }
})

test('a file goes all the way', () => {
  const journey: readonly UploadEvent[] = [
    { type: 'fileAccepted', held: false },
    { type: 'slotGranted', at: 0 },
    { type: 'ticketIssued', ticket, name: 'holiday.mp4' },
    { type: 'transferOpened', bytesAccepted: 0, videoId: null, at: 0 },
    { type: 'bytesSent', bytesSent: 500, at: 10 },
    { type: 'chunkAccepted', bytesAccepted: 1000, at: 20 },
    { type: 'transferCompleted', tracked: true },
    { type: 'videoRead', video: videoWith() },
    { type: 'videoRead', video: videoWith({ readyToStream: true }) },
  ]
  const statuses: UploadStatus[] = []
  let upload: Upload = each.validating
  for (const event of journey) {
    upload = transition(upload, event)
    statuses.push(upload.status)
  }
  const expected = 'queued requesting uploading uploading uploading uploading processing processing ready'
  expect(statuses).toEqual(expected.split(' '))
})

describe('bytes', () => {
  const sending = after(
    each.uploading,
    { type: 'transferOpened', bytesAccepted: 400, videoId: null, at: 0 },
    { type: 'bytesSent', bytesSent: 700, at: 100 },
  )

  test('pausing goes back to what the server has, but the bar stays where it was', () => {
    expect(after(sending, { type: 'pause' })).toMatchObject({
      transfer: { bytesSent: 400, bytesAccepted: 400, bytesReached: 700, rate: null },
    })
  })

  test('a resumed transfer believes the server, also when it has less than it had', () => {
    const resumed = after(
      sending,
      { type: 'pause' },
      { type: 'resume' },
      { type: 'slotGranted', at: 0 },
      { type: 'transferOpened', bytesAccepted: 100, videoId: null, at: 200 },
    )
    expect(resumed).toMatchObject({
      status: 'uploading',
      transfer: { bytesSent: 100, bytesAccepted: 100, bytesReached: 700 },
    })
  })

  test('an accepted chunk ends the count of failures', () => {
    const retrying = after(sending, { type: 'retrying', attempt: 3, error: errorOf('network') })
    expect(isRetrying(retrying)).toBe(true)
    const moving = after(retrying, { type: 'transferOpened', bytesAccepted: 400, videoId: null, at: 1 })
    // The chunk may take minutes; once bytes flow again, nothing is interrupted.
    expect(isRetrying(moving)).toBe(false)
    expect(retrying).toMatchObject({ transfer: { attempt: 3, failure: { code: 'network' } } })
    expect(after(retrying, { type: 'chunkAccepted', bytesAccepted: 800, at: 1 })).toMatchObject({
      transfer: { attempt: 0, failure: null, bytesAccepted: 800 },
    })
  })

  test("the server's first answer may name the video", () => {
    const unnamed = uploadIn('uploading', {
      transfer: transferAt(0, { ticket: { ...ticket, videoId: null } }),
    })
    const named = after(unnamed, { type: 'transferOpened', bytesAccepted: 0, videoId: 'b', at: 0 })
    expect(after(named, { type: 'transferCompleted', tracked: true })).toMatchObject({ videoId: 'b' })
  })

  test('an app that does not follow the encoding needs no id of the video', () => {
    const unnamed = uploadIn('uploading', {
      transfer: transferAt(0, { ticket: { ...ticket, videoId: null } }),
    })
    expect(after(unnamed, { type: 'transferCompleted', tracked: false })).toMatchObject({
      status: 'uploaded',
      videoId: null,
    })
    expect(after(unnamed, { type: 'untracked', missing: 'videoId' })).toMatchObject({
      status: 'uploaded',
      videoId: null,
    })
  })
})

describe('a retry', () => {
  test.each([
    ['requesting', 'forbidden', 'queued', null],
    ['uploading', 'transfer-failed', 'queued', 400],
    ['uploading', 'url-expired', 'queued', null],
  ] as const)('%s, %s', (status, code, next, accepted) => {
    const retried = after(each[status], { type: 'failed', error: errorOf(code) }, { type: 'retry' })
    expect(retried.status).toBe(next)
    expect('transfer' in retried ? (retried.transfer?.bytesAccepted ?? null) : undefined).toBe(accepted)
  })

  test('reads the status again once the bytes have arrived', () => {
    const failed = after(each.processing, { type: 'failed', error: errorOf('unauthorized', 401) })
    expect(after(failed, { type: 'retry' })).toMatchObject({ status: 'processing', videoId: 'v' })
  })

  test('uploads a video again that the encoder could not handle', () => {
    const status = { state: 'error', percentComplete: null, errorCode: 'ERR_UNKNOWN' }
    const failed = after(each.processing, { type: 'videoRead', video: videoWith({ status }) })
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'encoding-failed' } })
    expect(after(failed, { type: 'retry' })).toMatchObject({ status: 'queued', transfer: null })
  })
})

describe('encoding', () => {
  test.each([
    ['pendingupload', null, 'queued', null],
    ['queued', null, 'queued', null],
    ['inprogress', 39, 'encoding', 39],
    ['some-new-state', 10, 'queued', null],
  ])('%s %s reads as %s %s', (state, percentComplete, step, percent) => {
    const status = { state, percentComplete, errorCode: null }
    const next = after(each.processing, { type: 'videoRead', video: videoWith({ status }) })
    expect(next).toMatchObject({ status: 'processing', encoding: { step, percent } })
  })

  test('a video is ready when it can be played, whatever its percentage', () => {
    const status = { state: 'inprogress', percentComplete: 39, errorCode: null }
    const next = after(each.processing, {
      type: 'videoRead',
      video: videoWith({ status, readyToStream: true }),
    })
    expect(next.status).toBe('ready')
  })

  test('100 % is not ready', () => {
    const status = { state: 'ready', percentComplete: 100, errorCode: null }
    expect(after(each.processing, { type: 'videoRead', video: videoWith({ status }) }).status).toBe(
      'processing',
    )
  })

  test.each([
    ['ERR_NON_VIDEO', 'not-a-video'],
    ['ERR_MALFORMED_VIDEO', 'video-malformed'],
    ['ERR_DURATION_EXCEED_CONSTRAINT', 'video-too-long'],
    ['ERR_DURATION_TOO_SHORT', 'video-too-short'],
    ['ERR_FETCH_ORIGIN_ERROR', 'link-unreachable'],
    ['ERR_UNKNOWN', 'encoding-failed'],
    ['ERR_SOMETHING_NEW', 'encoding-failed'],
    ['constructor', 'encoding-failed'],
  ])('%s is told as %s', (errorCode, code) => {
    const status = { state: 'error', percentComplete: null, errorCode }
    const next = after(each.processing, { type: 'videoRead', video: videoWith({ status }) })
    expect(next).toMatchObject({ status: 'failed', error: { code } })
  })

  test('the same reading twice is no change', () => {
    const once = after(each.processing, { type: 'videoRead', video: videoWith() })
    expect(after(once, { type: 'videoRead', video: videoWith() })).toBe(once)
  })
})
