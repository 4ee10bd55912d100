import { createStreamEmulator, type StreamEmulatorOptions } from 'react-stream-uploader/emulator'
import { createStreamHandler, type StreamHandlerOptions, type Video } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { parseVideo } from '../../src/protocol/video-status.js'
import { call, resultOf } from '../emulator/api-client.js'
import { sourceOf } from '../emulator/source.js'
import { bearer, patch, videoBytes } from '../emulator/stream-client.js'
import { codeOf, deleteVideo, file, getVideo, LINK, MOUNT, patchTitle, postFile } from './fake-stream.js'

const SECRET = 'secret-of-the-webhook'
const bytes = videoBytes(1000)

/** An app on an emulated account: its clock is the emulator's. */
function hosted(options: Partial<StreamHandlerOptions> = {}, emulated: StreamEmulatorOptions = {}) {
  const emulator = createStreamEmulator({ now: () => Date.now(), fetch: sourceOf(bytes), ...emulated })
  const handlerWith = (more: Partial<StreamHandlerOptions>) =>
    createStreamHandler({
      accountId: 'acc',
      apiToken: bearer.authorization.replace('Bearer ', ''),
      apiBaseUrl: 'https://api.test/client/v4',
      fetch: emulator.fetch,
      authorize: () => ({ creator: 'ann' }),
      onError: () => {},
      ...options,
      ...more,
    })
  const handler = handlerWith({})
  const videoOf = async (response: Response): Promise<Video> => {
    const video = parseVideo(await response.json())
    if (video === null) throw new Error('No video')
    return video
  }
  const upload = async (): Promise<string> => {
    const ticket = await handler(postFile({ ...file, size: bytes.length }))
    await patch(emulator, ticket.headers.get('location') ?? '', 0, bytes)
    return ticket.headers.get('stream-media-id') ?? ''
  }
  const pass = async (ms: number): Promise<void> => {
    vi.advanceTimersByTime(ms)
    emulator.advance(0)
    await emulator.settled()
  }
  return { emulator, handler, handlerWith, videoOf, upload, pass }
}

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1), toFake: ['Date', 'performance'] }))

describe('an upload', () => {
  it('is created, encoded, ready and deleted', async () => {
    const { emulator, handler, videoOf, upload, pass } = hosted()
    const id = await upload()
    const reading = async () => videoOf(await handler(getVideo(id)))
    expect(await reading()).toMatchObject({ id, name: file.name, status: { state: 'queued' } })
    await pass(3_600_000)
    expect(await reading()).toMatchObject({ readyToStream: true, status: { state: 'ready' } })
    expect((await handler(deleteVideo(id))).status).toBe(204)
    expect(emulator.videos.has(id)).toBe(false)
    expect((await handler(getVideo(id))).status).toBe(404)
    expect((await handler(deleteVideo(id))).status).toBe(204)
  })

  it.each([
    ['a file of 31 GB', 31_000_000_000, {}, 413, 'file-too-large'],
    ['a full storage', 1000, { storageMinutes: 1 }, 413, 'quota-exceeded'],
    ['a full encoder', 1000, { maxEncoding: 0 }, 429, 'encoder-full'],
    ['the limit of calls', 1000, { callLimit: { calls: 0 } }, 429, 'rate-limited'],
  ] as const)('is refused for %s in its own words', async (_, size, emulated, status, code) => {
    const response = await hosted({}, emulated).handler(postFile({ ...file, size }))
    expect([response.status, await codeOf(response)]).toEqual([status, code])
  })

  it('has every setting of the grant', async () => {
    const scheduledDeletion = new Date('2026-03-01')
    const expiry = new Date('2026-01-02')
    const settings = {
      creator: 'ann',
      maxDurationSeconds: 600,
      requireSignedURLs: true,
      allowedOrigins: ['example.com', '*.example.com'],
      thumbnailTimestampPct: 0.25,
    }
    const { emulator, upload } = hosted({
      authorize: () => ({
        ...settings,
        watermark: 'f1e2',
        scheduledDeletion,
        expiry,
        name: '“Ferien” 🏖️',
        meta: { room: 'sieben ½' },
      }),
    })
    expect(await resultOf(call(emulator, 'GET', `/${await upload()}`))).toMatchObject({
      ...settings,
      meta: { name: '“Ferien” 🏖️', room: 'sieben ½' },
      watermark: { uid: 'f1e2' },
      scheduledDeletion: scheduledDeletion.toISOString(),
      uploadExpiry: expiry.toISOString().replace('Z', '000Z'),
    })
  })

  it.each([true, false])(
    'can be renamed, and nothing else is lost, if an edit replaces what it does not name: %s',
    async (editReplacesMeta) => {
      const { emulator, handler, upload } = hosted(
        { authorize: () => ({ creator: 'ann', meta: { album: 'summer' } }) },
        { assumptions: { editReplacesMeta } },
      )
      const id = await upload()
      expect((await handler(patchTitle({ title: 'At the sea' }, id))).status).toBe(204)
      expect(emulator.videos.get(id)?.meta).toEqual({ name: 'At the sea', album: 'summer' })
    },
  )
})

