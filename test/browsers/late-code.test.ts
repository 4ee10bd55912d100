import { expect, inject, test } from 'vitest'
import { chunkSize, MiB, videoFile } from '../pages/files.js'
import { countOf } from '../pages/traffic.js'
import { sha256OfFile } from '../support/media.js'
import { openVisit, type Visit } from './open-visit.js'

const film = 'film.mp4'
const network = /\/network-ports-/
const transport = /\/tus-transport-/
const sessions = /\/create-sessions-/
const rows = /\/row-code-/
const reloadNeeded = /^Part of this page couldn't load\. Reload the page/
const interrupted = 'Interrupted. Choose the same file to continue'

const engine = inject('engine')
/** The others keep a failed `import()` for as long as the page lives. */
const loadsAgain = engine === 'chromium'

/** The row is back, and goes on. In WebKit perhaps not yet: it may keep for a while, over reloads, that a file failed to load. */
async function reloadAndGoOn({ visitor, arrived, row, choose }: Visit, path: string): Promise<void> {
  await visitor.reload()
  await arrived()
  await row(film).says(interrupted)
  await choose(path)
  await row(film).says(engine === 'webkit' ? /^(Ready|Part of this page couldn't load)/ : 'Ready')
}

// Firefox and WebKit never load a chunk again that failed to load once: the upload failed for ever.
test('the code of an upload is loaded before it is needed: then the connection may break', async () => {
  const { server, choose, row } = await openVisit()
  for (const chunk of [network, transport, sessions, rows]) {
    await expect.poll(() => server.filesAsked.some((path) => chunk.test(path))).toBe(true)
  }
  server.cutFiles(/\.js$/)
  await choose(await videoFile(film, MiB))
  await row(film).says('Ready')
})

test('code that could not be loaded: the upload goes on, or says that the page must be reloaded', async ({
  task,
}) => {
  const visit = await openVisit({ cutFiles: network })
  const { server, choose, row, press, emulator } = visit
  const path = await videoFile(film, MiB)
  await choose(path)
  await row(film).says(loadsAgain ? /^Connection lost/ : reloadNeeded)
  server.cutFiles(null)
  await press(`Try again: ${film}`)
  if (!loadsAgain) {
    task.meta.note = 'the row asks for a reload, and is there after it'
    await row(film).says(reloadNeeded)
    await reloadAndGoOn(visit, path)
  } else await row(film).says('Ready')
  expect(countOf(emulator, 'create')).toBeLessThanOrEqual(1)
})

test('the same for the code that sends the bytes', async ({ task }) => {
  const visit = await openVisit({ cutFiles: transport })
  const { server, choose, row, emulator } = visit
  const path = await videoFile(film, MiB)
  await choose(path)
  await row(film).says(loadsAgain ? 'Interrupted. Retrying' : reloadNeeded)
  server.cutFiles(null)
  if (!loadsAgain) {
    task.meta.note = 'the row asks for a reload, and is there after it'
    await reloadAndGoOn(visit, path)
  } else await row(film).says('Ready')
  expect(countOf(emulator, 'create')).toBeLessThanOrEqual(1)
})

test('without the code that stores uploads they are sent all the same', async ({ task }) => {
  const { server, choose, row, visitor, arrived } = await openVisit({
    cutFiles: sessions,
    page: { chunkSize },
    emulator: { bandwidth: 6 * MiB },
  })
  await expect.poll(() => server.filesAsked.some((path) => sessions.test(path))).toBe(true)
  server.cutFiles(null)
  const path = await videoFile(film, 15 * MiB)
  await choose(path)
  if (!loadsAgain) {
    task.meta.note = 'they are not stored'
    return row(film).says('Ready')
  }
  await row(film).passes(40)
  await visitor.reload()
  await arrived()
  await row(film).says(interrupted)
})

test('without the code of the rows the upload arrives, with its name in the place of its row', async ({
  task,
}) => {
  const { server, choose, row, visitor, emulator } = await openVisit({ cutFiles: rows })
  const path = await videoFile(film, MiB)
  await choose(path)
  const arrived = await sha256OfFile(path)
  await expect.poll(() => [...emulator.videos.values()].map((video) => video.sha256())).toEqual([arrived])
  const page = (): Promise<string> => visitor.evaluate(() => document.body.innerText)
  await expect.poll(page).toContain("Part of this page couldn't load")
  expect(await page()).toContain(film)
  server.cutFiles(null)
  if (loadsAgain) return row(film).says('Ready')
  task.meta.note = 'the name stays, and the page says that it must be reloaded'
})
