import { afterEach, describe, expect, test, vi } from 'vitest'
import { fileProbe } from '../../../src/drivers/files/file-probe.js'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A file on disk that somebody writes while a browser holds it, as Firefox reads it: what is there now. */
function fileOnDisk(content: string) {
  const file = new File([content], 'film.mp4')
  let now = content
  vi.spyOn(file, 'slice').mockImplementation((start, end) => new Blob([now.slice(start, end)]))
  return {
    file,
    write(text: string) {
      now = text
    },
  }
}

const film = 'a'.repeat(3_000_000)

describe('a file', () => {
  test('that stays as it is, is no other', async () => {
    const { file } = fileOnDisk(film)
    expect(await fileProbe.isOther(file)).toBe(false)
    expect(await fileProbe.isOther(file)).toBe(false)
  })

  test('that is overwritten is another', async () => {
    const { file, write } = fileOnDisk(film)
    expect(await fileProbe.isOther(file)).toBe(false)
    write('b'.repeat(3_000_000))
    expect(await fileProbe.isOther(file)).toBe(true)
  })

  // Firefox never answers for bytes beyond the new end.
  test('that has shrunk has changed', async () => {
    vi.useFakeTimers()
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockReturnValue(new Promise(() => {}))
    const checked = fileProbe.check(new File([film], 'film.mp4'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await checked).toBe('file-changed')
  })

  test('that cannot be read is not said to be another', async () => {
    const { file } = fileOnDisk(film)
    await fileProbe.isOther(file)
    vi.spyOn(file, 'slice').mockImplementation(() => {
      throw new DOMException('', 'NotFoundError')
    })
    expect(await fileProbe.isOther(file)).toBe(false)
  })
})
