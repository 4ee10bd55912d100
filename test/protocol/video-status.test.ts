import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseVideo } from '../../src/protocol/video-status.js'

const playback = { hls: 'https://c.test/m.m3u8', dash: 'https://c.test/m.mpd' }
const watermark = { uid: 'f1e2', name: 'Corner', opacity: 0.75, position: 'upperRight' }
const publicDetails = { title: 'Holiday', share_link: null }

/** Every field of the answer on the page "Upload videos from a URL", and those that Stream is known to send beside them. */
const atStream = {
  uid: 'abc',
  creator: 'ann',
  meta: { name: 'Holiday', room: '7' },
  readyToStream: true,
  readyToStreamAt: '2014-01-02T02:20:05.123456Z',
  status: {
    state: 'ready',
    step: 'encoding',
    pctComplete: '39.000000',
    errorReasonCode: '',
    errorReasonText: '',
  },
  created: '2014-01-02T02:20:00Z',
  modified: '2014-01-02T02:20:01Z',
  uploaded: '2014-01-02T02:20:02Z',
  uploadExpiry: '2014-01-02T02:20:03Z',
  scheduledDeletion: '2014-01-02T02:20:04Z',
  duration: 5.5,
  maxDurationSeconds: 600,
  input: { width: 1920, height: 1080 },
  size: 4_190_963,
  maxSizeBytes: 5_000_000,
  thumbnail: 'https://c.test/t.jpg',
  thumbnailTimestampPct: 0.529241,
  preview: 'https://c.test/watch',
  playback,
  requireSignedURLs: true,
  allowedOrigins: ['example.com'],
  watermark,
  liveInput: 'fc0a8dc887b16759bfd9ad922230a014',
  clippedFrom: 'def',
  publicDetails,
}
const at = Date.parse(atStream.created)
const ours = {
  id: 'abc',
  creator: 'ann',
  name: 'Holiday',
  meta: { name: 'Holiday', room: '7' },
  status: { state: 'ready', step: 'encoding', percentComplete: 39, errorCode: null, errorText: null },
  readyToStream: true,
  readyToStreamAt: at + 5123,
  created: at,
  modified: at + 1000,
  uploaded: at + 2000,
  uploadExpiry: at + 3000,
  scheduledDeletion: at + 4000,
  duration: 5.5,
  maxDurationSeconds: 600,
  width: 1920,
  height: 1080,
  size: 4_190_963,
  maxSizeBytes: 5_000_000,
  thumbnail: 'https://c.test/t.jpg',
  thumbnailTimestampPct: 0.529241,
  preview: 'https://c.test/watch',
  playback,
  requireSignedURLs: true,
  token: null,
  allowedOrigins: ['example.com'],
  watermark,
  liveInput: 'fc0a8dc887b16759bfd9ad922230a014',
  clippedFrom: 'def',
  publicDetails,
}

describe('parseVideo', () => {
  it.each([
    ['the video object of Stream, as its webhooks send it', atStream],
    ['its envelope', { success: true, errors: [], messages: [], result: atStream }],
    ['our own video', ours],
  ])('reads %s', (_, json) => {
    expect(parseVideo(json)).toEqual(ours)
  })

  it('reads nothing into what Stream does not know yet', () => {
    const early = {
      uid: 'abc',
      creator: null,
      meta: {},
      status: { state: 'downloading', errorReasonCode: '', errorReasonText: '' },
      readyToStreamAt: null,
      uploaded: null,
      uploadExpiry: null,
      scheduledDeletion: null,
      duration: -1,
      input: { width: -1, height: -1 },
      maxSizeBytes: 0,
      maxDurationSeconds: 0,
      allowedOrigins: [],
      watermark: null,
    }
    const nothing = Object.fromEntries(Object.keys(ours).map((key) => [key, null]))
    expect(parseVideo(early)).toEqual({
      ...nothing,
      id: 'abc',
      meta: {},
      status: { state: 'downloading', step: null, percentComplete: null, errorCode: null, errorText: null },
      readyToStream: false,
      requireSignedURLs: false,
      allowedOrigins: [],
    })
  })

  it.each(['errorReason', 'errReason'])('reads the error in %sCode and %sText', (field) => {
    const status = { state: 'error', [`${field}Code`]: 'ERR_NON_VIDEO', [`${field}Text`]: 'No video.' }
    expect(parseVideo({ ...atStream, status })?.status).toMatchObject({
      state: 'error',
      errorCode: 'ERR_NON_VIDEO',
      errorText: 'No video.',
    })
  })

  it.each([
    ['100.000000', 100],
    ['101', 100],
    [66, 66],
    ['', null],
    ['soon', null],
    [-1, null],
  ])('reads pctComplete %j as %j', (pctComplete, percentComplete) => {
    expect(parseVideo({ ...atStream, status: { state: 'inprogress', pctComplete } })?.status).toMatchObject({
      percentComplete,
    })
  })

  it('keeps a state that it does not know', () => {
    expect(parseVideo({ ...atStream, status: { state: 'thawing' } })?.status.state).toBe('thawing')
  })

  it('takes readyToStream alone as a sign that a video is ready', () => {
    expect(parseVideo({ ...atStream, readyToStream: 'true' })?.readyToStream).toBe(false)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '//c.test/t.jpg', 7])(
    'gives no address %j to a page',
    (url) => {
      const video = parseVideo({
        ...atStream,
        thumbnail: url,
        preview: url,
        playback: { ...playback, hls: url },
      })
      expect([video?.thumbnail, video?.preview, video?.playback]).toEqual([null, null, null])
    },
  )

  it.each([null, undefined, [], 'text', {}, { uid: '' }, { result: null, success: true }])(
    '%j is not a video',
    (json) => {
      expect(parseVideo(json)).toBeNull()
    },
  )

  it('reads its own output unchanged, whatever the input', () => {
    const field = fc.oneof(fc.constantFrom(...Object.values(atStream)), fc.anything())
    const keys = Object.fromEntries(Object.keys(atStream).map((key) => [key, field]))
    fc.assert(
      fc.property(fc.record(keys, { requiredKeys: [] }), (json) => {
        const video = parseVideo(json)
        expect(parseVideo(structuredClone(video))).toEqual(video)
      }),
    )
  })
})
