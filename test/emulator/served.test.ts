import { createServer } from 'node:http'
import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { asMiddleware, serve } from '../support/serve.js'
import { bearer, MiB } from './stream-client.js'

async function served() {
  const emulator = createStreamEmulator()
  const { origin, close } = await serve(emulator.fetch)
  onTestFinished(close)
  return { emulator, origin, newUpload: (length: number) => newUpload(emulator, origin, length) }
}

async function newUpload(emulator: ReturnType<typeof createStreamEmulator>, base: string, length: number) {
  const created = await fetch(`${base}/client/v4/accounts/a/stream?direct_user=true`, {
    method: 'POST',
    headers: { ...bearer, 'tus-resumable': '1.0.0', 'upload-length': String(length) },
  })
  const video = emulator.videos.get(created.headers.get('stream-media-id') ?? '')
  if (video === undefined) throw new Error(`Creation failed with ${created.status}.`)
  return { url: created.headers.get('location') ?? '', video }
}

function chunk(
  url: string,
  body: BodyInit,
  init: { signal?: AbortSignal; offset?: number } = {},
): Promise<Response> {
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': String(init.offset ?? 0),
    'content-type': 'application/offset+octet-stream',
  }
  const duplex = body instanceof ReadableStream && { duplex: 'half' }
  return fetch(url, { method: 'PATCH', headers, body, signal: init.signal ?? null, ...duplex })
}

/** Megabytes through a socket take their time on a machine that is busy. */
const patience = { timeout: 4000 }

describe('over HTTP', () => {
  test('a client that goes away stops the request and unlocks the upload', async () => {
    const { emulator, newUpload: create } = await served()
    const { url, video } = await create(6 * MiB)
    const client = new AbortController()
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const answer = chunk(url, readable, { signal: client.signal })
    await Promise.all([
      writable.getWriter().write(new Uint8Array(2 * MiB)),
      vi.waitFor(() => expect(emulator.requests.at(-1)?.bodyBytes).toBe(2 * MiB), patience),
    ])
    expect((await chunk(url, new Uint8Array(6 * MiB))).status).toBe(423)
    client.abort()
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    await vi.waitFor(
      async () => expect((await chunk(url, new Uint8Array(6 * MiB))).status).toBe(204),
      patience,
    )
    expect(video.offset).toBe(6 * MiB)
  })

  test('a stalled request leaves the upload free for the next one', async () => {
    const { emulator, newUpload: create } = await served()
    const { url } = await create(6 * MiB)
    emulator.fail({ on: 'patch', do: { kind: 'stall', bytes: 2 * MiB } })
    const client = new AbortController()
    const answer = chunk(url, new Uint8Array(6 * MiB), { signal: client.signal })
    await vi.waitFor(
      () => expect(emulator.requests.at(-1)?.bodyBytes).toBeGreaterThanOrEqual(2 * MiB),
      10_000,
    )
    client.abort()
    await expect(answer).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect((await chunk(url, new Uint8Array(6 * MiB))).status).toBe(204)
  })

  test('a refusal is readable, although the body was still being sent', async () => {
    const { newUpload: create } = await served()
    const { url } = await create(60 * MiB)
    const response = await chunk(url, new Uint8Array(50 * MiB), { offset: MiB })
    expect(response.status).toBe(409)
    expect(await response.text()).toBe('Upload-Offset does not match')
  })

  test('no connection is kept alive, as browsers repeat requests on those that break', async () => {
    const { newUpload: create } = await served()
    const { url } = await create(3)
    const response = await chunk(url, 'abc')
    expect(response.headers.get('connection')).toBe('close')
  })

  test('a mistake of the server shows as 500', async () => {
    const { origin, close } = await serve(() => Promise.reject(new Error('mistake')))
    onTestFinished(close)
    const response = await fetch(origin)
    expect([response.status, await response.text()]).toEqual([500, 'Error: mistake'])
  })
})

test('as middleware it takes its prefix and leaves the rest', async () => {
  const emulator = createStreamEmulator()
  const middleware = asMiddleware('/stream', emulator.fetch)
  const server = createServer((request, response) =>
    middleware(request, response, () => response.end('next')),
  )
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const { url } = await newUpload(emulator, `${origin}/stream`, 3)
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/stream\/tus\//)
  expect((await chunk(url, 'abc')).status).toBe(204)
  expect(await (await fetch(`${origin}/streams`)).text()).toBe('next')
})
