import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { bearer, create, head, metadata, newUpload, patch, streamApi, videoBytes } from '../stream-client.js'

const mountedRequest = () =>
  new Request('http://localhost:99/deep/down/client/v4/accounts/a/stream?direct_user=true', {
    method: 'POST',
    headers: { ...bearer, 'tus-resumable': '1.0.0', 'upload-length': '1' },
  })

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000)

describe('a tus upload', () => {
  test('is created with 201, a one-time URL and the id of its video, all in headers', async () => {
    const emulator = createStreamEmulator()
    const response = await create(emulator, 10, { 'upload-creator': 'ada', ...metadata({ name: 'Trip' }) })
    const uid = response.headers.get('stream-media-id') ?? ''
    expect(response.status).toBe(201)
    expect(await response.text()).toBe('')
    expect(uid).toMatch(/^[0-9a-f]{32}$/)
    expect(response.headers.get('location')).toBe(`https://api.test/tus/${uid}?tusv2=true`)
    expect(emulator.videos.get(uid)).toMatchObject({
      uid,
      creator: 'ada',
      meta: { name: 'Trip' },
      uploadLength: 10,
      offset: 0,
      state: 'pendingupload',
    })
  })

  test('has its URL where the API was called, or where the emulator is told', async () => {
    const mounted = await createStreamEmulator().fetch(mountedRequest())
    expect(mounted.headers.get('location')).toMatch(/^http:\/\/localhost:99\/deep\/down\/tus\//)
    const named = await createStreamEmulator({ baseUrl: 'https://up.test/x/' }).fetch(mountedRequest())
    expect(named.headers.get('location')).toMatch(/^https:\/\/up\.test\/x\/tus\//)
  })

  test('lives half an hour, or until its expiry', async () => {
    const start = Date.parse('2026-01-01T00:00:00Z')
    const emulator = createStreamEmulator({ now: () => start })
    expect((await newUpload(emulator, 1)).video.expiresAt).toBe(start + 1_800_000)
    const { video } = await newUpload(emulator, 1, metadata({ expiry: '2026-01-01T06:00:00Z' }))
    expect(video.expiresAt).toBe(Date.parse('2026-01-01T06:00:00Z'))
  })

  test('of no bytes is complete at once', async () => {
    const { video } = await newUpload(createStreamEmulator(), 0)
    expect(video.state).toBe('queued')
  })

  test.each([
    ['without Tus-Resumable', { 'tus-resumable': '' }],
    ['with a length that is no number', { 'upload-length': '12.5' }],
    ['with metadata that is no base64', { 'upload-metadata': 'name *' }],
    ['with a creator of 65 characters', { 'upload-creator': 'x'.repeat(65) }],
    ['for 0 seconds', metadata({ maxDurationSeconds: '0' })],
    ['for 36001 seconds', metadata({ maxDurationSeconds: '36001' })],
    ['for a duration that is no number', metadata({ maxDurationSeconds: 'long' })],
    ['with an expiry in the past', metadata({ expiry: '2001-01-01T00:00:00Z' })],
    ['with an expiry that is no date', metadata({ expiry: 'tomorrow' })],
    ['with a deletion as `Date` prints it', metadata({ scheduleddeletion: inDays(40).toString() })],
    ['with a thumbnail at 0x1', metadata({ thumbnailtimestamppct: '0x1' })],
    ['for an origin with a path', metadata({ allowedorigins: 'a.com/films' })],
    ['for origins in JSON', metadata({ allowedorigins: '["a.com"]' })],
    ['with a deletion within 30 days', metadata({ scheduleddeletion: new Date().toISOString() })],
    ['with a thumbnail beyond the end', metadata({ thumbnailtimestamppct: '1.5' })],
    ['for an origin with a scheme', metadata({ allowedorigins: 'a.com,http://localhost:3000' })],
  ])('is refused %s', async (_name, headers) => {
    const emulator = createStreamEmulator()
    const response = await create(emulator, 10, headers)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      success: false,
      result: null,
      errors: [{ code: 10_005, message: expect.any(String) }],
    })
    expect(emulator.videos.size).toBe(0)
  })

  test.each([
    '2030',
    'Feb 27 2030',
    'Tue, 01 Jan 2030 00:00:00 GMT',
    '2030-01-01T00:00:00',
    '2030-01-01 00:00:00Z',
    '2030-02-30T00:00:00Z',
  ])('is refused with %j for an expiry: only RFC 3339 is taken', async (expiry) => {
    const emulator = createStreamEmulator()
    expect((await create(emulator, 10, metadata({ expiry }))).status).toBe(400)
    const { video } = await newUpload(emulator, 10, metadata({ expiry: '2030-01-01T00:00:00.5+01:00' }))
    expect(video.expiresAt).toBe(Date.parse('2029-12-31T23:00:00.5Z'))
  })

  test.each(['0x10', '1e3', '60.0', ' 60'])(
    'is refused for %j seconds: only decimal integers are taken',
    async (maxDurationSeconds) => {
      const emulator = createStreamEmulator()
      expect((await create(emulator, 10, metadata({ maxDurationSeconds }))).status).toBe(400)
    },
  )

  test('of more than 30 GB is refused', async () => {
    expect((await create(createStreamEmulator(), 30_000_000_001)).status).toBe(413)
  })
})

describe('the token', () => {
  test.each([
    ['is missing', {}, { authorization: '' }],
    ['is another', { apiToken: 'right' }, { authorization: 'Bearer wrong' }],
  ])('fails the call where it %s', async (_name, options, headers) => {
    const response = await create(createStreamEmulator(options), 10, headers)
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ errors: [{ code: 10_000 }] })
  })

  test('passes where it is the right one', async () => {
    const emulator = createStreamEmulator({ apiToken: 'right' })
    expect((await create(emulator, 10, { authorization: 'Bearer right' })).status).toBe(201)
  })
})

describe('without direct_user=true', () => {
  test.each(['', '?direct_user=false'])(
    '(query %j) the URL is one of the API: it needs the token and no other origin can use it',
    async (query) => {
      const emulator = createStreamEmulator()
      const url = (await create(emulator, 10, {}, query)).headers.get('location') ?? ''
      expect(url).toMatch(/^https:\/\/api\.test\/client\/v4\/accounts\/acc\/media\/[0-9a-f]{32}\?tusv2=true$/)
      const stranger = await head(emulator, url)
      expect(stranger.status).toBe(400)
      expect(stranger.headers.has('access-control-allow-origin')).toBe(false)
      const owner = await patch(emulator, url, 0, videoBytes(10), { headers: bearer })
      expect(owner.status).toBe(204)
      expect(owner.headers.has('access-control-allow-origin')).toBe(false)
    },
  )
})

test('an unknown address of the API is answered in the envelope', async () => {
  const response = await createStreamEmulator().fetch(
    new Request(`${streamApi}/nowhere`, { headers: bearer }),
  )
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ success: false, errors: [{ code: 10_003 }] })
})
