import { createHash } from 'node:crypto'
import {
  createEmulatorNetwork,
  createStreamEmulator,
  type EmulatorNetworkOptions,
} from 'react-stream-uploader/emulator'
import { Upload } from 'tus-js-client'
import { describe, expect, test } from 'vitest'
import { padMp4 } from '../support/media.js'
import { create, MiB, newUpload, streamApi, videoBytes } from './stream-client.js'

const tus = { 'tus-resumable': '1.0.0' }

function connected(routes: EmulatorNetworkOptions['routes'] = {}) {
  const emulator = createStreamEmulator()
  return { emulator, ...createEmulatorNetwork({ emulator, routes }) }
}

describe('fetch', () => {
  test('leads to routes, with what is under them, and takes their bodies along', async () => {
    const { fetch } = connected({
      '/api/stream': async (request) =>
        Response.json([request.method, new URL(request.url).pathname, await request.text()]),
    })
    const response = await fetch('/api/stream/abc?x=1', { method: 'POST', body: 'hello' })
    expect(await response.json()).toEqual(['POST', '/api/stream/abc', 'hello'])
    expect((await fetch(new Request('http://localhost/api/stream'))).ok).toBe(true)
  })

  test('leads to the emulator for its addresses', async () => {
    const { emulator, fetch } = connected()
    const { url } = await newUpload(emulator, 3)
    expect((await fetch(url, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe('0')
  })

  test.each(['/api/streams', '/', 'https://example.com/video.mp4'])(
    'leads nowhere else, as to %s',
    async (url) => {
      const { fetch } = connected({ '/api/stream': () => Promise.resolve(new Response()) })
      await expect(fetch(url)).rejects.toThrow(TypeError)
    },
  )

  test('stops with its signal', async () => {
    const { emulator, fetch } = connected()
    const { url } = await newUpload(emulator, 3)
    await expect(fetch(url, { signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
    expect(emulator.requests).toHaveLength(1)
  })

  test('stops with its signal on a route that never answers', async () => {
    const client = new AbortController()
    const { fetch } = connected({ '/api': () => new Promise(() => client.abort()) })
    await expect(fetch('/api', { signal: client.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
  })
})

describe('requests to the emulator are those of a page of another origin', () => {
  test('they are preflighted', async () => {
    const { emulator, fetch } = connected()
    const { url } = await newUpload(emulator, 3)
    await fetch(url, { method: 'HEAD', headers: tus })
    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['create', 'preflight', 'head'])
  })

  test('they fail with headers that Stream does not allow', async () => {
    const { emulator, fetch } = connected()
    const { url } = await newUpload(emulator, 3)
    await expect(fetch(url, { method: 'HEAD', headers: { ...tus, 'x-request-id': '1' } })).rejects.toThrow(
      'CORS',
    )
    await expect(fetch(url, { method: 'DELETE', headers: tus })).rejects.toThrow('CORS')
  })

  test('they see exposed headers only', async () => {
    const emulator = createStreamEmulator({ assumptions: { exposedHeaders: ['Upload-Offset'] } })
    const { fetch } = createEmulatorNetwork({ emulator })
    const { url } = await newUpload(emulator, 3)
    const response = await fetch(url, { method: 'HEAD', headers: tus })
    expect(response.headers.get('upload-offset')).toBe('0')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.has('upload-length')).toBe(false)
  })

  test('they fail where CORS headers are missing', async () => {
    const { emulator, fetch } = connected()
    const { url } = await newUpload(emulator, 3)
    emulator.fail({ on: 'head', do: { kind: 'no-cors' } })
    await expect(fetch(url, { method: 'HEAD', headers: tus })).rejects.toThrow('CORS')
  })

  test('they cannot use an upload URL that was created without direct_user', async () => {
    const { emulator, fetch } = connected()
    const url = (await create(emulator, 3, {}, '')).headers.get('location') ?? ''
    await expect(fetch(url, { method: 'HEAD', headers: tus })).rejects.toThrow('CORS')
    await expect(fetch(`${streamApi}/${'0'.repeat(32)}`)).rejects.toThrow('CORS')
  })
})

describe('the HTTP stack', () => {
  test('carries a whole upload of tus-js-client', async () => {
    const { emulator, httpStack } = connected()
    const bytes = Buffer.concat(padMp4(12 * MiB))
    const { url, video } = await newUpload(emulator, bytes.length)
    await new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        uploadUrl: url,
        chunkSize: 5 * MiB,
        retryDelays: null,
        storeFingerprintForResuming: false,
        httpStack,
        onSuccess: () => resolve(),
        onError: reject,
      }).start()
    })
    expect(video.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'))
    const chunks = emulator.requests.filter(({ kind }) => kind === 'patch')
    expect(chunks.map(({ bodyBytes }) => bodyBytes)).toEqual([5 * MiB, 5 * MiB, 2 * MiB])
  })

  test('tells progress as the emulator takes the bytes', async () => {
    const { emulator, httpStack } = connected()
    const { url } = await newUpload(emulator, MiB)
    const request = httpStack.createRequest('PATCH', url)
    const seen: [sent: number, received: number | undefined][] = []
    request.setHeader('Tus-Resumable', '1.0.0')
    request.setHeader('Upload-Offset', '0')
    request.setHeader('Content-Type', 'application/offset+octet-stream')
    request.setProgressHandler((sent) => seen.push([sent, emulator.requests.at(-1)?.bodyBytes]))
    const response = await request.send(new Blob([videoBytes(MiB)]))
    expect(response.getStatus()).toBe(204)
    expect(response.getHeader('upload-offset')).toBe(String(MiB))
    expect(response.getHeader('x-none')).toBeUndefined()
    expect(seen).toEqual([1, 2, 3, 4].map((slice) => [slice * (MiB / 4), slice * (MiB / 4)]))
  })

  test('stops reading when it is aborted in mid-body, and sends nothing after', async () => {
    const { emulator, httpStack } = connected()
    const { url, video } = await newUpload(emulator, MiB)
    const request = httpStack.createRequest('PATCH', url)
    request.setHeader('Tus-Resumable', '1.0.0')
    request.setHeader('Upload-Offset', '0')
    request.setHeader('Content-Type', 'application/offset+octet-stream')
    const progress: number[] = []
    request.setProgressHandler((sent) => {
      progress.push(sent)
      void request.abort()
    })
    await expect(request.send(new Blob([videoBytes(MiB)]))).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
    expect(progress).toEqual([MiB / 4])
    expect(video.offset).toBe(0)
    await expect(request.send(null)).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect(emulator.requests.filter(({ kind }) => kind === 'patch')).toHaveLength(1)
  })

  test('creates uploads through a route, and reads the text of answers', async () => {
    const { httpStack } = connected({
      '/api': () => Promise.resolve(new Response('made', { status: 201, headers: { location: '/there' } })),
    })
    const response = await httpStack.createRequest('POST', 'http://localhost/api').send()
    expect([response.getStatus(), response.getHeader('Location'), response.getBody()]).toEqual([
      201,
      '/there',
      'made',
    ])
  })
})
