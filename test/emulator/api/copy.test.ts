import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { describe, expect, onTestFinished, test } from 'vitest'
import { media } from '../../support/media.js'
import { serve } from '../../support/serve.js'
import { call, refusalOf, resultOf } from '../api-client.js'
import { sourceOf } from '../source.js'
import { readVideo } from '../stream-client.js'

const mp4 = new Uint8Array(readFileSync(media.mp4))
const start = Date.parse('2026-01-01T00:00:00Z')
const input = 'https://files.test/trip.mp4'

const emulated = (fetch: typeof globalThis.fetch, options: StreamEmulatorOptions = {}) =>
  createStreamEmulator({ now: () => start, fetch, ...options })

async function copied(fetch: typeof globalThis.fetch, options?: StreamEmulatorOptions) {
  const emulator = emulated(fetch, options)
  const { uid } = await resultOf<{ uid: string }>(call(emulator, 'POST', '/copy', { input }))
  await emulator.settled()
  return { emulator, uid, after: (ms: number) => (emulator.advance(ms), readVideo(emulator, uid)) }
}

const answers = (head: ResponseInit, get?: ResponseInit): typeof globalThis.fetch => {
  const file = sourceOf(mp4)
  return (url, init) => {
    const special = init?.method === 'HEAD' ? head : get
    return special === undefined ? file(url, init) : Promise.resolve(new Response(null, special))
  }
}
const unreachable: typeof globalThis.fetch = () => Promise.reject(new TypeError('fetch failed'))

describe('a copy', () => {
  test('is answered before the bytes are there', async () => {
    const log: string[] = []
    const emulator = emulated(sourceOf(mp4, log))
    const video = await resultOf(
      call(emulator, 'POST', '/copy', {
        url: input,
        name: 'Trip',
        meta: { room: 7 },
        creator: 'ada',
        allowedOrigins: ['a.com'],
        requireSignedURLs: true,
        scheduledDeletion: '2026-03-01T00:00:00Z',
        thumbnailTimestampPct: 0.5,
        watermark: { uid: 'f1e2' },
      }),
    )
    expect(video).toMatchObject({
      status: { state: 'downloading' },
      readyToStream: false,
      meta: { 'downloaded-from': input, name: 'Trip', room: 7 },
      creator: 'ada',
      allowedOrigins: ['a.com'],
      requireSignedURLs: true,
      scheduledDeletion: '2026-03-01T00:00:00Z',
      thumbnailTimestampPct: 0.5,
      watermark: { uid: 'f1e2' },
      size: mp4.length,
      duration: -1,
      input: { width: -1, height: -1 },
      uploaded: '2026-01-01T00:00:00.000000Z',
      uploadExpiry: null,
      maxSizeBytes: 0,
      maxDurationSeconds: 0,
    })
    await emulator.settled()
    expect(log).toEqual([`HEAD ${input}`, `GET ${input}`])
  })

  test('has the bytes of its source, and goes on like an upload', async () => {
    const { emulator, uid, after } = await copied(sourceOf(mp4))
    expect(emulator.videos.get(uid)?.sha256()).toBe(createHash('sha256').update(mp4).digest('hex'))
    expect(await after(999)).toMatchObject({ status: { state: 'downloading' } })
    expect(await after(1)).toMatchObject({ status: { state: 'queued' } })
    expect(await after(1000)).toMatchObject({ status: { state: 'inprogress' }, duration: 2 })
    expect(await after(3000)).toMatchObject({
      readyToStream: true,
      readyToStreamAt: '2026-01-01T00:00:05.000000Z',
    })
  })

  test('is fetched over HTTP', async () => {
    const { origin, close } = await serve(({ url, method, headers }) =>
      sourceOf(mp4)(url, { method, headers }),
    )
    onTestFinished(close)
    const emulator = createStreamEmulator()
    const { uid } = await resultOf<{ uid: string }>(
      call(emulator, 'POST', '/copy', { input: `${origin}/a.mp4` }),
    )
    await emulator.settled()
    expect(emulator.videos.get(uid)?.sha256()).toBe(createHash('sha256').update(mp4).digest('hex'))
  })

  test('may learn its size from a range', async () => {
    const range = { headers: { 'content-range': `bytes 0-0/${mp4.length}`, 'content-length': '1' } }
    const { after } = await copied(answers(range))
    expect(await after(1000)).toMatchObject({ status: { state: 'queued' }, size: mp4.length })
  })

  test('ends with its video', async () => {
    let signal: AbortSignal | null | undefined
    const emulator = emulated((url, init) => {
      if (init?.method === 'HEAD') return sourceOf(mp4)(url, init)
      signal = init?.signal
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal?.reason)))
    })
    const { uid } = await resultOf<{ uid: string }>(call(emulator, 'POST', '/copy', { input }))
    await call(emulator, 'DELETE', `/${uid}`)
    await emulator.settled()
    expect(signal?.aborted).toBe(true)
    expect(emulator.videos.size).toBe(0)
  })
})

