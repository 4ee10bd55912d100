import { expect, test } from 'vitest'
import { chunkSize, MiB, videoFile } from '../pages/files.js'
import { bytesReceived, countOf } from '../pages/traffic.js'
import { sha256OfFile } from '../support/media.js'
import { openVisit } from './open-visit.js'

const size = 15 * MiB
const film = 'film.mp4'
/** So that a person can press a button in the middle. */
const slowly = { page: { chunkSize }, emulator: { bandwidth: 6 * MiB } }

test('a paused upload sends nothing, and goes on from the last byte that arrived', async () => {
  const { choose, row, emulator, server } = await openVisit(slowly)
  const path = await videoFile(film, size)
  await choose(path)
  await row(film).passes(40)
  await row(film).press('Pause')
  await row(film).says('Paused')
  await expect.poll(server.openPatches).toBe(0)
  const received = bytesReceived(emulator)
  const heads = countOf(emulator, 'head')
  // A second and a half in which a transfer that went on would show.
  await choose(await videoFile('other.mp4', 6 * MiB))
  await row('other.mp4').says('Ready')
  expect(bytesReceived(emulator)).toBe(received + 6 * MiB)
  expect(countOf(emulator, 'head')).toBe(heads)

  await row(film).press('Resume')
  await row(film).says('Ready')
  expect(bytesReceived(emulator)).toBeLessThanOrEqual(size + 6 * MiB + chunkSize)
  expect(countOf(emulator, 'create')).toBe(2)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('the browser goes offline: the row says so, and goes on by itself once it is back', async () => {
  const { choose, row, emulator, visitor, line, server } = await openVisit(slowly)
  const path = await videoFile(film, size)
  await choose(path)
  await row(film).passes(40)
  await visitor.setOffline(true)
  await line.cut()
  await row(film).says('Waiting for a connection')
  await expect.poll(server.openPatches).toBe(0)
  await line.mend()
  await visitor.setOffline(false)
  await row(film).says('Ready')
  expect(bytesReceived(emulator)).toBeLessThanOrEqual(size + chunkSize)
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})

test('the line is cut without the browser noticing: the upload goes on by itself', async () => {
  const { choose, row, emulator, line, server } = await openVisit(slowly)
  const path = await videoFile(film, size)
  await choose(path)
  await row(film).passes(40)
  await line.cut()
  await row(film).says('Interrupted. Retrying')
  await expect.poll(server.openPatches).toBe(0)
  await line.mend()
  await row(film).says('Ready')
  expect(bytesReceived(emulator)).toBeLessThanOrEqual(size + chunkSize)
  expect(countOf(emulator, 'create')).toBe(1)
  expect([...emulator.videos.values()][0]?.sha256()).toBe(await sha256OfFile(path))
})
