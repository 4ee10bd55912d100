import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseVideo } from '../../src/protocol/video-status.js'

const playback = { hls: 'https://c.test/m.m3u8', dash: 'https://c.test/m.mpd' }
const atStream = {
  uid: 'abc',
  creator: 'ann',
  meta: { name: 'Holiday' },
  readyToStream: true,
  status: {
    state: 'ready',
    step: 'encoding',
    pctComplete: '39.000000',
    errorReasonCode: '',
    errorReasonText: '',
  },
  duration: 5.5,
  input: { width: 1920, height: 1080 },
  size: 4_190_963,
  thumbnail: 'https://c.test/t.jpg',
  preview: 'https://c.test/watch',
  playback,
  requireSignedURLs: true,
}
const ours = {
  id: 'abc',
  name: 'Holiday',
  status: { state: 'ready', percentComplete: 39, errorCode: null },
  readyToStream: true,
  duration: 5.5,
  width: 1920,
  height: 1080,
  size: 4_190_963,
  thumbnail: 'https://c.test/t.jpg',
  preview: 'https://c.test/watch',
  playback,
  requireSignedURLs: true,
}

describe('parseVideo', () => {
  it.each([
    ['the video object of Stream', atStream],
    ['its envelope', { success: true, errors: [], messages: [], result: atStream }],
    ['our own video', ours],
  ])('reads %s', (_, json) => {
    expect(parseVideo(json)).toEqual(ours)
  })

  it('reads nothing into what Stream does not know yet', () => {
    const early = {
      uid: 'abc',
      duration: -1,
      input: { width: -1, height: -1 },
      status: { state: 'queued' },
      meta: {},
    }
    expect(parseVideo(early)).toEqual({
      id: 'abc',
      name: null,
      status: { state: 'queued', percentComplete: null, errorCode: null },
      readyToStream: false,
      duration: null,
      width: null,
      height: null,
      size: null,
      thumbnail: null,
      preview: null,
      playback: null,
      requireSignedURLs: false,
    })
  })

  it.each(['errorReasonCode', 'errReasonCode'])('reads the error in %s', (field) => {
    const status = { state: 'error', [field]: 'ERR_NON_VIDEO' }
    expect(parseVideo({ ...atStream, status })?.status).toMatchObject({
      state: 'error',
      errorCode: 'ERR_NON_VIDEO',
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
    '%j is no video',
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
