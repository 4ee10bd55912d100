import { expect, test } from 'vitest'
import { sha256OfFile } from '../support/media.js'
import { largeChunk, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'
import { bytesReceived, countOf, recordUploads, slowChunk } from './traffic.js'

const offline = 'Waiting for a connection'

test.for([
  { kept: false, where: 'the last whole chunk' },
  { kept: true, where: 'the middle of the chunk' },
])(
  'the browser goes offline within a chunk: the upload waits, and goes on by itself from $where',
  async ({ kept }) => {
    const path = await videoFile('film.mp4', 24 * MiB)
    const { choose, row, emulator, events, page, context, server } = await openPage({
      page: { chunkSize: largeChunk, concurrency: 1 },
      emulator: { assumptions: { partialChunksKept: kept } },
    })
    slowChunk(emulator, { after: 1 })
    await choose(path, await videoFile('next.mp4', MiB))
    await expect.poll(() => bytesReceived(emulator)).toBeGreaterThan(12 * MiB)
    await context.setOffline(true)
    await row('film.mp4').says(offline)
    expect(await row('film.mp4').actions()).toEqual(['Pause', 'Cancel'])
    await expect.poll(server.openPatches).toBe(0)
    const received = bytesReceived(emulator)
    expect(received).toBeLessThan(2 * largeChunk)
    const [film] = [...emulator.videos.values()]
    const offset = film?.offset ?? 0
    if (kept) expect(offset).toBeGreaterThanOrEqual(12 * MiB)
    else expect(offset).toBe(largeChunk)

    const asked = recordUploads(page)
    await context.setOffline(false)
    await row('film.mp4').says('Ready')
    await row('next.mp4').says('Ready')
    expect(asked.slice(0, 2)).toEqual(['HEAD', `PATCH ${offset}`])
    // What was accepted is not sent again, and the file behind it in the queue has waited for its turn.
    expect(bytesReceived(emulator)).toBe(received + (24 * MiB - offset) + MiB)
    expect(asked.filter((request) => request === 'HEAD')).toHaveLength(1)
    expect(asked.at(-1)).toBe('PATCH 0')
    expect(film?.sha256()).toBe(await sha256OfFile(path))
    expect(countOf(emulator, 'create')).toBe(2)
    expect((await events('film.mp4')).map(({ status }) => status)).toEqual([
      'queued',
      'requesting',
      'uploading',
      'paused',
      'queued',
      'uploading',
      'processing',
      'ready',
    ])
  },
)
