import type { Fault } from 'react-stream-uploader/emulator'
import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { holdClock, passUndo } from './time.js'
import { countOf, recordUploads } from './traffic.js'

const drops: readonly { readonly name: string; readonly fault: Fault; readonly next: string }[] = [
  {
    name: 'breaks in the middle of a chunk',
    fault: { kind: 'drop', at: 'during', bytes: 2 * MiB },
    next: `PATCH ${chunkSize}`,
  },
  {
    name: 'breaks and part of the chunk is kept',
    fault: { kind: 'drop', at: 'during', bytes: 2 * MiB, kept: true },
    next: `PATCH ${chunkSize + 2 * MiB}`,
  },
  { name: 'loses the answer to a chunk', fault: { kind: 'lose-answer' }, next: `PATCH ${2 * chunkSize}` },
  { name: 'answers 503', fault: { kind: 'status', status: 503 }, next: `PATCH ${chunkSize}` },
  { name: 'is locked', fault: { kind: 'locked' }, next: `PATCH ${chunkSize}` },
]

test.for(drops)('an upload whose connection $name goes on by itself', async ({ fault, next }) => {
  const { choose, row, emulator, page } = await openPage({ page: { chunkSize } })
  const asked = recordUploads(page)
  emulator.fail({ on: 'patch', after: 1, do: fault })
  const path = await videoFile('film.mp4', 12 * MiB)
  await choose(path)
  await row('film.mp4').says('Ready')
  expect(asked.slice(0, 4)).toEqual(['PATCH 0', `PATCH ${chunkSize}`, 'HEAD', next])
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('while the connection is broken the row says so, and a person can still pause or cancel', async () => {
  const { choose, row, emulator } = await openPage()
  const film = row('film.mp4')
  const mend = emulator.fail({ on: ['head', 'patch'], times: Infinity, do: { kind: 'drop', at: 'before' } })
  await choose(await videoFile('film.mp4', MiB))
  await film.says('Interrupted. Retrying')
  expect(await film.actions()).toEqual(['Pause', 'Cancel'])
  mend()
  await film.says('Ready')
})

test('a chunk that is refused can be tried again by hand, from where the upload was', async () => {
  const { choose, row, emulator, events, page } = await openPage({ page: { chunkSize } })
  const film = row('film.mp4')
  emulator.fail({ on: 'patch', after: 1, do: { kind: 'status', status: 413 } })
  const path = await videoFile('film.mp4', 12 * MiB)
  await choose(path)
  await film.says("The upload server didn't accept part of the file.")
  expect((await events('film.mp4')).at(-1)).toMatchObject({ status: 'failed', codes: ['chunk-refused'] })

  const asked = recordUploads(page)
  await film.press('Try again')
  await film.says('Ready')
  expect(asked.slice(0, 2)).toEqual(['HEAD', `PATCH ${chunkSize}`])
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('a creation that is refused can be tried again by hand', async () => {
  const { choose, row, server, events } = await openPage({
    before: (_, { intercept }) => intercept(() => new Response(null, { status: 403 })),
  })
  const film = row('film.mp4')
  await choose(await videoFile('film.mp4', MiB))
  await film.says("You don't have permission to upload here.")
  expect((await events('film.mp4')).at(-1)).toMatchObject({ status: 'failed', codes: ['forbidden'] })
  server.intercept(null)
  await film.press('Try again')
  await film.says('Ready')
  expect(server.endpointRequests.slice(0, 2)).toEqual(['POST 403', 'POST 201'])
})

test('a second upload URL that runs out is for the person to decide about, and each old video is discarded', async () => {
  const { choose, row, emulator, events, server } = await openPage({ page: { chunkSize } })
  const film = row('film.mp4')
  // In the second chunk of the first upload URL, and again in that of the second.
  emulator.fail({ on: 'patch', after: 1, do: { kind: 'expire' } })
  emulator.fail({ on: 'patch', after: 2, do: { kind: 'expire' } })
  const path = await videoFile('film.mp4', 12 * MiB)
  await choose(path)
  await film.says('The upload link expired. Try again to start over.')
  expect((await events('film.mp4')).at(-1)).toMatchObject({ status: 'failed', codes: ['url-expired'] })
  const [expired] = emulator.videos.keys()
  await film.press('Try again')
  await film.says('Ready')
  expect(server.endpointRequests.filter((request) => request === 'DELETE 204')).toHaveLength(2)
  const [[uid, video] = [], ...others] = [...emulator.videos]
  expect(others).toEqual([])
  expect(uid).not.toBe(expired)
  expect(video?.sha256()).toBe(await sha256OfFile(path))
})

test('a failed upload that is taken off the list leaves no video behind', async () => {
  const { page, choose, row, emulator, server } = await openPage({ before: holdClock })
  const film = row('film.mp4')
  emulator.fail({ on: 'patch', do: { kind: 'status', status: 413 } })
  await choose(await videoFile('film.mp4', MiB))
  await film.says("The upload server didn't accept part of the file.")
  await film.press('Remove')
  await expect.poll(() => film.element.count()).toBe(0)
  await passUndo(page)
  await expect.poll(() => server.endpointRequests).toContain('DELETE 204')
  expect(emulator.videos.size).toBe(0)
})
