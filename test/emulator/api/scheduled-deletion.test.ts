import { createStreamEmulator } from 'react-stream-uploader/emulator'
import { expect, test } from 'vitest'
import { call, refusalOf, resultOf } from '../api-client.js'
import { head, metadata, newUpload, patch, videoBytes } from '../stream-client.js'

const start = Date.parse('2026-01-01T00:00:00Z')
const DAY_MS = 86_400_000

/** A ready video that is to be deleted after 40 days, and another one. */
async function scheduled() {
  let now = start
  const emulator = createStreamEmulator({ now: () => now })
  const { url, video } = await newUpload(
    emulator,
    1000,
    metadata({ scheduleddeletion: '2026-02-10T00:00:00Z' }),
  )
  await patch(emulator, url, 0, videoBytes(1000))
  await newUpload(emulator, 10)
  const statusOf = async (path: string): Promise<number> =>
    (await emulator.fetch(new Request(`https://stream.test/${video.uid}/${path}`))).status
  return {
    emulator,
    url,
    uid: video.uid,
    statusOf,
    setClock: (ms: number) => {
      now = ms
    },
    list: () => resultOf<{ uid: string }[]>(call(emulator, 'GET', '')),
  }
}

test('a video is there until its scheduled deletion, and gone from then on', async () => {
  const { emulator, url, uid, statusOf, list } = await scheduled()
  emulator.advance(40 * DAY_MS - 1)
  expect(await list()).toHaveLength(2)
  expect([await statusOf('film'), await statusOf('thumbnails/thumbnail.jpg')]).toEqual([200, 200])
  emulator.advance(1)
  expect([...emulator.videos.keys()]).not.toContain(uid)
  expect(await refusalOf(call(emulator, 'GET', `/${uid}`))).toEqual([404, 10_003])
  expect((await list()).map((video) => video.uid)).toEqual([...emulator.videos.keys()])
  expect([await statusOf('film'), await statusOf('thumbnails/thumbnail.jpg')]).toEqual([404, 404])
  expect((await head(emulator, url)).status).toBe(404)
})

test.each([
  ['one video', async ({ emulator, uid }) => (await call(emulator, 'GET', `/${uid}`)).status === 404],
  ['a list', async ({ list }) => (await list()).length === 1],
  ['the storage', async ({ emulator }) => (await usage(emulator)).videoCount === 1],
] satisfies [string, (world: Awaited<ReturnType<typeof scheduled>>) => Promise<boolean>][])(
  'also by a clock of the host: who reads %s sees it',
  async (_name, isGone) => {
    const world = await scheduled()
    expect(await isGone(world)).toBe(false)
    world.setClock(start + 40 * DAY_MS)
    expect(await isGone(world)).toBe(true)
  },
)

test('a deletion that was taken back does not come', async () => {
  const { emulator, uid, list } = await scheduled()
  await call(emulator, 'POST', `/${uid}`, { scheduledDeletion: null })
  emulator.advance(1000 * DAY_MS)
  expect(await list()).toHaveLength(2)
})

const usage = (emulator: ReturnType<typeof createStreamEmulator>) =>
  resultOf<{ videoCount: number }>(call(emulator, 'GET', '/storage-usage'))
