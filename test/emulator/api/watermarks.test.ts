import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { call, refusalOf, resultOf } from '../api-client.js'
import { create, metadata, newUpload, readVideo } from '../stream-client.js'

const png = new Uint8Array(100)
png.set([0x89, 0x50, 0x4e, 0x47])
new DataView(png.buffer).setUint32(16, 40)
new DataView(png.buffer).setUint32(20, 30)

const emulated = (options: StreamEmulatorOptions = {}) =>
  createStreamEmulator({ now: () => Date.parse('2026-01-01T00:00:00Z'), ...options })

function form(fields: Record<string, string | Blob>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

const profile = {
  uid: expect.stringMatching(/^[0-9a-f]{32}$/),
  name: 'Logo',
  created: '2026-01-01T00:00:00.000000Z',
  downloadedFrom: null,
  size: 100,
  width: 40,
  height: 30,
  opacity: 1,
  padding: 0.05,
  scale: 0.15,
  position: 'upperRight',
}

describe('a watermark', () => {
  test('is made of a picture that is sent, listed, read and deleted', async () => {
    const emulator = emulated()
    const body = form({ file: new File([png], 'logo.png'), name: 'Logo' })
    const made = await resultOf<{ uid: string }>(call(emulator, 'POST', '/watermarks', body))
    expect(made).toEqual(profile)
    expect(await resultOf(call(emulator, 'GET', '/watermarks'))).toEqual([made])
    expect(await resultOf(call(emulator, 'GET', `/watermarks/${made.uid}`))).toEqual(made)
    expect(await resultOf(call(emulator, 'DELETE', `/watermarks/${made.uid}`))).toBe('')
    expect(await refusalOf(call(emulator, 'GET', `/watermarks/${made.uid}`))).toEqual([404, 10_003])
  })

  test('is made of a picture behind an address', async () => {
    const emulator = emulated({ fetch: () => Promise.resolve(new Response(png)) })
    const fields = { url: 'https://files.test/logo.png', name: 'Logo', opacity: 0.75, position: 'center' }
    const made = await resultOf(call(emulator, 'POST', '/watermarks', fields))
    expect(made).toEqual({ ...profile, downloadedFrom: fields.url, opacity: 0.75, position: 'center' })
  })

  test('shows whole with each video that has it', async () => {
    const emulator = emulated()
    const body = form({ file: new File([png], 'logo.png'), name: 'Logo' })
    const { uid } = await resultOf<{ uid: string }>(call(emulator, 'POST', '/watermarks', body))
    const { video } = await newUpload(emulator, 10, metadata({ watermark: uid }))
    expect(await readVideo(emulator, video.uid)).toMatchObject({ watermark: profile })
  })

  test('that nobody knows is taken, or refused by assumption', async () => {
    const headers = metadata({ watermark: 'f1e2' })
    expect((await create(emulated(), 10, headers)).status).toBe(201)
    const strict = emulated({ assumptions: { unknownWatermarkRefused: true } })
    expect(await refusalOf(create(strict, 10, headers))).toEqual([404, 10_003])
  })

  test.each([
    ['of something else', form({ file: new File(['text'], 'a.txt') })],
    ['of nothing', form({ name: 'Logo' })],
    ['of no form', 'logo'],
    ['that is too opaque', form({ file: new File([png], 'logo.png'), opacity: '2' })],
  ])('is refused %s', async (_name, body) => {
    expect(await refusalOf(call(emulated(), 'POST', '/watermarks', body))).toEqual([400, 10_005])
  })

  test.each([
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
    ['is not there', () => Promise.resolve(new Response(png, { status: 404 }))],
  ])('is refused whose picture %s', async (_name, fetch) => {
    const fields = { url: 'https://files.test/logo.png' }
    const emulator = emulated({ fetch })
    expect(await refusalOf(call(emulator, 'POST', '/watermarks', fields))).toEqual([400, 10_005])
  })

  test('of more than 2 MiB is refused', async () => {
    const large = new Uint8Array(2_097_153)
    large.set(png)
    const body = form({ file: new File([large], 'logo.png') })
    expect((await call(emulated(), 'POST', '/watermarks', body)).status).toBe(413)
  })
})
