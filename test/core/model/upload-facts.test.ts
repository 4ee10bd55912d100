import { expect, test } from 'vitest'
import type { Upload } from '../../../src/core/model/upload.js'
import { isRetrying } from '../../../src/core/model/upload-facts.js'
import { transferAt, uploadIn } from '../../support/uploads.js'

const rate = { since: 0, at: 1000, bytes: 100, bytesPerSecond: 100 }
const requesting = (attempt: number): Upload =>
  uploadIn('requesting', { attempt, failure: null, isRenewal: false })
const uploading = (attempt: number, isMoving: boolean): Upload =>
  uploadIn('uploading', { transfer: transferAt(0, { attempt, rate: isMoving ? rate : null }) })

test.each<[string, Upload, boolean]>([
  ['a first request', requesting(0), false],
  ['a request after a failure', requesting(1), true],
  ['a first transfer without an answer yet', uploading(0, false), false],
  ['a transfer after a failure', uploading(1, false), true],
  ['a transfer that moves again', uploading(1, true), false],
  ['a paused one', uploadIn('paused', { cause: 'user', transfer: transferAt(0, { attempt: 1 }) }), false],
])('%s: retrying: %s', (...row) => {
  const [, upload, retries] = row
  expect(isRetrying(upload)).toBe(retries)
})
