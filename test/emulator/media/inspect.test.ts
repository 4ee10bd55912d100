import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspectSignature, judgeDuration } from '../../../src/emulator/media/inspect.js'
import { readMp4 } from '../../../src/emulator/media/mp4.js'
import { media } from '../../support/media.js'

const about = { uid: 'a', size: 1, meta: {}, maxDurationSeconds: null }
const inspect = (head: Uint8Array) => inspectSignature(head, about)
const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )
const box = (type: string, content: Uint8Array) => {
  const header = Buffer.from(`size${type}`, 'latin1')
  header.writeUInt32BE(8 + content.length)
  return Buffer.concat([header, content])
}
const lasting = (duration: number) => ({ kind: 'video', duration, width: 1, height: 1 }) as const
const mp4 = new Uint8Array(readFileSync(media.mp4))

describe('a video is known by how it begins', () => {
  test('an MP4 with its index in front tells duration and size', () => {
    expect(inspect(mp4)).toEqual({ kind: 'video', duration: 2, width: 192, height: 108 })
  })

  test.each([
    ['webm', readFileSync(media.webm)],
    [
      'mp4 with its index at the end',
      bytes([0, 0, 0, 16], 'ftypisom', [0, 0, 2, 0], [0, 0, 0, 9], 'mdat', [1]),
    ],
    ['old quicktime', bytes([0, 0, 0, 8], 'wide')],
    ['avi', bytes('RIFF', [0, 0, 0, 0], 'AVI LIST')],
    ['ogg', bytes('OggS')],
    ['flv', bytes('FLV', [1])],
    ['asf', bytes([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11])],
    ['mxf', bytes([0x06, 0x0e, 0x2b, 0x34])],
    ['mpeg-ps', bytes([0, 0, 1, 0xba])],
    ['mpeg-ts', new Uint8Array(564).fill(0x47)],
  ])('%s', (_name, head) => {
    expect(inspect(head)).toEqual({ kind: 'video', duration: 60, width: 1920, height: 1080 })
  })

  test.each([
    ['text', readFileSync(media.text)],
    ['text with the sync byte of a transport stream', bytes('Good morning')],
    ['a wave file', bytes('RIFF', [0, 0, 0, 0], 'WAVE')],
    ['a PNG', bytes([0x89], 'PNG')],
    ['nothing', new Uint8Array()],
  ])('%s is none', (_name, head) => {
    expect(inspect(head)).toEqual({ kind: 'error', code: 'ERR_NON_VIDEO' })
  })
})

describe('the index of an MP4', () => {
  test('is read as far as it is there, wherever the head is cut', () => {
    // Every byte of the boxes at its start, and then one in so many that fields of any length are cut.
    for (let end = 0; end <= mp4.length; end += end < 256 ? 1 : 7) {
      const facts = readMp4(mp4.subarray(0, end))
      expect([null, 2]).toContain(facts?.duration ?? null)
      expect([null, 192]).toContain(facts?.width ?? null)
    }
  })

  test('may begin with a sound track, which has no size', () => {
    const track = (width: number) =>
      box('trak', box('tkhd', new Uint8Array(84).fill(width, 77, 78).fill(width, 81, 82)))
    const file = box('moov', Buffer.concat([track(0), track(90)]))
    expect(readMp4(new Uint8Array(file))).toEqual({ duration: null, width: 90, height: 90 })
  })

  test('is not searched beyond a box that makes no sense', () => {
    expect(readMp4(bytes([0, 0, 0, 3], 'ftyp', [0, 0, 0, 8], 'moov'))).toBeNull()
  })
})

describe('a length', () => {
  test.each([
    [0.09, null, { kind: 'error', code: 'ERR_DURATION_TOO_SHORT' }],
    [0.1, null, lasting(0.1)],
    [10, 10, lasting(10)],
    [10.1, 10, { kind: 'error', code: 'ERR_DURATION_EXCEED_CONSTRAINT' }],
  ])('of %s s with a limit of %s', (duration, limit, verdict) => {
    expect(judgeDuration(lasting(duration), limit)).toEqual(verdict)
  })

  test('that is not known keeps within the limit', () => {
    const webm = new Uint8Array(readFileSync(media.webm))
    expect(inspectSignature(webm, { ...about, maxDurationSeconds: 5 })).toMatchObject({ duration: 5 })
  })
})
