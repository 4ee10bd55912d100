import { describe, expect, test } from 'vitest'
import {
  applyRename,
  applyTitleAnswer,
  isRenamable,
  isYetToBeCreated,
} from '../../../src/core/machine/title.js'
import type { Upload } from '../../../src/core/model/upload.js'
import type { UploadErrorCode } from '../../../src/core/model/upload-error.js'
import type { Title } from '../../../src/core/model/written.js'
import { transferAt, uploadIn } from '../../support/uploads.js'

const error = { code: 'forbidden', status: 403, retryAfter: null } as const
const unsaved: Title = { text: 'At the sea', state: 'unsaved' }
const saved: Title = { text: 'At the sea', state: 'saved' }
const failed: Title = { text: 'At the sea', state: 'failed', error }
const other: Title = { text: 'In the hills', state: 'unsaved' }

describe('the answer about a title', () => {
  test.each<[string, Title | null, Title, Title | null]>([
    ['counts while it is awaited', unsaved, saved, saved],
    ['counts also if it is a failure', unsaved, failed, failed],
    ['is late once the title was saved otherwise', saved, failed, saved],
    ['is late once it has failed', failed, saved, failed],
    ['is of no use once there is another title', other, saved, other],
    ['is of no use without a title', null, saved, null],
  ])('%s', (_, title, answer, after) => {
    const upload = { ...uploadIn('uploading', { transfer: transferAt(0) }), title }
    expect(applyTitleAnswer(upload, answer).title).toEqual(after)
  })
})

const failedWith = (code: UploadErrorCode, step: 'request' | 'transfer'): Upload =>
  uploadIn('failed', {
    error: { code, status: null, retryAfter: null },
    retryFrom: step === 'request' ? { step, videoId: null } : { step, transfer: transferAt(400) },
  })

test.each<[string, Upload, boolean, boolean]>([
  ['a file that is looked at', uploadIn('validating', {}), true, true],
  ['a queued file', uploadIn('queued', { transfer: null }), true, true],
  ['a file that is sent', uploadIn('uploading', { transfer: transferAt(0) }), true, false],
  ['a failed creation', failedWith('network', 'request'), true, true],
  ['a failed transfer', failedWith('network', 'transfer'), true, false],
  ['what no retry can save', failedWith('not-a-video', 'request'), false, true],
  ['an uploaded video', uploadIn('uploaded', { videoId: 'v' }), true, false],
  ['a video that another tab uploaded', uploadIn('uploaded', { videoId: null }), false, false],
  ['a cancelled upload', uploadIn('cancelled', { videoId: 'v' }), false, false],
])('%s: may be renamed: %s; before its video is created: %s', (...row) => {
  const [, upload, mayBeRenamed, isBefore] = row
  expect(isRenamable(upload)).toBe(mayBeRenamed)
  expect(isYetToBeCreated(upload)).toBe(isBefore)
})

describe('a new title', () => {
  const upload = { ...uploadIn('uploading', { transfer: transferAt(0) }), title: saved }

  test.each<[string, Title | null, string, Title | null]>([
    ['is not saved yet', saved, 'In the hills', other],
    ['that is the same changes nothing', saved, ' At the sea ', saved],
    ['that is the same is asked for again after a failure', failed, 'At the sea', unsaved],
    ['that is empty is the name of the file', saved, ' ', { text: 'holiday.mp4', state: 'unsaved' }],
    ['that is the name of the file changes nothing before there was one', null, 'holiday.mp4', null],
  ])('%s', (_, title, text, after) => {
    expect(applyRename({ ...upload, title }, text).title).toEqual(after)
  })
})
