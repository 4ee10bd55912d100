import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { recordUploads } from './traffic.js'

test.for([
  { what: 'a chunk that stalls', on: 'patch', after: 1, next: [`PATCH ${chunkSize}`] },
  { what: 'a question that is not answered', on: 'head', after: 0, next: [] },
] as const)('$what ends after idleTimeout and is tried again', async ({ on, after, next }) => {
  const { choose, row, emulator, events, page } = await openPage({
    page: { chunkSize, idleTimeout: 2000 },
  })
  emulator.fail({ on, after, do: { kind: 'stall', bytes: 65_536 } })
  const asked = recordUploads(page)
  const path = await videoFile('film.mp4', 12 * MiB)
  await choose(path)
  await row('film.mp4').says('Ready')
  const before = ['HEAD', 'PATCH 0'].slice(0, after + 1)
  expect(asked).toEqual([...before, ...next, 'HEAD', ...remainingChunks(after)])
  expect((await events('film.mp4')).map(({ status }) => status)).not.toContain('failed')
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

function remainingChunks(accepted: number): readonly string[] {
  return [0, 1, 2].slice(accepted).map((index) => `PATCH ${index * chunkSize}`)
}
