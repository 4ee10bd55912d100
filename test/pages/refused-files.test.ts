import { expect, test } from 'vitest'
import { fileWith, MiB, videoFile } from './files.js'
import { openPage } from './open-page.js'

const page = { accept: 'video/*', maxFileSize: 2 * MiB, maxFiles: 2 }

test('files that break a rule are refused one by one, with all reasons, and before a byte is sent', async () => {
  const { choose, row, events, emulator, server } = await openPage({ page })
  const files = [
    await fileWith('empty.mp4', ''),
    await fileWith('notes.txt', 'text'),
    await videoFile('large.mp4', 2 * MiB + 1),
    await fileWith('large.txt', Buffer.alloc(2 * MiB + 1)),
    await videoFile('one.mp4', MiB),
    await videoFile('two.mp4', 2 * MiB),
    await videoFile('three.mp4', MiB),
  ]
  // Not all at once: the refusals of one drop are one row.
  for (const file of files) await choose(file)
  const kind = "This type of file isn't accepted here. Choose a video."
  const size = 'This file is larger than 2.1 MB.'
  const refused = [
    { name: 'empty.mp4', words: 'This file is empty.', codes: ['file-empty'] },
    { name: 'notes.txt', words: kind, codes: ['file-type'] },
    { name: 'large.mp4', words: size, codes: ['file-too-large'] },
    { name: 'large.txt', words: `${kind} ${size}`, codes: ['file-type', 'file-too-large'] },
    { name: 'three.mp4', words: 'You can add only 2 videos.', codes: ['too-many-files'] },
  ]
  for (const { name, words, codes } of refused) {
    await row(name).says(words)
    expect(await events(name)).toEqual([{ name, status: 'rejected', codes }])
    expect(await row(name).actions()).toEqual(['Remove'])
  }
  await row('one.mp4').says('Ready')
  await row('two.mp4').says('Ready')
  expect(emulator.videos.size).toBe(2)
  expect(server.endpointRequests.filter((request) => request.startsWith('POST'))).toHaveLength(2)
})
