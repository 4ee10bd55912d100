import { createHash } from 'node:crypto'
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readMp4 } from '../../../src/emulator/media/mp4.js'
import { media, padMp4, sha256OfFile, writeSparseMp4 } from '../../support/media.js'

async function temporaryFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stream-uploader-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'video.mp4')
}

describe('a padded video', () => {
  test.each([20_000, 20_001, 20_002, 20_003, 1_000_000])(
    'of %i bytes has that many, in a last box of its size',
    (size) => {
      const file = Buffer.concat(padMp4(size))
      expect(file.length).toBe(size)
      const box = file.indexOf('free', 7000) - 4
      expect(box + file.readUInt32BE(box)).toBe(size)
      expect(readMp4(new Uint8Array(file))).toEqual({ duration: 2, width: 192, height: 108 })
    },
  )

  test('differs from chunk to chunk', () => {
    const file = Buffer.concat(padMp4(1_000_000))
    expect(file.subarray(200_000, 300_000).equals(file.subarray(300_000, 400_000))).toBe(false)
  })

  test('cannot be smaller than the video', () => {
    expect(() => padMp4(100)).toThrow(RangeError)
  })
})

describe('a sparse video', () => {
  test('has its size, and takes next to no room', async () => {
    const path = await temporaryFile()
    await writeSparseMp4(path, 5_000_000_000)
    const { size, blocks } = await stat(path)
    expect(size).toBe(5_000_000_000)
    expect(blocks * 512).toBeLessThan(1_000_000)
  })

  test('of more than 4 GB has a box with a long size', async () => {
    const path = await temporaryFile()
    await writeSparseMp4(path, 4_500_000_000)
    const video = await readFile(media.mp4)
    const file = await open(path)
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, video.length)
    await file.close()
    expect(buffer.readUInt32BE(0)).toBe(1)
    expect(buffer.toString('latin1', 4, 8)).toBe('free')
    expect(Number(buffer.readBigUInt64BE(8)) + video.length).toBe(4_500_000_000)
  })
})

test('the hash of a file is that of its bytes', async () => {
  const bytes = await readFile(media.mp4)
  expect(await sha256OfFile(media.mp4)).toBe(createHash('sha256').update(bytes).digest('hex'))
})
