import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { createStreamHandler } from 'react-stream-uploader/server'
import { expect, test } from 'vitest'

const emulator = createStreamEmulator()
const handler = createStreamHandler({
  accountId: 'local',
  apiToken: 'local',
  fetch: emulator.fetch,
  // Yours belongs here.
  authorize: (request) => {
    const user = request.headers.get('x-user')
    return user === null ? new Response(null, { status: 401 }) : { creator: user, maxDurationSeconds: 3600 }
  },
})

const create = (headers: Record<string, string>): Promise<Response> =>
  handler(
    new Request('https://app.example/api/stream', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name: 'harbour.mp4', size: 1_000_000, type: 'video/mp4', lastModified: 0 }),
    }),
  )

test('nobody uploads without signing in', async () => {
  expect((await create({})).status).toBe(401)
  expect(emulator.videos.size).toBe(0)
})

test("a video is its uploader's, and an hour long at most", async () => {
  const { videoId } = (await (await create({ 'x-user': 'ada' })).json()) as { videoId: string }
  expect(emulator.videos.get(videoId)).toMatchObject({ creator: 'ada', maxDurationSeconds: 3600 })
})

test("nobody reads somebody else's video", async () => {
  const { videoId } = (await (await create({ 'x-user': 'ada' })).json()) as { videoId: string }
  const read = (user: string): Promise<Response> =>
    handler(new Request(`https://app.example/api/stream/${videoId}`, { headers: { 'x-user': user } }))
  expect((await read('ada')).status).toBe(200)
  expect((await read('eve')).status).toBe(404)
})
