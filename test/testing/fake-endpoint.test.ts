import { createUploader, type UploaderOptions, type UploadStatus } from 'react-stream-uploader'
import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { fakeEndpoint, mswHandlers, videoFile } from 'react-stream-uploader/testing'
import { describe, expect, onTestFinished, test } from 'vitest'

const path = 'https://app.example/api/stream'

/** Until it has ended. */
async function upload(options: UploaderOptions): Promise<UploadStatus | undefined> {
  const uploader = createUploader({ ...options, confirmLeaving: false })
  onTestFinished(uploader.stop)
  uploader.add([videoFile()])
  const [ended] = await uploader.startUploads('ready')
  return ended?.status
}

describe('a fake endpoint', () => {
  test('takes a video without a network', async () => {
    const { props, emulator } = fakeEndpoint({ path })
    expect(await upload(props)).toBe('ready')
    expect([...emulator.videos.values()].map(({ offset }) => offset)).toEqual([20_000])
  })

  test('refuses as the server of the app does', async () => {
    const { props, emulator } = fakeEndpoint({ path, authorize: () => null })
    expect(await upload(props)).toBe('failed')
    expect(emulator.videos.size).toBe(0)
  })
})

describe('handlers for Mock Service Worker', () => {
  /** As that package calls them: the first whose path fits answers. */
  function served(fake: ReturnType<typeof fakeEndpoint>): typeof globalThis.fetch {
    const handlers = mswHandlers({ all: (pattern, resolver) => ({ pattern, resolver }) }, fake)
    return async (...args) => {
      const request = new Request(...args)
      const fits = (pattern: string): boolean =>
        new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(request.url)
      const handler = handlers.find(({ pattern }) => fits(pattern))
      if (handler === undefined) throw new Error(`Nobody answers ${request.url}.`)
      return handler.resolver({ request })
    }
  }

  test.each(['/api/stream', path])('at %s take what the page asks for, and the bytes', async (at) => {
    const fake = fakeEndpoint({ path: at })
    const ask = served(fake)
    const body = JSON.stringify({ name: 'harbour.mp4', size: 3, type: 'video/mp4', lastModified: 0 })
    const headers = { 'Content-Type': 'application/json' }
    const created = await ask(path, { method: 'POST', body, headers })
    const { uploadUrl, videoId } = (await created.json()) as { uploadUrl: string; videoId: string }
    const patched = await ask(uploadUrl, {
      method: 'PATCH',
      headers: {
        'Tus-Resumable': '1.0.0',
        'Upload-Offset': '0',
        'Content-Type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(3),
    })
    expect(patched.headers.get('upload-offset')).toBe('3')
    expect((await ask(`${path}/${videoId}`)).status).toBe(200)
  })

  test('break a connection as a network does', async () => {
    const emulator = createStreamEmulator()
    emulator.fail({ on: 'other', do: { kind: 'drop', at: 'before' } })
    const answer = await served(fakeEndpoint({ emulator }))('https://api.cloudflare.localhost/tus')
    expect(answer.type).toBe('error')
  })
})
