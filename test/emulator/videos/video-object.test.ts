import { readFileSync } from 'node:fs'
import {
  createStreamEmulator,
  type Hasher,
  type Inspect,
  type StreamEmulatorOptions,
} from 'react-stream-uploader/emulator'
import { describe, expect, test, vi } from 'vitest'
import { asObject } from '../../../src/protocol/json.js'
import { media, padMp4 } from '../../support/media.js'
import { call } from '../api-client.js'
import { metadata, newUpload, patch, readVideo } from '../stream-client.js'

const start = Date.parse('2026-01-01T00:00:00Z')
const mp4 = readFileSync(media.mp4)

async function uploaded(
  file: Buffer<ArrayBuffer>,
  options: StreamEmulatorOptions = {},
  headers?: Record<string, string>,
) {
  const emulator = createStreamEmulator({ now: () => start, ...options })
  const { url, video } = await newUpload(emulator, file.length, headers)
  await patch(emulator, url, 0, file)
  return {
    emulator,
    video,
    after: (ms: number) => {
      emulator.advance(ms)
      return readVideo(emulator, video.uid)
    },
  }
}

const picture = (emulator: ReturnType<typeof createStreamEmulator>, uid: string) =>
  emulator.fetch(new Request(`https://api.test/${uid}/thumbnails/thumbnail.jpg?height=80`))

test('before the upload the video is pending, and what is not known is -1 or null', async () => {
  const emulator = createStreamEmulator({ now: () => start, baseUrl: 'https://stream.test' })
  const { video } = await newUpload(emulator, 10, {
    'upload-creator': 'ada',
    ...metadata({ name: 'Trip', maxDurationSeconds: '60', requiresignedurls: '', allowedorigins: 'a.com' }),
  })
  const { uid } = video
  expect(await readVideo(emulator, uid)).toEqual({
    uid,
    creator: 'ada',
    thumbnail: `https://stream.test/${uid}/thumbnails/thumbnail.jpg`,
    thumbnailTimestampPct: 0,
    readyToStream: false,
    readyToStreamAt: null,
    status: { state: 'pendingupload', errorReasonCode: '', errorReasonText: '' },
    meta: { name: 'Trip' },
    created: '2026-01-01T00:00:00.000000Z',
    modified: '2026-01-01T00:00:00.000000Z',
    scheduledDeletion: null,
    size: 0,
    preview: `https://stream.test/${uid}/watch`,
    allowedOrigins: ['a.com'],
    requireSignedURLs: true,
    uploaded: null,
    uploadExpiry: '2026-01-01T00:30:00.000000Z',
    maxSizeBytes: null,
    maxDurationSeconds: 60,
    duration: -1,
    input: { width: -1, height: -1 },
    playback: {
      hls: `https://stream.test/${uid}/manifest/video.m3u8`,
      dash: `https://stream.test/${uid}/manifest/video.mpd`,
    },
    watermark: null,
    clippedFrom: null,
    publicDetails: null,
  })
})

test('after it the video goes through the encoder by the clock, playable before it is complete', async () => {
  const { after } = await uploaded(mp4)
  expect(await after(0)).toMatchObject({
    status: { state: 'queued' },
    duration: -1,
    uploaded: '2026-01-01T00:00:00.000000Z',
  })
  expect(await after(1700)).toMatchObject({
    status: { state: 'inprogress', step: 'encoding', pctComplete: '10.000000', errorReasonCode: '' },
    readyToStream: false,
    duration: 2,
    input: { width: 192, height: 108 },
    size: mp4.length,
  })
  expect(await after(2300)).toMatchObject({
    status: { state: 'ready', pctComplete: '42.000000' },
    readyToStream: true,
    readyToStreamAt: '2026-01-01T00:00:04.000000Z',
  })
  expect(await after(4000)).toMatchObject({ status: { state: 'ready', pctComplete: '100.000000' } })
})

