import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createStreamEmulator, type StreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { media } from '../../support/media.js'
import { call, resultOf } from '../api-client.js'
import { bearer, head, patch, streamApi } from '../stream-client.js'

const mp4 = readFileSync(media.mp4)

function createBasic(emulator: StreamEmulator, fields: Record<string, unknown> | string): Promise<Response> {
  const body = typeof fields === 'string' ? fields : JSON.stringify(fields)
  return emulator.fetch(new Request(`${streamApi}/direct_upload`, { method: 'POST', headers: bearer, body }))
}

async function newBasic(emulator: StreamEmulator): Promise<{ uploadURL: string; uid: string }> {
  const response = await createBasic(emulator, { maxDurationSeconds: 60, meta: { name: 'Trip' } })
  const { result }: { result: { uploadURL: string; uid: string } } = await response.json()
  return result
}

function post(emulator: StreamEmulator, url: string, body: BodyInit): Promise<Response> {
  return emulator.fetch(new Request(url, { method: 'POST', body }))
}

function form(field = 'file', file: BlobPart = mp4): FormData {
  const data = new FormData()
  data.set(field, new File([file], 'trip.mp4'))
  return data
}

/** A form of which all but the end has been read. */
async function slowForm(emulator: StreamEmulator, url: string) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  // Node reads no shorter ones.
  const boundary = 'boundary-of-twenty-seven-characters'
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  const client = new AbortController()
  const init = { method: 'POST', headers, body: readable, duplex: 'half', signal: client.signal }
  const answer = emulator.fetch(new Request(url, init))
  const writer = writable.getWriter()
  const part = 'Content-Disposition: form-data; name="file"; filename="trip.mp4"'
  await writer.write(Buffer.concat([Buffer.from(`--${boundary}\r\n${part}\r\n\r\n`), mp4]))
  const end = async (): Promise<void> => {
    await writer.write(Buffer.from(`\r\n--${boundary}--\r\n`))
    await writer.close()
  }
  return { answer, end, leave: () => client.abort() }
}

describe('creation', () => {
  test('answers in the envelope, with a URL beside the video', async () => {
    const emulator = createStreamEmulator()
    const { uid, uploadURL } = await newBasic(emulator)
    expect(uploadURL).toBe(`https://api.test/${uid}`)
    expect(emulator.videos.get(uid)).toMatchObject({
      meta: { name: 'Trip' },
      uploadLength: null,
      maxDurationSeconds: 60,
    })
  })

  test('gives the URL half an hour or its expiry, whatever is assumed of tus', async () => {
    const start = Date.parse('2026-01-01T00:00:00Z')
    const assumptions = { uploadUrlLifetimeMs: 86_400_000 }
    const emulator = createStreamEmulator({ now: () => start, assumptions })
    const { uid } = await newBasic(emulator)
    expect(emulator.videos.get(uid)?.expiresAt).toBe(start + 1_800_000)
    const expiry = '2026-01-01T02:00:00Z'
    const fields = { maxDurationSeconds: 60, expiry, uploadExpiry: '2026-01-01T05:00:00Z' }
    const later = await resultOf<{ uid: string }>(createBasic(emulator, fields))
    expect(emulator.videos.get(later.uid)?.expiresAt).toBe(Date.parse(expiry))
  })

  test.each([{ uploadExpiry: '2026-01-01T05:00:00Z' }, { uploadExpiry: 5 }, { requiredSignedURLs: 'yes' }])(
    'ignores %j, which it does not know',
    async (fields) => {
      const start = Date.parse('2026-01-01T00:00:00Z')
      const emulator = createStreamEmulator({ now: () => start })
      const created = createBasic(emulator, { maxDurationSeconds: 60, ...fields })
      const { uid } = await resultOf<{ uid: string }>(created)
      const video = emulator.videos.get(uid)
      expect(video).toMatchObject({ expiresAt: start + 1_800_000, requireSignedURLs: false })
    },
  )

  test.each([
    ['without a duration', {}],
    ['for an origin with a path', { maxDurationSeconds: 1, allowedOrigins: ['a.com/films'] }],
    ['with an expiry that is not RFC 3339', { maxDurationSeconds: 1, expiry: 'Feb 27 2030' }],
    ['for too long a duration', { maxDurationSeconds: 36_001 }],
    ['for an origin with a scheme', { maxDurationSeconds: 1, allowedOrigins: ['http://a.com'] }],
    ['without JSON', 'no'],
    ['with a list', '[]'],
  ])('is refused %s', async (_name, fields) => {
    const response = await createBasic(createStreamEmulator(), fields)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ code: 10_005 }] })
  })
})

