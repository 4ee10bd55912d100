import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { media } from '../support/media.js'
import { account, failureOf, sdkFor } from './sdk.js'
import { shareRsaKey } from './share-rsa-key.js'
import { sourceOf } from './source.js'

shareRsaKey()

const mp4 = new Uint8Array(readFileSync(media.mp4))
const start = Date.parse('2026-01-01T00:00:00Z')

const emulated = (options: StreamEmulatorOptions = {}) => {
  const emulator = createStreamEmulator({ now: () => start, fetch: sourceOf(mp4), ...options })
  return { emulator, stream: sdkFor(emulator).stream }
}

/** A video that can be played. */
async function readyVideo(options: StreamEmulatorOptions = {}, fields: Record<string, unknown> = {}) {
  const { emulator, stream } = emulated(options)
  const { uid = '' } = await stream.copy.create({
    ...account,
    input: 'https://files.test/trip.mp4',
    ...fields,
  })
  await emulator.settled()
  emulator.advance(60_000)
  return { emulator, stream, uid }
}

describe("Cloudflare's own client", () => {
  test('creates a tus upload, and finds its URL in the headers', async () => {
    const { emulator, stream } = emulated()
    const { response } = await stream
      .create({
        ...account,
        'Tus-Resumable': '1.0.0',
        'Upload-Length': 3,
        direct_user: true,
        'Upload-Creator': 'ada',
      })
      .withResponse()
    expect(response.status).toBe(201)
    expect(response.headers.get('location')).toContain('/tus/')
    expect(emulator.videos.get(response.headers.get('stream-media-id') ?? '')?.creator).toBe('ada')
  })

  test('creates a basic upload, with all its settings', async () => {
    const { emulator, stream } = emulated()
    const scheduledDeletion = '2026-03-01T00:00:00Z'
    const {
      uid = '',
      uploadURL = '',
      ...rest
    } = await stream.directUpload.create({
      ...account,
      maxDurationSeconds: 60,
      expiry: '2026-01-01T06:00:00Z',
      meta: { name: 'Trip', rating: 5 },
      creator: 'ada',
      allowedOrigins: ['a.com'],
      requireSignedURLs: true,
      thumbnailTimestampPct: 0.5,
      scheduledDeletion,
    })
    expect(rest).toEqual({ creator: 'ada', scheduledDeletion, watermark: null })
    expect(await stream.get(uid, account)).toMatchObject({
      uid,
      creator: 'ada',
      meta: { name: 'Trip', rating: 5 },
      maxDurationSeconds: 60,
      allowedOrigins: ['a.com'],
      requireSignedURLs: true,
      thumbnailTimestampPct: 0.5,
      scheduledDeletion,
      uploadExpiry: '2026-01-01T06:00:00.000000Z',
      status: { state: 'pendingupload' },
    })
    const form = new FormData()
    form.set('file', new File([mp4], 'trip.mp4'))
    const sent = await emulator.fetch(new Request(uploadURL, { method: 'POST', body: form }))
    expect(sent.status).toBe(200)
    expect(await stream.get(uid, account)).toMatchObject({ size: mp4.length, status: { state: 'queued' } })
  })

  test('copies from a link', async () => {
    const { emulator, stream, uid } = await readyVideo(
      {},
      { meta: { name: 'Trip' }, 'Upload-Creator': 'ada' },
    )
    expect(await stream.get(uid, account)).toMatchObject({
      creator: 'ada',
      meta: { name: 'Trip', 'downloaded-from': 'https://files.test/trip.mp4' },
      readyToStream: true,
      status: { state: 'ready', pctComplete: '100.000000' },
      size: mp4.length,
      duration: 2,
    })
    expect(emulator.videos.get(uid)?.sha256()).toBe(createHash('sha256').update(mp4).digest('hex'))
  })

  test('lists, edits and deletes', async () => {
    const { emulator, stream, uid } = await readyVideo()
    const edited = await stream.edit(uid, { ...account, meta: { name: 'Home' }, requireSignedURLs: true })
    expect(edited).toMatchObject({ uid, meta: { name: 'Home' }, requireSignedURLs: true })
    const listed = []
    for await (const video of stream.list({ ...account, status: 'ready', search: 'hom' })) listed.push(video)
    expect(listed).toEqual([edited])
    await stream.delete(uid, account)
    expect(emulator.videos.size).toBe(0)
    expect(await failureOf(stream.get(uid, account))).toEqual({ status: 404, code: 10_003 })
  })

  test('gets a token, and keys to sign with', async () => {
    const { stream, uid } = await readyVideo()
    expect((await stream.token.create(uid, account)).token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    const key = await stream.keys.create(account)
    expect(key).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      created: '2026-01-01T00:01:00.000000Z',
      pem: expect.any(String),
      jwk: expect.any(String),
    })
    const { id = '', pem = '' } = key
    expect((await stream.token.create(uid, { ...account, id, pem })).token).toBeDefined()
    const { result } = await stream.keys.get(account)
    expect(result).toEqual([{ id, key_id: id, created: key.created }])
    expect(await stream.keys.delete(id, account)).toBe('Revoked')
    expect((await stream.keys.get(account)).result).toEqual([])
  })

  test('registers one webhook', async () => {
    const { stream } = emulated()
    expect(await failureOf(stream.webhooks.get(account))).toEqual({ status: 404, code: 10_003 })
    const webhook = await stream.webhooks.update({ ...account, notificationUrl: 'https://app.test/hook' })
    expect(webhook).toEqual({
      notificationUrl: 'https://app.test/hook',
      modified: '2026-01-01T00:00:00.000000Z',
      secret: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(await stream.webhooks.get(account)).toEqual(webhook)
    expect(await stream.webhooks.delete(account)).toBe('')
    expect(await failureOf(stream.webhooks.get(account))).toEqual({ status: 404, code: 10_003 })
  })

  test('sends captions and has them generated', async () => {
    const { emulator, stream, uid } = await readyVideo()
    const video = { ...account, identifier: uid }
    const { language } = stream.captions
    expect(await language.update('de', { ...video, file: 'WEBVTT\n\nHallo' })).toEqual({
      language: 'de',
      label: 'Deutsch',
      generated: false,
      status: 'ready',
    })
    const generated = { language: 'en', label: 'English (auto-generated)', generated: true }
    expect(await language.create('en', video)).toEqual({ ...generated, status: 'inprogress' })
    emulator.advance(2000)
    const listed = []
    for await (const caption of stream.captions.get(uid, account)) listed.push(caption)
    expect(listed).toMatchObject([{ language: 'de' }, { ...generated, status: 'ready' }])
    expect(await language.vtt.get('de', video)).toMatch(/^WEBVTT\s+Hallo$/)
    expect(await language.delete('de', video)).toBe('')
    expect(await failureOf(language.get('de', video))).toEqual({ status: 404, code: 10_003 })
  })

  test('makes downloads', async () => {
    const { emulator, stream, uid } = await readyVideo()
    const url = `https://api.test/${uid}/downloads/default.mp4`
    expect(await stream.downloads.create(uid, account)).toEqual({
      default: { status: 'inprogress', url, percentComplete: 0 },
    })
    emulator.advance(1500)
    expect(await stream.downloads.get(uid, account)).toMatchObject({ default: { percentComplete: 75 } })
    emulator.advance(500)
    expect(await stream.downloads.get(uid, account)).toMatchObject({ default: { status: 'ready' } })
    expect(await stream.downloads.delete(uid, account)).toBe('')
    expect(await stream.downloads.get(uid, account)).toEqual({})
  })

  test('reads the use of storage', async () => {
    const { stream } = await readyVideo({ storageMinutes: 1000 }, { creator: 'ada' })
    expect(await stream.videos.storageUsage({ ...account, creator: 'ada' })).toEqual({
      creator: 'ada',
      totalStorageMinutes: 2 / 60,
      totalStorageMinutesLimit: 1000,
      videoCount: 1,
    })
    expect(await stream.videos.storageUsage({ ...account, creator: 'bo' })).toMatchObject({ videoCount: 0 })
  })

  test('reads codes where it is refused', async () => {
    const { stream } = emulated({ storageMinutes: 0 })
    const create = stream.directUpload.create({ ...account, maxDurationSeconds: 60 })
    expect(await failureOf(create)).toEqual({ status: 413, code: 10_011 })
    const copy = stream.copy.create({ ...account, input: 'ftp://files.test/a.mp4' })
    expect(await failureOf(copy)).toEqual({ status: 400, code: 10_010 })
    const get = stream.get('not-a-video', account)
    expect(await failureOf(get)).toEqual({ status: 404, code: 10_003 })
  })

  test('may show the older key beside an e-mail address', async () => {
    const { emulator, stream } = emulated({ apiToken: 'right' })
    expect(await failureOf(stream.list(account))).toEqual({ status: 403, code: 10_000 })
    const headers = { 'x-auth-email': 'ada@example.com', 'x-auth-key': 'right' }
    const list = new Request('https://api.test/client/v4/accounts/a/stream', { headers })
    expect((await emulator.fetch(list)).status).toBe(200)
  })
})
