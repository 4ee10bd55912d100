import { utimes, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { chunkSize, fileWith, MiB, videoFile } from '../pages/files.js'
import { bytesReceived, countOf, slowChunk } from '../pages/traffic.js'
import { sha256OfFile } from '../support/media.js'
import { openVisit, type Visit, type VisitOptions } from './open-visit.js'

const size = 15 * MiB
const film = 'film.mp4'
/** A whole second: browsers round what is finer in ways of their own. */
const taken = new Date('2026-01-01T12:00:00Z')
const interrupted = 'Interrupted. Choose the same file to continue'
const slowly: VisitOptions = { page: { chunkSize }, emulator: { bandwidth: 6 * MiB } }

/** @param slowest has the second chunk take ten seconds */
async function untilFortyPercent(slowest = false): Promise<Visit & { readonly path: string }> {
  const visit = await openVisit(slowly)
  if (slowest) slowChunk(visit.emulator, { after: 1, bytesPerSecond: MiB / 2 })
  const path = await videoFile(film, size)
  await utimes(path, taken, taken)
  await visit.choose(path)
  await visit.row(film).passes(40)
  return { ...visit, path }
}

/** Chooses the same file again, once the server has let go of the request that was cut. */
async function chooseAgain({ choose, server, path }: Visit & { readonly path: string }): Promise<void> {
  await expect.poll(server.openPatches).toBe(0)
  await choose(path)
}

/** One video, of the right content, whose first bytes were not sent again. */
async function expectOneVideo({ emulator, path }: Visit & { readonly path: string }): Promise<void> {
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()].map((video) => video.sha256())).toEqual([await sha256OfFile(path)])
  expect(bytesReceived(emulator)).toBeLessThanOrEqual(size + chunkSize)
}

// In WebKit the requests fail and the file cannot be read while the page goes away: the row was gone afterwards.
test('a reload in the middle: the row is back, and the same file goes on', async () => {
  const visit = await untilFortyPercent()
  await visit.visitor.reload()
  await visit.arrived()
  await visit.row(film).says(interrupted)
  await chooseAgain(visit)
  await visit.row(film).says('Ready')
  await expectOneVideo(visit)
})

// By then a file is known by its end alone. One of the same name, size and time must not be mixed with it.
test('a reload in the first second: another file is refused, and the same one goes on', async () => {
  const visit = await openVisit({ emulator: { bandwidth: 6 * MiB } })
  const path = await videoFile(film, size)
  const other = await fileWith(film, Buffer.alloc(size, 1))
  for (const each of [path, other]) await utimes(each, taken, taken)
  await visit.choose(path)
  await expect.poll(() => bytesReceived(visit.emulator), { interval: 10 }).toBeGreaterThan(MiB)
  await visit.visitor.reload()
  await visit.arrived()
  await visit.row(film).says(interrupted)
  await chooseAgain({ ...visit, path: other })
  await visit.row(film).says(/^That's a different file/)
  await visit.choose(path)
  await visit.row(film).says('Ready')
  expect(countOf(visit.emulator, 'create')).toBe(1)
  expect([...visit.emulator.videos.values()].map((video) => video.sha256())).toEqual([
    await sha256OfFile(path),
  ])
})

test('a reload while paused: the row is back, and the same file goes on', async () => {
  const visit = await untilFortyPercent()
  await visit.row(film).press('Pause')
  await visit.row(film).says('Paused')
  await visit.visitor.reload()
  await visit.arrived()
  await visit.row(film).says(interrupted)
  await chooseAgain(visit)
  await visit.row(film).says('Ready')
  await expectOneVideo(visit)
})

test('a link to another page of the site, and one back: the row is there, and the same file goes on', async () => {
  const visit = await untilFortyPercent()
  await visit.follow('About')
  await visit.follow('To the uploader')
  await visit.arrived()
  await visit.row(film).says(interrupted)
  await chooseAgain(visit)
  await visit.row(film).says('Ready')
  await expectOneVideo(visit)
})

// WebKit ends requests as soon as the link is pressed, long before the page goes.
test('a link to a page that is slow to answer: the row is there, and the same file goes on', async () => {
  const visit = await untilFortyPercent(true)
  await visit.follow('Slow')
  await visit.arrived()
  await visit.row(film).says(interrupted)
  await chooseAgain(visit)
  await visit.row(film).says('Ready')
  expect(countOf(visit.emulator, 'create')).toBe(1)
})

test('a link to another page, and the Back button: nothing is lost', async ({ task }) => {
  const visit = await untilFortyPercent()
  await visit.follow('About')
  await expect.poll(visit.server.openPatches).toBe(0)
  await visit.visitor.back()
  await visit.arrived()
  const isKept = await visit.visitor.evaluate(() => Reflect.get(window, 'wasKept') === true)
  task.meta.note = isKept
    ? 'the page is kept, and goes on by itself'
    : 'the page is loaded anew, and the file chosen again'
  if (!isKept) {
    await visit.row(film).says(interrupted)
    await chooseAgain(visit)
  }
  await visit.row(film).says('Ready')
  await expectOneVideo(visit)
})

// The question before leaving is answered with no, or the link leads to a download: the page stays.
test('a page that is not left after all: the upload goes on by itself', async () => {
  const visit = await untilFortyPercent()
  await visit.visitor.evaluate(() => void dispatchEvent(new Event('beforeunload', { cancelable: true })))
  await visit.line.cut()
  await expect.poll(visit.server.openPatches).toBe(0)
  await visit.line.mend()
  await visit.row(film).says('Ready')
  await expectOneVideo(visit)
})

test('what is being encoded is back after a reload, and ends', async () => {
  const { choose, row, visitor, arrived, emulator } = await openVisit({
    emulator: { encoding: { queuedMs: 100_000 } },
  })
  await choose(await videoFile(film, MiB))
  await row(film).says('Uploaded. Waiting to process')
  await visitor.reload()
  await arrived()
  await row(film).says('Uploaded. Waiting to process')
  emulator.advance(1_000_000)
  await row(film).says('Ready')
})

test('a file that has changed meanwhile is refused, and the upload kept', async () => {
  const visit = await untilFortyPercent()
  await visit.visitor.reload()
  await visit.arrived()
  await visit.row(film).says(interrupted)
  const changed = await fileWith(film, Buffer.alloc(size, 7))
  await utimes(changed, taken, taken)
  await visit.choose(changed)
  await visit.row(film).says(/^That's a different file\. Choose film\.mp4/)
  await chooseAgain(visit)
  await visit.row(film).says('Ready')
  await expectOneVideo(visit)
})

// Firefox reads on in it, and its samples are compared. The others refuse to read it.
test('a file that is written anew in the middle becomes no video of both', async () => {
  const { visitor, path, row } = await untilFortyPercent()
  await row(film).press('Pause')
  await row(film).says('Paused')
  await writeFile(path, Buffer.alloc(size, 7))
  await row(film).press('Resume')
  await row(film).says(/^(The file changed during the upload|Can't read this file)/)
  expect(await visitor.evaluate(() => window.hostPage.ready)).toEqual([])
})
