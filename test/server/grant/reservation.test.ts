import type { StreamHandlerOptions } from 'react-stream-uploader/server'
import { expect, it } from 'vitest'
import { parseUploadMetadata } from '../../../src/server/grant/upload-metadata.js'
import { created, file, handlerOn, postFile } from '../fake-stream.js'

const reservedFor = async (
  sent: object,
  options: Partial<StreamHandlerOptions> = { reserve: 'measured' },
) => {
  const { handler, upstream } = handlerOn(() => created(), options)
  expect((await handler(postFile({ ...file, ...sent }))).status).toBe(201)
  const metadata = parseUploadMetadata(upstream[0]?.headers.get('upload-metadata') ?? '')
  return metadata.get('maxDurationSeconds')
}

it.each([
  [1, '601'],
  [30.2, '631'],
  [600, '1200'],
  [3600.5, '7201'],
  [17_999, '35998'],
  [20_000, '36000'],
])('a film of %s seconds reserves %s', async (duration, seconds) => {
  // Without it Stream reserved four hours: 25 files that waited took 6,000 minutes of storage.
  expect(await reservedFor({ duration })).toBe(seconds)
})

it.each([
  { type: 'video/quicktime' },
  { type: 'video/mp4; codecs="avc1"' },
  { type: '', name: 'IMG_1.MOV' },
  { type: '', name: 'a.m4v' },
])('and so does %j', async (sent) => {
  expect(await reservedFor({ ...sent, duration: 600 })).toBe('1200')
})

it.each([
  // A recorder's WebM, and what is sent while it is made, say no length or a wrong one.
  { type: 'video/webm', duration: 600 },
  { type: 'video/webm', name: 'a.mp4', duration: 600 },
  { type: '', name: 'a.ts', duration: 600 },
  { duration: 0 },
  {},
])('%j reserves what Stream says', async (sent) => {
  expect(await reservedFor(sent)).toBeUndefined()
})

it('the limit of the grant stays the upper one', async () => {
  const authorize = () => ({ creator: 'ann', maxDurationSeconds: 900 })
  expect(await reservedFor({ duration: 60 }, { reserve: 'measured', authorize })).toBe('660')
  expect(await reservedFor({ duration: 6000 }, { reserve: 'measured', authorize })).toBe('900')
  expect(await reservedFor({ duration: 60 }, { authorize })).toBe('900')
})

it('is not done unasked: a longer video fails only after all its bytes', async () => {
  expect(await reservedFor({ duration: 60 }, {})).toBeUndefined()
})
