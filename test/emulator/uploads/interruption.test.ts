import { createHash } from 'node:crypto'
import { ConnectionDroppedError, createStreamEmulator, type Inspect } from 'react-stream-uploader/emulator'
import { describe, expect, test, vi } from 'vitest'
import { head, MiB, newUpload, patch, videoBytes } from '../stream-client.js'

const bytes = videoBytes(6 * MiB)
const whole = createHash('sha256').update(bytes).digest('hex')
const chunk = (start: number, end?: number) => bytes.subarray(start * MiB, end && end * MiB)

/** A PATCH whose client goes away after `part` of its body has been read. */
async function abandon(
  emulator: ReturnType<typeof createStreamEmulator>,
  url: string,
  offset: number,
  part: Uint8Array,
) {
  const client = new AbortController()
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const answer = patch(emulator, url, offset, readable, { signal: client.signal })
  const writer = writable.getWriter()
  await writer.write(part)
  client.abort()
  await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
}

describe('a client that goes away', () => {
  test('leaves whole chunks only, and the hash is that of the file in the end', async () => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, bytes.length)
    await patch(emulator, url, 0, chunk(0, 5))
    await abandon(emulator, url, 5 * MiB, chunk(5, 5.5))
    expect(video.offset).toBe(5 * MiB)
    await patch(emulator, url, 5 * MiB, chunk(5))
    expect(video.sha256()).toBe(whole)
  })

  test('leaves every byte that came, where that is assumed', async () => {
    const emulator = createStreamEmulator({ assumptions: { partialChunksKept: true } })
    const { url, video } = await newUpload(emulator, bytes.length)
    await abandon(emulator, url, 0, chunk(0, 2))
    expect(video.offset).toBe(2 * MiB)
    await patch(emulator, url, 2 * MiB, chunk(2))
    expect(video.sha256()).toBe(whole)
  })

  test('stops what was reading its file', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, bytes.length)
    const client = new AbortController()
    const cancel = vi.fn()
    const pull = () => client.abort()
    const file = new ReadableStream<Uint8Array>({ pull, cancel }, { highWaterMark: 0 })
    await expect(patch(emulator, url, 0, file, { signal: client.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('gets no answer, even to what was done at once', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, 3)
    const client = new AbortController()
    const answer = head(emulator, url, { signal: client.signal })
    client.abort()
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
  })

  test('unlocks the upload, and its request stays without a status', async () => {
    const emulator = createStreamEmulator()
    const { url } = await newUpload(emulator, bytes.length)
    await abandon(emulator, url, 0, chunk(0, 2))
    expect(emulator.requests.at(-1)).toMatchObject({ kind: 'patch', bodyBytes: 2 * MiB, status: null })
    expect((await patch(emulator, url, 0, chunk(0))).status).toBe(204)
  })
})

describe('a connection that is dropped', () => {
  test.each([
    ['before', undefined, 0, 0],
    ['during', undefined, 0, 3 * MiB],
    ['during', true, 3 * MiB, 3 * MiB],
    ['after', undefined, 6 * MiB, 6 * MiB],
    ['after', false, 0, 6 * MiB],
  ] as const)('%s the body, kept: %s, leaves %i bytes', async (at, kept, offset, received) => {
    const emulator = createStreamEmulator()
    const { url, video } = await newUpload(emulator, bytes.length)
    emulator.fail({ on: 'patch', do: { kind: 'drop', at, bytes: 3 * MiB, kept } })
    await expect(patch(emulator, url, 0, bytes)).rejects.toThrow(ConnectionDroppedError)
    expect(video.offset).toBe(offset)
    expect(emulator.requests.at(-1)).toMatchObject({ bodyBytes: received, status: null })
    await patch(emulator, url, offset, bytes.subarray(offset))
    expect(video.sha256()).toBe(whole)
  })

  test('can break at any byte, and the whole is the file all the same', async () => {
    const inspect = vi.fn<Inspect>(() => ({ kind: 'error', code: 'ERR_UNKNOWN' }))
    const emulator = createStreamEmulator({ inspect })
    const { url, video } = await newUpload(emulator, bytes.length)
    emulator.fail({ on: 'patch', do: { kind: 'drop', at: 'during', bytes: 100, kept: true } })
    await expect(patch(emulator, url, 0, bytes)).rejects.toThrow(ConnectionDroppedError)
    expect(video.offset).toBe(100)
    await patch(emulator, url, 100, bytes.subarray(100))
    expect(video.sha256()).toBe(whole)
    expect(Buffer.compare(inspect.mock.calls[0]?.[0] ?? bytes, bytes.subarray(0, 262_144))).toBe(0)
  })

  test('in the middle, by default, follows the assumption about partial chunks', async () => {
    const emulator = createStreamEmulator({ assumptions: { partialChunksKept: true } })
    const { url, video } = await newUpload(emulator, bytes.length)
    emulator.fail({ on: 'patch', do: { kind: 'drop', at: 'during' } })
    const headers = { 'content-length': String(bytes.length) }
    await expect(patch(emulator, url, 0, bytes, { headers })).rejects.toThrow(TypeError)
    expect(video.offset).toBe(3 * MiB)
  })
})
