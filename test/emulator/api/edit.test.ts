import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { call, refusalOf, resultOf } from '../api-client.js'
import { head, metadata, newUpload, readVideo } from '../stream-client.js'

async function edited(fields: unknown, options: StreamEmulatorOptions = {}) {
  const emulator = createStreamEmulator({ now: () => Date.parse('2026-01-01T00:00:00Z'), ...options })
  const { url, video } = await newUpload(emulator, 10, {
    'upload-creator': 'ada',
    ...metadata({ name: 'Trip', room: '7', scheduleddeletion: '2026-03-01T00:00:00Z' }),
  })
  emulator.advance(60_000)
  return { emulator, url, video, answer: await call(emulator, 'POST', `/${video.uid}`, fields) }
}

describe('an edit', () => {
  test('changes what it names, and the time of the last change', async () => {
    const fields = {
      creator: 'bo',
      meta: { name: 'Home' },
      allowedOrigins: ['a.com'],
      requireSignedURLs: true,
      thumbnailTimestampPct: 0.5,
      maxDurationSeconds: 60,
      scheduledDeletion: '2026-04-01T00:00:00Z',
    }
    const { emulator, video, answer } = await edited({ ...fields, publicDetails: { title: 'Home' } })
    const expected = { ...fields, publicDetails: { title: 'Home' }, modified: '2026-01-01T00:01:00.000000Z' }
    expect(await resultOf(Promise.resolve(answer))).toMatchObject(expected)
    expect(await readVideo(emulator, video.uid)).toMatchObject(expected)
    expect(video).toMatchObject({ creator: 'bo', meta: { name: 'Home' }, requireSignedURLs: true })
  })

  test('leaves the rest', async () => {
    const { answer } = await edited({ thumbnailTimestampPct: 0.5 })
    expect(await resultOf(Promise.resolve(answer))).toMatchObject({
      creator: 'ada',
      meta: { name: 'Trip', room: '7' },
      scheduledDeletion: '2026-03-01T00:00:00Z',
    })
  })

  test('takes a deletion back by null', async () => {
    const { answer } = await edited({ scheduledDeletion: null })
    expect(await resultOf(Promise.resolve(answer))).toMatchObject({ scheduledDeletion: null })
  })

  test('replaces meta, or adds to it by assumption', async () => {
    const fields = { meta: { name: 'Home' } }
    expect((await edited(fields)).video.meta).toEqual({ name: 'Home' })
    const { video } = await edited(fields, { assumptions: { editReplacesMeta: false } })
    expect(video.meta).toEqual({ name: 'Home', room: '7' })
  })

  test('moves the end of the upload URL', async () => {
    const { emulator, url } = await edited({ uploadExpiry: '2026-01-01T00:02:00Z' })
    expect((await head(emulator, url)).status).toBe(200)
    emulator.advance(60_000)
    expect((await head(emulator, url)).status).toBe(410)
  })

  test('does not know the name that a creation has for that', async () => {
    const { video, answer } = await edited({ expiry: 5, creator: 'bo' })
    expect([answer.status, video.creator]).toEqual([200, 'bo'])
    expect(video.expiresAt).toBe(Date.parse('2026-01-01T00:30:00Z'))
  })

  test('of a video whose dates have passed is fine', async () => {
    const { emulator, video } = await edited({})
    emulator.advance(86_400_000 * 50)
    expect((await call(emulator, 'POST', `/${video.uid}`, { creator: 'bo' })).status).toBe(200)
  })

  test.each([
    ['another uid', { uid: 'f'.repeat(32) }],
    ['a wrong type', { requireSignedURLs: 'true' }],
    ['a list as meta', { meta: [] }],
    ['an origin with a scheme', { allowedOrigins: ['https://a.com'] }],
    ['too long a duration', { maxDurationSeconds: 36_001 }],
    ['a deletion that is too near', { scheduledDeletion: '2026-01-02T00:00:00Z' }],
    ['an expiry that has passed', { uploadExpiry: '2025-01-02T00:00:00Z' }],
    ['a deletion that is not RFC 3339', { scheduledDeletion: 'Apr 1 2026' }],
    ['an origin with a path', { allowedOrigins: ['a.com/films'] }],
    ['a creator of 65 characters', { creator: 'x'.repeat(65) }],
    ['no JSON', 'creator'],
  ])('is refused with %s, and changes nothing', async (_name, fields) => {
    const { answer, video } = await edited(fields)
    expect(await refusalOf(Promise.resolve(answer))).toEqual([400, 10_005])
    expect(video).toMatchObject({ creator: 'ada', requireSignedURLs: false })
  })
})
