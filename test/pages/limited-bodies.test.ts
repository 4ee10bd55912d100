import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { MiB, videoFile } from './files.js'
import { type OpenPage, openPage } from './open-page.js'

const patches = ({
  emulator,
}: OpenPage): readonly { readonly status: number | null; readonly bodyBytes: number }[] =>
  emulator.requests.filter(({ kind }) => kind === 'patch')

async function expectArrived({ emulator, events }: OpenPage, name: string, path: string): Promise<void> {
  const arrived = [...emulator.videos.values()].map((video) => video.sha256())
  expect(arrived).toContain(await sha256OfFile(path))
  expect((await events(name)).map(({ status }) => status)).not.toContain('failed')
}

const refusals = (opened: OpenPage): number => patches(opened).filter(({ status }) => status === 413).length

test('a proxy that refuses bodies of more than 30 MB is sent smaller ones, also of the next file', async () => {
  const opened = await openPage()
  opened.emulator.fail({ on: 'patch', times: Infinity, do: { kind: 'body-limit', bytes: 30_000_000 } })
  const film = await videoFile('film.mp4', 90 * MiB)
  await opened.choose(film)
  await opened.row('film.mp4').says('Ready')
  await expectArrived(opened, 'film.mp4', film)
  // 80 and 40 MiB, or one of some forty, as the first chunk shows the speed.
  const refused = refusals(opened)
  expect([1, 2]).toContain(refused)
  const next = await videoFile('next.mp4', 40 * MiB)
  await opened.choose(next)
  await opened.row('next.mp4').says('Ready')
  await expectArrived(opened, 'next.mp4', next)
  expect(refusals(opened)).toBe(refused)
})

test('after a reload the limit is still known', async () => {
  const opened = await openPage({ page: { chunkSize: 50 * MiB }, emulator: { bandwidth: 20 * MiB } })
  opened.emulator.fail({ on: 'patch', times: Infinity, do: { kind: 'body-limit', bytes: 30_000_000 } })
  const film = await videoFile('film.mp4', 130 * MiB)
  await opened.choose(film)
  // The first chunk that was small enough is accepted, and the next one under way.
  await expect.poll(() => [...opened.emulator.videos.values()][0]?.offset ?? 0).toBeGreaterThan(30 * MiB)
  await opened.page.reload()
  await opened.row('film.mp4').says('Interrupted. Choose the same file to continue')
  await expect.poll(opened.server.openPatches).toBe(0)
  await opened.choose(film)
  await opened.row('film.mp4').says('Ready')
  await expectArrived(opened, 'film.mp4', film)
  expect(refusals(opened)).toBe(1)
})

test('one whose refusal the browser hides, as it has no CORS headers, refuses two', async () => {
  const opened = await openPage({ page: { chunkSize: 20 * MiB } })
  opened.emulator.fail({
    on: 'patch',
    times: Infinity,
    do: { kind: 'body-limit', bytes: 12_000_000, cors: false },
  })
  const film = await videoFile('film.mp4', 45 * MiB)
  await opened.choose(film)
  await opened.row('film.mp4').says('Ready')
  await expectArrived(opened, 'film.mp4', film)
  expect(refusals(opened)).toBe(2)
})

test('one that refuses the smallest part too is a failure', async () => {
  const opened = await openPage()
  opened.emulator.fail({ on: 'patch', times: Infinity, do: { kind: 'body-limit', bytes: 1_000_000 } })
  await opened.choose(await videoFile('film.mp4', 12 * MiB))
  await opened.row('film.mp4').says("The upload server didn't accept part of the file.")
  // 12 MiB, six, and the five that Stream takes at least.
  expect(patches(opened)).toHaveLength(3)
})

// Its answer comes seconds after the last byte was handed on: longer than an idle connection is waited for.
test('a proxy that takes a part at once and passes it on slowly gets the time for that', async () => {
  const opened = await openPage({ page: { idleTimeout: 1000 } })
  opened.emulator.fail({
    on: 'patch',
    times: Infinity,
    do: { kind: 'store-and-forward', bytesPerSecond: 1.5 * MiB },
  })
  const film = await videoFile('film.mp4', 12 * MiB)
  await opened.choose(film)
  await opened.row('film.mp4').says('Ready')
  await expectArrived(opened, 'film.mp4', film)
  expect(new Set(patches(opened).map(({ status }) => status))).toEqual(new Set([204]))
})
