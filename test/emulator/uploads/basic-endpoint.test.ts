import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createStreamEmulator, type StreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { media } from '../../support/media.js'
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

function form(field = 'file'): FormData {
  const data = new FormData()
  data.set(field, new File([mp4], 'trip.mp4'))
  return data
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

  test.each([
    ['without a duration', {}],
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
