import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { chunkSize, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { recordUploads } from './traffic.js'

const stall = { kind: 'stall', bytes: 65_536 } as const

test.for([
  { what: 'a chunk that stalls', rules: [{ on: 'patch', after: 1, do: stall }], asks: 1 },
  // Nothing is asked before something breaks.
  {
    what: 'a question that is not answered',
    rules: [
      { on: 'patch', after: 1, do: { kind: 'drop', at: 'before' } },
      { on: 'head', do: stall },
    ],
    asks: 2,
  },
] as const)('$what ends after idleTimeout and is tried again', async ({ rules, asks }) => {
  const { choose, row, emulator, events, page } = await openPage({
    page: { chunkSize, idleTimeout: 2000 },
  })
  for (const rule of rules) emulator.fail(rule)
  const asked = recordUploads(page)
  const path = await videoFile('film.mp4', 12 * MiB)
  await choose(path)
  await row('film.mp4').says('Ready')
  const [first, second, third] = [0, 1, 2].map((index) => `PATCH ${index * chunkSize}`)
  const questions = Array<string>(asks).fill('HEAD')
  expect(asked).toEqual([first, second, ...questions, second, third])
  expect((await events('film.mp4')).map(({ status }) => status)).not.toContain('failed')
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})
