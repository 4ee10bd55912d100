import { environmentManager, QueryClient } from '@tanstack/react-query'
import {
  createUploader,
  type StreamUploaderHandle,
  type Upload,
  type UploaderOptions,
  videoQueryKey,
} from 'react-stream-uploader'
import { createEmulatorNetwork, createStreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import { afterEach, expect, test, vi } from 'vitest'
import { streamWorld, videoFile } from '../support/stream-world.js'

// TanStack Query does not poll where there is no window, unless told that this is no server.
environmentManager.setIsServer(() => false)

let uploader: StreamUploaderHandle

afterEach(() => uploader.stop())

function start(
  world: ReturnType<typeof streamWorld>,
  options: Partial<UploaderOptions> = {},
): StreamUploaderHandle {
  uploader = createUploader({ endpoint: world.endpoint, ...world.network, chunkSize: 5_242_880, ...options })
  return uploader
}

function untilStatus(id: string, ...statuses: readonly Upload['status'][]): Promise<Upload> {
  return vi.waitFor(
    () => {
      const upload = uploader.getUpload(id) as Upload
      expect(statuses).toContain(upload.status)
      return upload
    },
    { timeout: 10_000, interval: 5 },
  )
}

const instant = { encoding: { queuedMs: 0, playableMs: 0, completeMs: 0 } }

test('outside of React a file goes to Stream and becomes playable', async () => {
  const world = streamWorld(instant)
  const queryClient = new QueryClient()
  const onReady = vi.fn()
  start(world, { queryClient, onReady })
  const [id] = uploader.add([videoFile(6_000_000)]) as [string]
  const ready = await untilStatus(id, 'ready', 'failed')
  expect(ready).toMatchObject({ status: 'ready', video: { readyToStream: true } })
  expect(onReady).toHaveBeenCalledTimes(1)
  const { video } = ready as Extract<Upload, { status: 'ready' }>
  expect(queryClient.getQueryData(videoQueryKey(video.id))).toEqual(video)
})

test('data that the page offers is kept with the video as far as the server allows', async () => {
  const emulator = createStreamEmulator(instant)
  const handler = createStreamHandler({
    accountId: 'account',
    apiToken: 'token',
    apiBaseUrl: 'https://api.test/client/v4',
    fetch: emulator.fetch,
    authorize(_, action) {
      const album = action.type === 'create' ? action.file.meta?.['album'] : undefined
      return { creator: 'somebody', ...(album !== undefined && { meta: { album } }) }
    },
  })
  const endpoint = 'http://localhost/api/stream'
  const network = createEmulatorNetwork({ emulator, routes: { [endpoint]: handler } })
  uploader = createUploader({ ...network, endpoint, meta: { album: 'summer', role: 'admin' } })
  const [id] = uploader.add([videoFile(6_000_000)]) as [string]
  await untilStatus(id, 'ready')
  const [video] = emulator.videos.values()
  expect(video?.meta).toMatchObject({ name: 'holiday.mp4', album: 'summer' })
  expect(video?.meta).not.toHaveProperty('role')
})

test('a link that drops within each chunk still carries the file', async () => {
  const world = streamWorld(instant)
  world.emulator.fail({ on: 'patch', times: 2, do: { kind: 'drop', at: 'during' } })
  const [id] = start(world).add([videoFile(6_000_000)]) as [string]
  expect((await untilStatus(id, 'ready', 'failed')).status).toBe('ready')
  expect(world.emulator.videos.size).toBe(1)
})

test('an answer that is lost after the bytes were stored does not send them again', async () => {
  const world = streamWorld(instant)
  world.emulator.fail({ on: 'patch', do: { kind: 'lose-answer' } })
  const [id] = start(world).add([videoFile(6_000_000)]) as [string]
  expect((await untilStatus(id, 'ready', 'failed')).status).toBe('ready')
  const sent = world.emulator.requests.reduce(
    (sum, { kind, bodyBytes }) => sum + (kind === 'patch' ? bodyBytes : 0),
    0,
  )
  expect(sent).toBe(6_000_000)
})

test('how a ready video is by now can be asked at any time, and the upload stays as it is', async () => {
  const world = streamWorld(instant)
  let token = 'f.i.rst'
  const network: typeof fetch = async (...request) => {
    const answer = await world.network.fetch(...request)
    const isStatus = answer.ok && (request[1]?.method ?? 'GET') === 'GET'
    return isStatus ? Response.json({ ...(await answer.json()), token }) : answer
  }
  const [id] = start(world, { fetch: network }).add([videoFile(1000)]) as [string]
  const ready = await untilStatus(id, 'ready', 'failed')
  token = 'n.e.W'
  expect(await uploader.readVideo(id)).toMatchObject({ readyToStream: true, token: 'n.e.W' })
  expect(uploader.getUpload(id)).toBe(ready)
})

test("cancel removes the video at Stream, through the app's endpoint", async () => {
  const world = streamWorld(instant)
  world.emulator.fail({ on: 'patch', do: { kind: 'stall', bytes: 1000 } })
  const [id] = start(world).add([videoFile(6_000_000)]) as [string]
  await untilStatus(id, 'uploading')
  uploader.cancel(id)
  await vi.waitFor(() => expect(world.emulator.videos.size).toBe(0), 10_000)
  expect(uploader.getUpload(id)?.status).toBe('cancelled')
})

test('what is no video ends in the reason that the encoder gives', async () => {
  const world = streamWorld(instant)
  const text = new File(['just words, and quite a few of them'], 'words.mp4', { type: 'video/mp4' })
  const [id] = start(world).add([text]) as [string]
  expect(await untilStatus(id, 'ready', 'failed')).toMatchObject({ error: { code: 'not-a-video' } })
})

test('without tracking an upload ends when its bytes have arrived', async () => {
  const world = streamWorld()
  const [id] = start(world, { trackProcessing: false }).add([videoFile(1000)]) as [string]
  expect(await untilStatus(id, 'uploaded', 'failed')).toMatchObject({
    videoId: [...world.emulator.videos.keys()][0],
  })
  expect(world.emulator.requests.filter(({ kind }) => kind === 'status')).toHaveLength(0)
})

test('an app may give functions in place of a route', async () => {
  const world = streamWorld(instant)
  const call = async (method: string, path = '', body?: string): Promise<Response> =>
    world.network.fetch(world.endpoint + path, {
      method,
      ...(body !== undefined && { body, headers: { 'content-type': 'application/json' } }),
    })
  start(world, {
    endpoint: {
      createTicket: async (file) =>
        (await call('POST', '', JSON.stringify({ name: file.name, size: file.size }))).json(),
      getStatus: async (videoId) => (await call('GET', `/${videoId}`)).json(),
      discard: async (videoId) => void (await call('DELETE', `/${videoId}`)),
    },
  })
  const [id] = uploader.add([videoFile(1000)]) as [string]
  expect((await untilStatus(id, 'ready', 'failed')).status).toBe('ready')
})

test('the emulator has an endpoint of its own, for pages without a server', async () => {
  const emulator = createStreamEmulator({ ...instant, apiToken: 'secret' })
  uploader = createUploader(createEmulatorNetwork({ emulator, apiToken: 'secret' }))
  const [first, second] = uploader.add([videoFile(1000, 'a.mp4'), videoFile(1000, 'b.mp4')]) as [
    string,
    string,
  ]
  uploader.cancel(second)
  expect((await untilStatus(first, 'ready', 'failed')).status).toBe('ready')
  await vi.waitFor(() => expect(emulator.videos.size).toBe(1), 10_000)
})
