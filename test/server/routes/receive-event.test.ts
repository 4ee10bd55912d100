import type { StreamHandlerOptions } from 'react-stream-uploader/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { delivery, failed, NOW, ready, SECRET } from '../deliveries.js'
import {
  created,
  deleteVideo,
  getVideo,
  handlerOn,
  postFile,
  refusal,
  VIDEO_ID,
  video,
} from '../fake-stream.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))

const base = `https://cloudflarestream.com/${VIDEO_ID}`
/** As the documentation shows it: the object of the binding, with `id`, other names for the addresses, and no creator. */
const event = (fields: object = {}, type = 'cf.stream.video_state.ready') => ({
  type,
  source: { type: 'stream' },
  payload: {
    id: VIDEO_ID,
    readyToStream: true,
    readyToStreamAt: '2026-05-18T09:29:46Z',
    requireSignedURLs: false,
    status: { state: 'ready', pctComplete: '100.000000', errorReasonCode: '', errorReasonText: '' },
    meta: { name: 'clock.mp4' },
    created: '2026-05-18T09:29:36Z',
    modified: '2026-05-18T09:29:46Z',
    thumbnail: `${base}/thumbnails/thumbnail.jpg`,
    preview: `${base}/watch`,
    hlsPlaybackUrl: `${base}/manifest/video.m3u8`,
    dashPlaybackUrl: `${base}/manifest/video.mpd`,
    ...fields,
  },
  metadata: { accountId: 'acc', eventSubscriptionId: 's1', eventSchemaVersion: 1 },
})

function taking(options: Partial<StreamHandlerOptions> = {}, answer = (): Response => video()) {
  const told: string[] = []
  const tell =
    (end: string) =>
    ({ video: { id, creator } }: { video: { id: string; creator: string | null } }) =>
      void told.push(`${end} ${id === VIDEO_ID} ${creator}`)
  const events = { onReady: tell('ready'), onError: tell('error') }
  return {
    ...handlerOn(({ method }) => (method === 'POST' ? created() : answer()), { events, ...options }),
    told,
  }
}

describe('an event of a video', () => {
  it('tells the app, once, and the poll of its owner is answered with it without a call', async () => {
    // The documented event has no creator. Kept as it is, the video would be nobody's, and its owner would get 404.
    const { handler, told, upstream } = taking()
    await handler(postFile())
    expect([await handler.receiveEvent(event()), await handler.receiveEvent(event())]).toEqual([true, true])
    expect(told).toEqual(['ready true ann'])
    const calls = upstream.length
    expect(await (await handler(getVideo())).json()).toMatchObject({
      creator: 'ann',
      readyToStream: true,
      playback: { hls: `${base}/manifest/video.m3u8`, dash: `${base}/manifest/video.mpd` },
    })
    expect(upstream).toHaveLength(calls)
  })

  it('whose owner is not known is asked about once', async () => {
    const { handler, told, upstream } = taking()
    await handler.receiveEvent(event())
    expect([told, upstream.length]).toEqual([['ready true ann'], 1])
    const named = taking()
    await named.handler.receiveEvent(event({ creator: 'bob' }))
    expect([named.told, named.upstream.length]).toEqual([['ready true bob'], 0])
  })

  it('is to be delivered again if nobody can say whose it is', async () => {
    const { handler, told } = taking({}, () => refusal(500))
    await expect(handler.receiveEvent(event())).rejects.toMatchObject({ code: 'stream-unavailable' })
    expect(told).toEqual([])
  })

  it('about a video that is gone is nothing', async () => {
    const { handler, told } = taking({}, () => refusal(404, 10_003))
    expect(await handler.receiveEvent(event())).toBe(true)
    expect(told).toEqual([])
  })

  it('does not bring back what was deleted', async () => {
    const { handler, told } = taking()
    expect((await handler(deleteVideo())).status).toBe(204)
    expect(await handler.receiveEvent(event({ creator: 'ann' }))).toBe(true)
    expect(told).toEqual([])
  })

  it('that tells of a failure is an update', async () => {
    const { handler, told } = taking()
    await handler.receiveEvent(event({ ...failed, creator: 'ann' }, 'cf.stream.video_state.updated'))
    expect(told).toEqual(['error true ann'])
  })

  it('and a webhook of the same end tell once', async () => {
    const onReady = vi.fn<() => void>()
    const { handler } = taking({ webhook: { secret: SECRET, onReady }, events: undefined })
    await handler.receiveEvent(event({ creator: 'ann', modified: ready.modified }))
    expect((await handler(await delivery(ready))).status).toBe(204)
    expect(onReady).toHaveBeenCalledTimes(1)
  })

  it('is to be delivered again if the app fails, and the log says which function', async () => {
    const onReady = vi.fn<() => void>().mockImplementationOnce(() => {
      throw new Error('database down')
    })
    const { handler, errors } = taking({ events: { onReady } })
    await expect(handler.receiveEvent(event({ creator: 'ann' }))).rejects.toThrow('onError')
    expect(errors).toMatchObject([{ message: expect.stringContaining('`events.onReady`') }])
    await handler.receiveEvent(event({ creator: 'ann' }))
    expect(onReady).toHaveBeenCalledTimes(2)
  })
})

it.each([
  null,
  'ready',
  {},
  event({ id: undefined }),
  { ...event(), type: undefined },
  // As the documentation shows it, of a live input: `payload.uid` is no video.
  { type: 'cf.stream.liveInput.live_input.connected', payload: { uid: VIDEO_ID } },
  { type: 'cf.r2.bucket.created', payload: { name: 'b' } },
])('%j is not an event of a video', async (message) => {
  const { handler, told, upstream, errors } = taking()
  expect(await handler.receiveEvent(message)).toBe(false)
  expect([told, upstream, errors]).toEqual([[], [], []])
})
