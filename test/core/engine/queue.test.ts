import { expect, test } from 'vitest'
import { countedBefore, duplicatesBefore, startable } from '../../../src/core/engine/queue.js'
import type { Upload } from '../../../src/core/model/upload.js'
import type { UploaderState } from '../../../src/core/model/uploader-state.js'
import { fileOf, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const named = (name: string) => fileOf(1000, name)
const waiting = (name: string) => uploadIn('queued', { transfer: null }, named(name))
const stateOf = (...uploads: readonly Upload[]): UploaderState => ({ uploads, isOnline: true, rules: {} })

test('starts as many as there are places, first come first served', () => {
  const sending = uploadIn('uploading', { transfer: transferAt(0) }, named('a'))
  const state = stateOf(sending, waiting('b'), waiting('c'))
  expect(startable(state, 2)).toEqual(['upload-of-b'])
  expect(startable(state, 1)).toEqual([])
  expect(startable(state, 5)).toEqual(['upload-of-b', 'upload-of-c'])
})

test('asking for a ticket holds a place, pausing and encoding do not', () => {
  const requesting = uploadIn('requesting', { attempt: 0, failure: null, isRenewal: false }, named('a'))
  const paused = uploadIn('paused', { cause: 'user', transfer: null }, named('b'))
  const encoding = uploadIn(
    'processing',
    { videoId: 'v', encoding: { step: 'queued', percent: null } },
    named('c'),
  )
  expect(startable(stateOf(requesting, paused, encoding, waiting('d')), 2)).toEqual(['upload-of-d'])
})

test('nothing starts without a connection', () => {
  expect(startable({ ...stateOf(waiting('a')), isOnline: false }, 3)).toEqual([])
})

test.each([0, -1, Number.NaN, 1.9])(
  'a concurrency of %d is one: none would be a queue that never moves',
  (concurrency) => {
    expect(startable(stateOf(waiting('a'), waiting('b')), concurrency)).toEqual(['upload-of-a'])
  },
)

test('rejected and cancelled files leave their place to others', () => {
  const state = stateOf(
    uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }, named('a')),
    uploadIn('cancelled', { videoId: null }, named('b')),
    uploadIn('ready', { video: videoWith() }, named('c')),
    waiting('d'),
  )
  expect(countedBefore(state, 'upload-of-d')).toHaveLength(1)
})

test('a failed file is no reason against adding it again, one that is done is', () => {
  const error = { code: 'network', status: null, retryAfter: null } as const
  const failed = uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } }, named('a'))
  const ready = uploadIn('ready', { video: videoWith() }, named('a'))
  const added = { ...waiting('a'), id: 'added' }
  expect(duplicatesBefore(stateOf(failed, added), added)).toEqual([])
  expect(duplicatesBefore(stateOf(failed, ready, added), added)).toEqual([ready])
})
