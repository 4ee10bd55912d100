import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from '../pages/files.js'
import { bytesReceived, countOf } from '../pages/traffic.js'
import { sha256OfFile } from '../support/media.js'
import { openVisit, type Visit } from './open-visit.js'
import { countWhatIsHeld, readWhatIsHeld } from './page-scripts.js'

const film = 'film.mp4'
const size = 15 * MiB
const atHand = 'Interrupted. Select Resume to continue'

async function untilAQuarter(): Promise<Visit & { readonly path: string }> {
  const visit = await openVisit({
    page: { view: 'modal', chunkSize },
    emulator: { bandwidth: 6 * MiB },
  })
  const path = await videoFile(film, size)
  await visit.choose(path)
  await visit.row(film).passes(25)
  return { ...visit, path }
}

async function closeAndOpen({ press, server, arrived }: Visit): Promise<void> {
  await press('Close the modal')
  await expect.poll(server.openPatches).toBe(0)
  await press('Open the modal')
  await arrived()
}

// Firefox and WebKit have no handles of files, and asked to choose the file again, which the page still had.
test('a modal that is closed in the middle and opened again: one click, and the file goes on', async () => {
  const visit = await untilAQuarter()
  await closeAndOpen(visit)
  await visit.row(film).says(atHand)
  await visit.row(film).press('Resume')
  await visit.row(film).passes(50)
  await closeAndOpen(visit)
  await visit.row(film).press('Resume')
  await visit.row(film).says('Ready')
  const { emulator, path } = visit
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()].map((video) => video.sha256())).toEqual([await sha256OfFile(path)])
  expect(bytesReceived(emulator)).toBeLessThanOrEqual(size + 2 * chunkSize)
})

// The two took each other for another tab, and after a reload both showed the upload.
test('two uploaders with one endpoint: after a reload the first has its upload, and the second is empty', async () => {
  const visit = await openVisit({
    page: { view: 'two', maxFiles: 1, chunkSize },
    emulator: { bandwidth: 6 * MiB },
  })
  const path = await videoFile(film, size)
  await visit.visitor.choose('#first input[type=file]', [path])
  await visit.row(film).passes(40)
  await visit.visitor.reload()
  await visit.arrived()
  await visit.row(film).says('Interrupted. Choose the same file to continue')
  expect(await visit.visitor.evaluate(rowsOfEach)).toEqual([1, 0])
  await expect.poll(visit.server.openPatches).toBe(0)
  await visit.visitor.choose('#second input[type=file]', [await videoFile('other.mp4', MiB)])
  await visit.row('other.mp4').says('Ready')
  expect(await visit.visitor.evaluate(rowsOfEach)).toEqual([1, 1])
  await visit.visitor.choose('#first input[type=file]', [path])
  await visit.row(film).says('Ready')
  expect(countOf(visit.emulator, 'create')).toBe(2)
})

function rowsOfEach(): readonly number[] {
  return ['first', 'second'].map((id) => document.querySelectorAll(`#${id} [role=listitem]`).length)
}

test('the page forgets the file with its upload', async () => {
  const visit = await untilAQuarter()
  await closeAndOpen(visit)
  await visit.row(film).press('Cancel')
  await closeAndOpen(visit)
  expect(await visit.visitor.evaluate(() => document.querySelector('[role=listitem]'))).toBeNull()
  await visit.visitor.reload()
  await visit.arrived()
  expect(countOf(visit.emulator, 'create')).toBe(1)
})

// Each mount left a connection to the database, and three listeners with it.
test('fifty mounts hold no more than five: connections, channels, locks, listeners, object URLs', async () => {
  const { visitor, choose, row, emulator } = await openVisit({
    before: countWhatIsHeld,
    emulator: { encoding: { queuedMs: 100_000 } },
  })
  const mount = (times: number): Promise<void> => visitor.evaluate(mountAndUnmount, times)
  await choose(await videoFile(film, MiB))
  await row(film).says('Uploaded. Waiting to process')
  await row(film).hasPicture()
  await mount(5)
  const nothing = { connections: 0, channels: 0, locks: 0, urls: 0, intervals: 0 }
  await expect.poll(() => visitor.evaluate(readWhatIsHeld)).toMatchObject(nothing)
  const after5 = await visitor.evaluate(readWhatIsHeld)
  await mount(45)
  await expect.poll(() => visitor.evaluate(readWhatIsHeld)).toEqual(after5)
  expect(countOf(emulator, 'create')).toBe(1)
})

async function mountAndUnmount(times: number): Promise<void> {
  const frame = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 1))
  const until = async (isTrue: () => boolean): Promise<void> => {
    while (!isTrue()) await frame()
  }
  const rows = (): number => document.querySelectorAll('[role=listitem]').length
  for (let left = times; left > 0; left -= 1) {
    window.hostPage.unmount()
    await until(() => rows() === 0)
    window.hostPage.mount()
    await until(() => rows() === 1)
  }
  window.hostPage.unmount()
  await until(() => rows() === 0)
  window.hostPage.mount()
  window.hostPage.unmount()
}