describe('a link', () => {
  it('is fetched, encoded and ready', async () => {
    const { emulator, handler, videoOf, pass } = hosted()
    const response = await handler(postFile({ url: LINK, name: 'From afar' }))
    expect(response.status).toBe(201)
    const id = response.headers.get('stream-media-id') ?? ''
    await emulator.settled()
    await pass(3_600_000)
    expect(await videoOf(await handler(getVideo(id)))).toMatchObject({
      id,
      creator: 'ann',
      name: 'From afar',
      meta: { 'downloaded-from': LINK },
      readyToStream: true,
    })
  })

  it('that Stream calls invalid is refused', async () => {
    const missing = async () => new Response(null, { status: 404 })
    const { handler } = hosted({}, { fetch: missing, assumptions: { copyChecksSource: true } })
    expect(await codeOf(await handler(postFile({ url: LINK })))).toBe('link-refused')
  })

  it('that cannot be fetched after all ends in an error that says so', async () => {
    const missing = async () => new Response(null, { status: 404 })
    const { handler, videoOf, pass } = hosted(
      {},
      { fetch: missing, assumptions: { copyChecksSource: false } },
    )
    const response = await handler(postFile({ url: LINK }))
    await pass(2000)
    const { status } = await videoOf(await handler(getVideo(response.headers.get('stream-media-id') ?? '')))
    expect(status).toMatchObject({ state: 'error', errorCode: 'ERR_FETCH_ORIGIN_ERROR' })
  })
})

describe('a webhook of the account', () => {
  it.each([
    [SECRET, 204, ['ready']],
    ['another secret', 401, []],
  ])('signed with %j is answered %i', async (secret, status, expected) => {
    const told: string[] = []
    const app = hosted(
      { webhook: { secret: SECRET, onReady: ({ video }) => void told.push(video.status.state) } },
      {
        webhook: { notificationUrl: `${MOUNT}/webhook`, secret },
        fetch: (input, init) => app.handler(new Request(input, init)),
      },
    )
    const id = await app.upload()
    await app.pass(3_600_000)
    expect(app.emulator.deliveries[0]).toMatchObject({ uid: id, status })
    expect(told).toEqual(expected)
  })
})

describe('a video that requires signed URLs', () => {
  const grant = () => ({ creator: 'ann', requireSignedURLs: true })

  it.each(['key', 'api'] as const)('shows its thumbnail by a token: %s', async (way) => {
    const { emulator, handler, handlerWith, videoOf, upload, pass } = hosted({ authorize: grant })
    const keyOf = async () => {
      const { id: keyId, jwk } = await resultOf<{ id: string; jwk: string }>(call(emulator, 'POST', '/keys'))
      return { keyId, jwk }
    }
    const signing = way === 'key' ? await keyOf() : way
    const id = await upload()
    await pass(3_600_000)
    const bare = await videoOf(await handler(getVideo(id)))
    const signed = await videoOf(await handlerWith({ signing })(getVideo(id)))
    const statusOf = async (url: string | null) => (await emulator.fetch(new Request(url ?? ''))).status
    expect([await statusOf(bare.thumbnail), await statusOf(signed.thumbnail)]).toEqual([401, 200])
    await pass(3_601_000)
    expect(await statusOf(signed.thumbnail)).toBe(401)
  })
})
