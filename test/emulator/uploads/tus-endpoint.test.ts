import { createHash } from 'node:crypto'
import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, test } from 'vitest'
import { bearer, head, MiB, newUpload, patch, streamApi, videoBytes } from '../stream-client.js'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('HEAD', () => {
  test('tells offset and length, and is not to be cached', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 6 * MiB)
    const response = await head(emulator, url)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'upload-offset': '0',
      'upload-length': String(6 * MiB),
      'cache-control': 'no-store',
      'tus-resumable': '1.0.0',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': expect.stringContaining('Upload-Offset, Upload-Length'),
    })
    expect(response.headers.has('stream-media-id')).toBe(false)
  })

  test('repeats the id of the video only as an assumption', async () => {
    const emulator = createStreamEmulator({ assumptions: { mediaIdOnEveryAnswer: true } })
    const { url, video } = await newUpload(emulator, 3)
    expect((await head(emulator, url)).headers.get('stream-media-id')).toBe(video.uid)
    const stored = await patch(emulator, url, 0, 'abc')
    expect(stored.headers.get('stream-media-id')).toBe(video.uid)
  })
})

describe('PATCH', () => {
  test('stores chunk after chunk, and the whole has the hash of the file', async () => {
    const emulator = createStreamEmulator()
    const bytes = videoBytes(12 * MiB)
    const { url, video } = await newUpload(emulator, bytes.length)
    const first = await patch(emulator, url, 0, bytes.subarray(0, 5 * MiB))
    expect(first.status).toBe(204)
    expect(first.headers.get('upload-offset')).toBe(String(5 * MiB))
    await patch(emulator, url, 5 * MiB, bytes.subarray(5 * MiB, 10 * MiB))
    expect(video).toMatchObject({ offset: 10 * MiB, state: 'pendingupload' })
    expect(video.sha256()).toBeNull()
    await patch(emulator, url, 10 * MiB, bytes.subarray(10 * MiB))
    expect(video).toMatchObject({ offset: 12 * MiB, state: 'queued' })
    expect(video.sha256()).toBe(sha256(bytes))
  })

  test.each([
    ['of 4 MiB in the middle', 0, 4 * MiB, 'at least 5242880'],
    ['that is no multiple of 256 KiB', 0, 5 * MiB + 1, 'multiple of 256KiB'],
    ['beyond the length', 0, 12 * MiB + 1, 'beyond the length'],
    ['of nothing', 0, 0, 'at least'],
  ])('refuses a chunk %s', async (_name, offset, size, words) => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, 12 * MiB)
    const response = await patch(emulator, url, offset, new Uint8Array(size))
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(words)
    expect(video.offset).toBe(0)
  })

  test('refuses a chunk over 200 MiB by its declared length, and reads none of it', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 300 * MiB)
    const response = await patch(emulator, url, 0, new Uint8Array(1000), {
      headers: { 'content-length': String(201 * MiB) },
    })
    expect(response.status).toBe(400)
    expect(emulator.requests.at(-1)).toMatchObject({ kind: 'patch', bodyBytes: 0, status: 400 })
  })

  test('takes a last chunk of any size', async () => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, 3)
    expect((await patch(emulator, url, 0, 'abc')).status).toBe(204)
    expect(video.state).toBe('queued')
  })

  test.each([
    [409, 'at another offset', { 'upload-offset': '1' }],
    [400, 'without an offset', { 'upload-offset': '' }],
    [415, 'of another type', { 'content-type': 'application/octet-stream' }],
    [412, 'of another version', { 'tus-resumable': '0.2.2' }],
  ])('answers %s to a chunk %s, having read it', async (status, _name, headers) => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, MiB)
    const response = await patch(emulator, url, 0, new Uint8Array(MiB), { headers })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(emulator.requests.at(-1)?.bodyBytes).toBe(MiB)
    expect(video.offset).toBe(0)
  })

  test('is refused once the upload is complete, while HEAD still tells so', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 3)
    await patch(emulator, url, 0, 'abc')
    expect((await patch(emulator, url, 3, '')).status).toBe(400)
    expect((await head(emulator, url)).headers.get('upload-offset')).toBe('3')
  })

  test('is locked out while another is open on the same upload', async () => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, 3)
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const open = patch(emulator, url, 0, readable)
    const writer = writable.getWriter()
    await writer.write(new Uint8Array(2))
    expect((await patch(emulator, url, 0, 'abc')).status).toBe(423)
    await writer.write(new Uint8Array(1))
    await writer.close()
    expect((await open).status).toBe(204)
    expect(video.offset).toBe(3)
  })
})

describe('the upload URL', () => {
  test('is open to pages of every origin for tus, and says so ahead', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 3)
    const response = await emulator.fetch(new Request(url, { method: 'OPTIONS' }))
    expect(response.ok).toBe(true)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(response.headers.get('access-control-allow-headers')).toContain('Upload-Offset')
    expect(emulator.requests.at(-1)?.kind).toBe('preflight')
  })

  test.each([404, 410] as const)('answers %s once it has expired', async (expiredStatus) => {
    const emulator = createStreamEmulator({ now: () => 0, assumptions: { expiredStatus } })
    const { url } = await newUpload(emulator, 3)
    emulator.advance(1_799_999)
    expect((await head(emulator, url)).status).toBe(200)
    emulator.advance(1)
    expect((await head(emulator, url)).status).toBe(expiredStatus)
    expect((await patch(emulator, url, 0, 'abc')).status).toBe(expiredStatus)
  })

  test('of a complete upload does not expire', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 3)
    await patch(emulator, url, 0, 'abc')
    emulator.advance(1e9)
    expect((await head(emulator, url)).status).toBe(200)
  })

  test('that nobody issued is not found', async () => {
    const url = `https://api.test/tus/${'0'.repeat(32)}?tusv2=true`
    expect((await head(createStreamEmulator(), url)).status).toBe(404)
  })

  test('is not found without its query', async () => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, 3)
    const [cut = ''] = url.split('?')
    expect((await head(emulator, cut)).status).toBe(404)
    expect((await patch(emulator, cut, 0, 'abc')).status).toBe(404)
    expect((await head(emulator, `${cut}?tusv2=false`)).status).toBe(404)
    expect(video.offset).toBe(0)
  })

  test('ends with its video', async () => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, 3)
    const remove = new Request(`${streamApi}/${video.uid}`, { method: 'DELETE', headers: bearer })
    expect((await emulator.fetch(remove)).status).toBe(200)
    expect((await head(emulator, url)).status).toBe(404)
    expect(emulator.videos.size).toBe(0)
  })

  test('ends with its video for a chunk that is under way, too', async () => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, 3)
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const open = patch(emulator, url, 0, readable)
    const writer = writable.getWriter()
    await writer.write(new Uint8Array(3))
    await emulator.fetch(new Request(`${streamApi}/${video.uid}`, { method: 'DELETE', headers: bearer }))
    await writer.close()
    expect((await open).status).toBe(404)
  })

  test.each(['POST', 'DELETE', 'GET'])('refuses %s', async (method) => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 3)
    const response = await emulator.fetch(new Request(url, { method, headers: { 'tus-resumable': '1.0.0' } }))
    expect(response.status).toBe(405)
  })
})