describe('a source', () => {
  test.each([
    ['that cannot be reached', unreachable],
    ['that is not there', answers({ status: 404 })],
    ['that does not say its size', answers({ status: 200 })],
    ['that goes away after HEAD', answers({ headers: { 'content-length': '9' } }, { status: 500 })],
    ['that gives no ranges', answers({ headers: { 'content-length': '0' } }, { status: 200 })],
    ['that has another size than it said', answers({ headers: { 'content-length': '9' } })],
  ])('%s fails the video, not the call', async (_name, fetch) => {
    const { emulator, uid, after } = await copied(fetch)
    expect(await after(999)).toMatchObject({ status: { state: 'downloading' } })
    expect(await after(1)).toMatchObject({
      status: { state: 'error', errorReasonCode: 'ERR_FETCH_ORIGIN_ERROR' },
      readyToStream: false,
    })
    expect(emulator.videos.get(uid)?.sha256()).toBeNull()
  })

  test('without ranges will do by assumption', async () => {
    const whole: typeof globalThis.fetch = (url, init) =>
      sourceOf(mp4)(url, { method: init?.method ?? 'GET' })
    const { after } = await copied(whole, { assumptions: { copyNeedsRanges: false } })
    expect(await after(60_000)).toMatchObject({ readyToStream: true })
  })

  test('that cannot be read fails the call by assumption', async () => {
    const emulator = emulated(unreachable, { assumptions: { copyChecksSource: true } })
    expect(await refusalOf(call(emulator, 'POST', '/copy', { input }))).toEqual([400, 10_010])
    expect(emulator.videos.size).toBe(0)
  })
})

describe('a copy is refused', () => {
  test.each([
    ['without an address', {}, 10_005],
    ['of no address', { input: 'trip.mp4' }, 10_010],
    ['of another protocol', { input: 'file:///etc/passwd' }, 10_010],
    ['with fields of wrong types', { input, allowedOrigins: 'a.com' }, 10_005],
    ['with a creator of 65 characters', { input, creator: 'x'.repeat(65) }, 10_005],
    ['with a thumbnail beyond the end', { input, thumbnailTimestampPct: 2 }, 10_005],
    ['with a deletion within 30 days', { input, scheduledDeletion: '2026-01-02T00:00:00Z' }, 10_005],
    ['that is no JSON', 'input', 10_005],
  ])('%s', async (_name, body, code) => {
    const emulator = emulated(sourceOf(mp4))
    expect(await refusalOf(call(emulator, 'POST', '/copy', body))).toEqual([400, code])
    expect(emulator.videos.size).toBe(0)
  })

  test('of more than 30 GB', async () => {
    const emulator = emulated(answers({ headers: { 'content-length': '30000000001' } }))
    expect((await call(emulator, 'POST', '/copy', { input })).status).toBe(413)
  })
})

test('a rule fails the source of a copy', async () => {
  const emulator = emulated(sourceOf(mp4))
  emulator.fail({ on: 'copy', do: { kind: 'encode-error', code: 'ERR_FETCH_ORIGIN_ERROR' } })
  const { uid } = await resultOf<{ uid: string }>(call(emulator, 'POST', '/copy', { input }))
  await emulator.settled()
  emulator.advance(1000)
  expect(emulator.videos.get(uid)?.state).toBe('error')
})
