import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler, type UploadGrant } from 'react-stream-uploader/server'
import { describe, expect, it, vi } from 'vitest'
import { parseVideo } from '../../src/protocol/video-status.js'
import { codeOf, deleteVideo, file, getVideo, postFile, TOKEN } from './fake-stream.js'

/** A handler on the emulated Stream, for whoever the request's `X-User` names. */
function hostedApp(grant: Omit<UploadGrant, 'creator'> = {}) {
  const emulator = createStreamEmulator({ apiToken: TOKEN })
  const handler = createStreamHandler({
    accountId: 'acc',
    apiToken: TOKEN,
    apiBaseUrl: 'https://api.cloudflare.test/client/v4',
    fetch: emulator.fetch,
    authorize: ({ headers }) => ({ ...grant, creator: headers.get('x-user') ?? 'ann' }),
  })
  const create = async (fields: object = {}) => {
    const response = await handler(postFile({ ...file, ...fields }))
    expect(response.status).toBe(201)
    return response
  }
  const videoOf = async (response: Response) => {
    const id = response.headers.get('stream-media-id') ?? ''
    const answer = await emulator.fetch(
      new Request(`https://api.cloudflare.test/client/v4/accounts/acc/stream/${id}`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      }),
    )
    return answer.json()
  }
  return { emulator, handler, create, videoOf }
}

const as = (user: string, request: Request): Request => {
  request.headers.set('X-User', user)
  return request
}

describe('on the emulated Stream', () => {
  it('an upload is created, read and discarded by its creator', async () => {
    const { emulator, handler, create } = hostedApp()
    const id = (await create()).headers.get('stream-media-id') ?? ''
    const read = await handler(getVideo(id))
    expect(parseVideo(await read.json())).toMatchObject({
      id,
      name: file.name,
      status: { state: 'pendingupload' },
    })
    expect((await handler(deleteVideo(id))).status).toBe(204)
    expect(emulator.videos.has(id)).toBe(false)
    expect((await handler(getVideo(id))).status).toBe(404)
    expect((await handler(deleteVideo(id))).status).toBe(204)
  })

  it('nobody else can read or discard it', async () => {
    const { emulator, handler, create } = hostedApp()
    const id = (await create()).headers.get('stream-media-id') ?? ''
    expect((await handler(as('bob', getVideo(id)))).status).toBe(404)
    expect((await handler(as('bob', deleteVideo(id)))).status).toBe(404)
    expect(emulator.videos.has(id)).toBe(true)
  })

  it('the upload URL takes the bytes, and the video becomes ready', async () => {
    const { emulator, handler, create } = hostedApp()
    const bytes = new TextEncoder().encode('\0\0\0\u0018ftypmp42\0\0\0\0mp42isom')
    const ticket = await create({ size: bytes.length })
    const patched = await emulator.fetch(
      new Request(ticket.headers.get('location') ?? '', {
        method: 'PATCH',
        headers: {
          'Tus-Resumable': '1.0.0',
          'Upload-Offset': '0',
          'Content-Type': 'application/offset+octet-stream',
        },
        body: bytes,
      }),
    )
    expect(patched.status).toBe(204)
    emulator.advance(3_600_000)
    const read = await handler(getVideo(ticket.headers.get('stream-media-id') ?? ''))
    expect(parseVideo(await read.json())).toMatchObject({ readyToStream: true, status: { state: 'ready' } })
  })

  it('every setting of a grant arrives', async () => {
    const day = 86_400_000
    const scheduledDeletion = new Date(Date.now() + 60 * day)
    const expiry = new Date(Date.now() + day)
    const { create, videoOf } = hostedApp({
      maxDurationSeconds: 600,
      requireSignedURLs: true,
      allowedOrigins: ['example.com', '*.example.com'],
      thumbnailTimestampPct: 0.25,
      watermark: 'f1e2',
      scheduledDeletion,
      expiry,
      name: '“Ferien” 🏖️',
      meta: { room: 'sieben ½' },
    })
    expect(await videoOf(await create())).toMatchObject({
      result: {
        creator: 'ann',
        meta: { name: '“Ferien” 🏖️', room: 'sieben ½' },
        maxDurationSeconds: 600,
        requireSignedURLs: true,
        allowedOrigins: ['example.com', '*.example.com'],
        thumbnailTimestampPct: 0.25,
        watermark: { uid: 'f1e2' },
        scheduledDeletion: scheduledDeletion.toISOString(),
        uploadExpiry: expiry.toISOString().replace('Z', '000Z'),
      },
    })
  })

  it('a creation is not repeated where its answer is lost', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { emulator, handler } = hostedApp()
    emulator.fail({ on: 'create', do: { kind: 'lose-answer' } })
    expect(await codeOf(await handler(postFile()))).toBe('stream-unavailable')
    expect(emulator.requests.map(({ kind }) => kind)).toEqual(['create'])
    expect(log).toHaveBeenCalledTimes(1)
    log.mockRestore()
  })

  it('a wrong token is the matter of the host alone', async () => {
    const { emulator } = hostedApp()
    const errors: object[] = []
    const handler = createStreamHandler({
      accountId: 'acc',
      apiToken: 'another-token',
      fetch: emulator.fetch,
      authorize: () => ({ creator: 'ann' }),
      onError: (error) => void errors.push(error),
    })
    expect(await codeOf(await handler(postFile()))).toBe('internal')
    expect(errors).toMatchObject([{ message: expect.stringContaining('`apiToken`') }])
  })
})
