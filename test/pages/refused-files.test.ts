import { expect, test } from 'vitest'
import { fileWith, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

const page = { accept: 'video/*', maxFileSize: 2 * MiB, maxFiles: 2 }

test('files that break a rule are refused one by one, with all reasons, and before a byte is sent', async () => {
  const { choose, row, events, emulator, server } = await openPage({ page })
  await choose(
    await fileWith('empty.mp4', ''),
    await fileWith('notes.txt', 'text'),
    await videoFile('large.mp4', 2 * MiB + 1),
    await fileWith('large.txt', Buffer.alloc(2 * MiB + 1)),
    await videoFile('one.mp4', MiB),
    await videoFile('two.mp4', 2 * MiB),
    await videoFile('three.mp4', MiB),
  )
  // The refusals of one drop are one row: `ui/what-needs-you.test.tsx` has its words.
  const refused = [
    { name: 'empty.mp4', codes: ['file-empty'] },
    { name: 'notes.txt', codes: ['file-type'] },
    { name: 'large.mp4', codes: ['file-too-large'] },
    { name: 'large.txt', codes: ['file-type', 'file-too-large'] },
    { name: 'three.mp4', codes: ['too-many-files'] },
  ]
  for (const { name, codes } of refused) {
    await expect.poll(() => events(name)).toEqual([{ name, status: 'rejected', codes }])
  }
  await row('one.mp4').says('Ready')
  await row('two.mp4').says('Ready')
  expect(emulator.videos.size).toBe(2)
  expect(server.endpointRequests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
})