describe('a basic upload', () => {
  test('is one form with the file, once', async () => {
    const emulator = createStreamEmulator()
    const { uid, uploadURL } = await newBasic(emulator)
    const response = await post(emulator, uploadURL, form())
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    const video = emulator.videos.get(uid)
    expect(video).toMatchObject({ state: 'queued', uploadLength: mp4.length, offset: mp4.length })
    expect(video?.sha256()).toBe(createHash('sha256').update(mp4).digest('hex'))
    expect((await post(emulator, uploadURL, form())).status).toBe(400)
  })

  test.each([
    ['the bytes themselves', () => mp4],
    ['a form without the field', () => form('video')],
  ])('that sends %s cannot be decoded', async (_name, body) => {
    const emulator = createStreamEmulator()
    const { uploadURL } = await newBasic(emulator)
    const response = await post(emulator, uploadURL, body())
    expect(response.status).toBe(400)
    expect(await response.text()).toBe('Decoding Error: A portion of the request could not be decoded')
  })

  test('of no video is refused at once, and the URL takes another file after it', async () => {
    const emulator = createStreamEmulator()
    const { uid, uploadURL } = await newBasic(emulator)
    const text = new Uint8Array(readFileSync(media.text))
    const response = await post(emulator, uploadURL, form('file', text))
    expect(response.status).toBe(400)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ success: false, errors: [{ code: 10_059 }] })
    expect(emulator.videos.get(uid)).toMatchObject({ state: 'pendingupload', offset: 0 })
    expect((await post(emulator, uploadURL, form())).status).toBe(200)
    expect(emulator.videos.get(uid)?.sha256()).toBe(createHash('sha256').update(mp4).digest('hex'))
  })

  test('is one of two that come at the same time', async () => {
    const emulator = createStreamEmulator()
    const { uploadURL } = await newBasic(emulator)
    const answers = await Promise.all([1, 2].map(() => post(emulator, uploadURL, form())))
    expect(answers.map(({ status }) => status)).toEqual([200, 400])
  })

  test('uses its URL up while it is under way, unless it breaks off', async () => {
    const emulator = createStreamEmulator()
    const { uploadURL } = await newBasic(emulator)
    const { answer, leave } = await slowForm(emulator, uploadURL)
    expect((await post(emulator, uploadURL, form())).status).toBe(400)
    leave()
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect((await post(emulator, uploadURL, form())).status).toBe(200)
  })

  test('ends with its video, although the form is under way', async () => {
    const emulator = createStreamEmulator()
    const { uid, uploadURL } = await newBasic(emulator)
    const { answer, end } = await slowForm(emulator, uploadURL)
    await call(emulator, 'DELETE', `/${uid}`)
    await end()
    expect((await answer).status).toBe(404)
  })

  test('by tus fails: these are not tus URLs', async () => {
    const emulator = createStreamEmulator()
    const { uid, uploadURL } = await newBasic(emulator)
    expect((await head(emulator, uploadURL)).ok).toBe(false)
    const chunk = await patch(emulator, uploadURL, 0, mp4)
    expect(chunk.status).toBe(400)
    expect(await chunk.text()).toContain('Decoding Error')
    expect(emulator.videos.get(uid)?.offset).toBe(0)
  })

  test('is not possible after its expiry, nor for a video that is none of its kind', async () => {
    const emulator = createStreamEmulator()
    const { uploadURL } = await newBasic(emulator)
    emulator.advance(1_800_000)
    expect((await post(emulator, uploadURL, form())).status).toBe(410)
    expect((await post(emulator, `https://api.test/${'0'.repeat(32)}`, form())).status).toBe(404)
  })
})