describe('a file that cannot become a video', () => {
  test.each([
    ['is text', readFileSync(media.text), {}, undefined, 'ERR_NON_VIDEO'],
    [
      'is longer than its creator allowed',
      mp4,
      {},
      metadata({ maxDurationSeconds: '1' }),
      'ERR_DURATION_EXCEED_CONSTRAINT',
    ],
    [
      'is as the host decides',
      mp4,
      { inspect: () => ({ kind: 'error', code: 'ERR_UNKNOWN' }) },
      undefined,
      'ERR_UNKNOWN',
    ],
    [
      'lasts no time',
      mp4,
      { inspect: () => ({ kind: 'video', duration: 0, width: 1, height: 1 }) },
      undefined,
      'ERR_DURATION_TOO_SHORT',
    ],
  ] satisfies [
    string,
    Buffer<ArrayBuffer>,
    StreamEmulatorOptions,
    Record<string, string> | undefined,
    string,
  ][])('as it %s, fails after the upload', async (_name, file, options, headers, code) => {
    const { after } = await uploaded(file, options, headers)
    expect(await after(999)).toMatchObject({ status: { state: 'queued' } })
    expect(await after(1)).toMatchObject({
      status: { state: 'error', errorReasonCode: code, errorReasonText: expect.stringMatching(/./) },
      readyToStream: false,
      duration: -1,
    })
  })
})

describe('the thumbnail', () => {
  test('is there once the video is ready, in its shape, for every origin and for a while', async () => {
    const { emulator, video, after } = await uploaded(mp4)
    expect((await picture(emulator, video.uid)).status).toBe(404)
    await after(4000)
    const response = await picture(emulator, video.uid)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(response.headers.get('cache-control')).toContain('max-age')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const svg = await response.text()
    expect(svg).toContain('viewBox="0 0 192 108"')
    expect(await (await picture(emulator, video.uid)).text()).toBe(svg)
  })

  test('of a video that failed depends on what will never be', async () => {
    const { emulator, video, after } = await uploaded(readFileSync(media.text))
    expect((await picture(emulator, video.uid)).status).toBe(404)
    await after(4000)
    expect((await picture(emulator, video.uid)).status).toBe(424)
  })

  test('of a signed video that failed is nobody’s news without the token', async () => {
    const { emulator, video, after } = await uploaded(
      readFileSync(media.text),
      {},
      metadata({ requiresignedurls: '' }),
    )
    await after(4000)
    expect((await picture(emulator, video.uid)).status).toBe(401)
  })

  test('needs a token where URLs are signed', async () => {
    const { emulator, video, after } = await uploaded(mp4, {}, metadata({ requiresignedurls: '' }))
    await after(4000)
    expect((await picture(emulator, video.uid)).status).toBe(401)
  })
})

test('what decides about a file sees its first 256 KiB', async () => {
  const file = Buffer.concat(padMp4(400_000))
  const inspect = vi.fn<Inspect>(() => ({ kind: 'error', code: 'ERR_UNKNOWN' }))
  await uploaded(file, { inspect })
  const [head, video] = inspect.mock.calls[0] ?? []
  expect(Buffer.compare(head ?? new Uint8Array(), file.subarray(0, 262_144))).toBe(0)
  expect(video).toMatchObject({ size: 400_000, maxDurationSeconds: null })
})

test('the bytes may be hashed by a hash of the host', async () => {
  const sizeAsHash = (size = 0): Hasher => ({
    update: (bytes) => {
      size += bytes.length
    },
    clone: () => sizeAsHash(size),
    digest: () => `${size} bytes`,
  })
  const { video } = await uploaded(mp4, { createHash: () => sizeAsHash() })
  expect(video.sha256()).toBe(`${mp4.length} bytes`)
})

test("`modified` moves while a video is encoded and at each edit, as in Stream's samples", async () => {
  // A poll or a rename can leave a later date than the webhook that ends the encoding carries.
  const { emulator, after, video } = await uploaded(mp4)
  const dateAfter = async (ms: number) => asObject(await after(ms))?.['modified']
  const dates = []
  for (const ms of [0, 1000, 100, 2900, 2000, 2000, 60_000]) dates.push(await dateAfter(ms))
  const seconds = dates.map((date) => (Date.parse(String(date)) - start) / 1000)
  expect(seconds).toEqual([0, 1, 1.07, 3.94, 5.97, 8, 8])
  await call(emulator, 'POST', `/${video.uid}`, { meta: { name: 'At the sea' } })
  expect(await dateAfter(0)).toBe('2026-01-01T00:01:08.000000Z')
})
