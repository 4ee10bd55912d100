import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from '../pages/files.js'
import { bytesReceived, countOf } from '../pages/traffic.js'
import { sha256OfFile } from '../support/media.js'
import { openVisit, type Visit } from './open-visit.js'

const size = 20 * MiB
/** So that nothing is ready before every command was tried. */
const slowly = { page: { concurrency: 2 }, emulator: { bandwidth: MiB / 4 } }
const quickly = { page: { chunkSize }, emulator: { bandwidth: 6 * MiB } }
const sending = /^(Uploading|Resending|Preparing|Waiting)/

/** A row that is ready, and below it two that are being sent. */
async function openRows(hasTouch = false): Promise<Visit> {
  const visit = await openVisit({ ...slowly, hasTouch })
  const { choose, row } = visit
  await choose(await videoFile('done.mp4', MiB))
  await row('done.mp4').says('Ready')
  await choose(await videoFile('one.mp4', size), await videoFile('two.mp4', size))
  for (const name of ['one.mp4', 'two.mp4']) await row(name).says(/^Uploading/)
  return visit
}

/** Nothing was lost and nothing made twice: two are under way, three videos are there, and none was discarded. */
async function expectNothingLost({ row, emulator, server }: Visit): Promise<void> {
  await row('done.mp4').says('Ready')
  for (const name of ['one.mp4', 'two.mp4']) await row(name).says(sending)
  expect(countOf(emulator, 'create')).toBe(3)
  expect(emulator.videos.size).toBe(3)
  expect(server.endpointRequests.filter((request) => request.startsWith('DELETE'))).toEqual([])
}

// The next row slid under the pointer, and the second click cancelled its upload.
async function pressEachTwice(by: 'mouse' | 'touch'): Promise<void> {
  const rows = await openRows(by === 'touch')
  const { row, pressTwice } = rows

  await pressTwice('Remove: done.mp4', by)
  await row('done.mp4').isGone()
  for (const name of ['one.mp4', 'two.mp4']) await row(name).says(sending)
  await pressTwice('1 removed · Undo', by)
  await row('done.mp4').says('Ready')

  await pressTwice('Cancel: one.mp4', by)
  await row('one.mp4').says('Cancelled')
  await row('two.mp4').says(sending)
  await pressTwice('Undo: one.mp4', by)
  await row('one.mp4').says(sending)

  await pressTwice('Pause: one.mp4', by)
  await row('one.mp4').says('Paused')
  await pressTwice('Resume: one.mp4', by)
  await row('one.mp4').says(sending)

  await pressTwice('Clear finished', by)
  await row('done.mp4').isGone()
  await pressTwice('1 removed · Undo', by)
  await expectNothingLost(rows)
}

test('double clicks of a mouse on each command of a list hit one upload, and are undone', () =>
  pressEachTwice('mouse'))

test('double taps on each command of a list hit one upload, and are undone', () => pressEachTwice('touch'))

test('a key that is pressed again after each command of a list ends nothing', async () => {
  const rows = await openRows()
  const { row, press, focus, visitor } = rows
  const enter = (): Promise<void> => visitor.type('\n')

  await focus('Cancel: one.mp4')
  await enter()
  await row('one.mp4').says('Cancelled')
  // The focus is on the button that undoes it, and then on the one that pauses.
  await enter()
  await row('one.mp4').says(sending)
  await enter()
  await row('one.mp4').says('Paused')
  await enter()
  await row('one.mp4').says(sending)

  await focus('Remove: done.mp4')
  await enter()
  await row('done.mp4').isGone()
  // It is on the next row, which takes another Enter for nothing, and Space to pause.
  await enter()
  await visitor.type(' ')
  await row('one.mp4').says('Paused')
  await visitor.type(' ')
  await row('one.mp4').says(sending)
  await press('1 removed · Undo')
  await expectNothingLost(rows)
})

test('an upload that was cancelled and is taken back goes on from the last byte that arrived', async () => {
  const { choose, row, press, emulator, server } = await openVisit(quickly)
  const path = await videoFile('film.mp4', size)
  await choose(path)
  await row('film.mp4').passes(40)
  await press('Cancel: film.mp4')
  await row('film.mp4').says('Cancelled')
  await expect.poll(server.openPatches).toBe(0)
  await press('Undo: film.mp4')
  await row('film.mp4').says('Ready')
  expect(bytesReceived(emulator)).toBeLessThanOrEqual(size + chunkSize)
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('a cancelled video is discarded once it cannot be undone, and can be uploaded again', async () => {
  const { row, press, pressTwice, choose, emulator, server } = await openVisit(quickly)
  await choose(await videoFile('one.mp4', size))
  await row('one.mp4').says(/^Uploading/)
  await press('Cancel: one.mp4')
  await row('one.mp4').says('Cancelled')
  await expect.poll(server.openPatches).toBe(0)
  await pressTwice('Upload again: one.mp4', 'mouse')
  expect(server.endpointRequests.filter((request) => request.startsWith('DELETE'))).toHaveLength(1)
  await row('one.mp4').says('Ready')
  expect(countOf(emulator, 'create')).toBe(2)
})

test('a page that is closed while a cancel can be undone: the next one discards the video, and shows no row', async () => {
  const { row, press, choose, visitor, server, emulator, arrived } = await openVisit(quickly)
  await choose(await videoFile('one.mp4', size))
  await row('one.mp4').passes(10)
  await press('Cancel: one.mp4')
  await row('one.mp4').says('Cancelled')
  await visitor.reload()
  await arrived()
  await expect
    .poll(() => server.endpointRequests.filter((request) => request.startsWith('DELETE')))
    .toHaveLength(1)
  await row('one.mp4').isGone()
  await expect.poll(() => emulator.videos.size).toBe(0)
})
