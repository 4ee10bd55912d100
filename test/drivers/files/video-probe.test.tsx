import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Media } from '../../../src/core/model/media-rules.js'
import { createVideoProbe } from '../../../src/drivers/files/video-probe.js'
import { fakeClock } from '../../support/fake-ports.js'
import mp4 from '../../support/media/tiny.mp4?url'
import webm from '../../support/media/tiny.webm?url'

const clock = fakeClock()
const probe = createVideoProbe(clock)
const read = (file: File): Promise<Media | null> => probe.read(file, () => true)
const made = new Set<string>()

beforeEach(() => {
  const create = URL.createObjectURL.bind(URL)
  const revoke = URL.revokeObjectURL.bind(URL)
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = create(blob)
    made.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => {
    made.delete(url)
    revoke(url)
  })
})

afterEach(() => {
  // Whatever happened: an address that is not revoked keeps its file for as long as the page lives.
  expect(made).toEqual(new Set())
})

async function fetched(url: string, name: string): Promise<File> {
  return new File([await (await fetch(url)).blob()], name)
}

test.each([
  ['an MP4', mp4],
  ['a WebM', webm],
])('%s shows its length, its size and a picture', async (_, url) => {
  const media = await read(await fetched(url, 'video'))
  expect(media).toMatchObject({ duration: expect.closeTo(2, 1), width: 192, height: 108 })
  const picture = await createImageBitmap(media?.poster as Blob)
  expect([picture.width, picture.height]).toEqual([192, 108])
})

test('what is no video is nothing', async () => {
  expect(await read(new File(['words'], 'words.mp4', { type: 'video/mp4' }))).toBeNull()
  expect(await read(new File([], 'empty.mp4'))).toBeNull()
})

test('sound alone has a length and no picture', async () => {
  expect(await read(new File([silence(8000)], 'sound.wav'))).toEqual({
    duration: 1,
    width: null,
    height: null,
    poster: null,
  })
})

test('a decoder that hangs is not waited for', async () => {
  const source = vi.spyOn(HTMLMediaElement.prototype, 'src', 'set').mockImplementation(() => {})
  const reading = read(new File(['x'], 'x.mp4'))
  await vi.waitFor(() => expect(source).toHaveBeenCalled(), 10_000)
  clock.advance(5000)
  expect(await reading).toBeNull()
})

test('while somebody scrolls, no file is opened', async () => {
  const source = vi.spyOn(HTMLMediaElement.prototype, 'src', 'set').mockImplementation(() => {})
  const first = read(new File(['x'], 'x.mp4'))
  await vi.waitFor(() => expect(source).toHaveBeenCalledOnce(), 10_000)
  document.dispatchEvent(new Event('scroll'))
  const second = read(new File(['y'], 'y.mp4'))
  clock.advance(199)
  await Promise.resolve()
  expect(source).toHaveBeenCalledOnce()
  clock.advance(1)
  await vi.waitFor(() => expect(source).toHaveBeenCalledTimes(2), 10_000)
  clock.advance(5000)
  expect(await Promise.all([first, second])).toEqual([null, null])
})

test('a frame that never comes costs the picture alone', async () => {
  const seek = vi.spyOn(HTMLMediaElement.prototype, 'currentTime', 'set').mockImplementation(() => {})
  const reading = read(await fetched(mp4, 'video.mp4'))
  await vi.waitFor(() => expect(seek).toHaveBeenCalled(), 10_000)
  clock.advance(5000)
  expect(await reading).toMatchObject({ duration: expect.closeTo(2, 1), width: 192, poster: null })
})

test('a file is opened once, however often it is asked for, and not at all if nobody wants to know', async () => {
  const file = await fetched(mp4, 'video.mp4')
  expect(await probe.read(file, () => false)).toBeNull()
  expect(URL.createObjectURL).not.toHaveBeenCalled()
  const first = await read(file)
  expect(first).not.toBeNull()
  expect(await read(file)).toBe(first)
  expect(URL.createObjectURL).toHaveBeenCalledTimes(1)
})

// The second one got the answer of the first, which was none: rules about the video's length were passed over.
test('who wants to know does so though somebody asked before, and does not any more', async () => {
  const file = await fetched(mp4, 'video.mp4')
  const [first, second, third] = await Promise.all([probe.read(file, () => false), read(file), read(file)])
  expect(first).toBeNull()
  expect(second).toMatchObject({ width: 192, height: 108 })
  expect(third).toBe(second)
  expect(URL.createObjectURL).toHaveBeenCalledTimes(1)
})

/** One second for each 8,000 samples. */
function silence(samples: number): ArrayBuffer {
  const wave = new DataView(new ArrayBuffer(44 + samples))
  const text = (at: number, words: string): void => {
    for (const [index, byte] of new TextEncoder().encode(words).entries()) wave.setUint8(at + index, byte)
  }
  text(0, 'RIFF')
  wave.setUint32(4, 36 + samples, true)
  text(8, 'WAVEfmt ')
  wave.setUint32(16, 16, true)
  wave.setUint16(20, 1, true)
  wave.setUint16(22, 1, true)
  wave.setUint32(24, 8000, true)
  wave.setUint32(28, 8000, true)
  wave.setUint16(32, 1, true)
  wave.setUint16(34, 8, true)
  text(36, 'data')
  wave.setUint32(40, samples, true)
  new Uint8Array(wave.buffer, 44).fill(128)
  return wave.buffer
}
