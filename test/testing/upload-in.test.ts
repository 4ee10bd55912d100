import { can, nameOf, sizeOf, titleOf, type UploadStatus, videoIdOf } from 'react-stream-uploader'
import { fileOf, transferAt, uploadIn, videoWith } from 'react-stream-uploader/testing'
import { describe, expect, test } from 'vitest'
import { statusTraits } from '../../src/core/model/status-traits.js'
import { createFormat, en } from '../../src/index.js'
import { statusText } from '../../src/react/text/upload-text.js'

const statuses = Object.keys(statusTraits) as UploadStatus[]
const format = createFormat('en')

describe('an upload in a status', () => {
  test.each(statuses)('%s has a name, a size and words', (status) => {
    const upload = uploadIn(status, {}, fileOf(5000, 'harbour.mp4'))
    expect(upload.status).toBe(status)
    // Of a video that was there before there is no file.
    const size = status === 'reading' ? null : 5000
    expect([nameOf(upload), titleOf(upload), sizeOf(upload)]).toEqual(['harbour.mp4', 'harbour.mp4', size])
    expect(statusText(upload, en, format)).not.toBe('')
  })

  test('has the fields that are given', () => {
    const offline = uploadIn('paused', { cause: 'offline', transfer: transferAt(70) })
    expect(statusText(offline, en, format)).toContain('connection')
    expect(videoIdOf(uploadIn('ready', { video: videoWith({ id: 'v' }) }))).toBe('v')
    expect(can(uploadIn('queued', { held: true }), 'start')).toBe(true)
  })

  test('has an id of its own', () => {
    expect(uploadIn('ready').id).not.toBe(uploadIn('ready').id)
  })

  test('is the same upload after it is cancelled', () => {
    const upload = uploadIn('cancelling', { title: { text: 'Dawn', state: 'saved' } })
    expect(upload.before.id).toBe(upload.id)
    expect(titleOf(upload.before)).toBe('Dawn')
  })
})
