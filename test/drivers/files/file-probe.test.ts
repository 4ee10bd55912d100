import { describe, expect, test, vi } from 'vitest'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { createKeptFiles } from '../../../src/drivers/files/kept-files.js'
import { hurriedClock } from '../../support/hurried-clock.js'

const fileProbe = createFileProbe(hurriedClock())

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
    await vi.waitFor(() => expect(file.slice).toHaveBeenCalled())
    write('b'.repeat(3_000_000))
    expect(await fileProbe.isOther(file)).toBe(true)
  })

  test('takes its samples in a later task: what is to be sent goes first', async () => {
    const { file } = fileOnDisk(film)
    fileProbe.remember(file)
    for (let turn = 0; turn < 100; turn++) await Promise.resolve()
    expect(file.slice).not.toHaveBeenCalled()
    await vi.waitFor(() => expect(file.slice).toHaveBeenCalled())
  })

  test('is read once for all who want its first samples', async () => {
    const { file } = fileOnDisk(film)
    const known = await createKeptFiles(hurriedClock()).fingerprint(file)
    const { length } = vi.mocked(file.slice).mock.calls
    fileProbe.remember(file)
    expect(await createKeptFiles(hurriedClock()).fingerprint(file)).toBe(known)
    expect(file.slice).toHaveBeenCalledTimes(length)
  })

  // Firefox never answers for bytes beyond the new end.
  test('that has shrunk cannot be read any more', async () => {
    vi.useFakeTimers()
    vi.spyOn(Blob.prototype, 'arrayBuffer').mockReturnValue(new Promise(() => {}))
    const checked = fileProbe.check(new File([film], 'film.mp4'))
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await checked).toBe('file-unreadable')
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

/** A file of which every read fails while `isBroken`. */
function failing(name: string) {
  const file = new File([film], 'film.mp4')
  const state = { isBroken: true }
  const { slice } = file
  file.slice = (...range) => {
    if (state.isBroken) throw new DOMException('', name)
    return slice.apply(file, range)
  }
  return { file, state }
}

// Scanners, sync clients and sleeping disks hold a file for a moment. Its upload failed for good.
describe.each(['NotReadableError', 'NotFoundError'])('a file that cannot be read (%s)', (name) => {
  test.each([50, 5000])('for %i ms can be read', async (ms) => {
    const clock = hurriedClock()
    const { file, state } = failing(name)
    const probe = createFileProbe({ ...clock, after: (wait, run) => clock.after(wait, () => later(run)) })
    function later(run: () => void): void {
      if (clock.waited() >= ms) state.isBroken = false
      run()
    }
    expect(await probe.check(file)).toBeNull()
    expect(clock.waited()).toBeLessThan(ms + 1100)
  })

  test('for longer is given up after some seconds', async () => {
    const clock = hurriedClock()
    expect(await createFileProbe(clock).check(failing(name).file)).toBe('file-unreadable')
    expect(clock.waited()).toBeGreaterThan(5000)
    expect(clock.waited()).toBeLessThan(10_000)
  })

  test('when its first samples are taken is compared with the next ones', async () => {
    const clock = hurriedClock()
    const { file, write } = fileOnDisk(film)
    const probe = createFileProbe(clock)
    const { slice } = file
    let isBroken = true
    file.slice = (...range) => {
      if (isBroken) throw new DOMException('', name)
      return slice.apply(file, range)
    }
    expect(await probe.isOther(file)).toBe(false)
    await vi.waitFor(() => expect(clock.waited()).toBeGreaterThan(7000))
    isBroken = false
    await vi.waitFor(async () => {
      expect(await probe.isOther(file)).toBe(false)
      expect(slice).toHaveBeenCalled()
    })
    write('b'.repeat(3_000_000))
    expect(await probe.isOther(file)).toBe(true)
  })
})

// A thousand files of a disk that is gone would be waited for one after the other.
test('after a file was given up others are not waited for as long, until some time has passed', async () => {
  const clock = hurriedClock()
  const probe = createFileProbe(clock)
  const gone = (): File => failing('NotFoundError').file
  await probe.check(gone())
  const first = clock.waited()
  await probe.check(gone())
  expect(clock.waited() - first).toBeLessThan(500)
  clock.skip(60_000)
  await probe.check(gone())
  expect(clock.waited() - first).toBeGreaterThan(5000)
})

test('an empty file is not waited for: it stays empty', async () => {
  const clock = hurriedClock()
  const empty = Object.assign(new File([], 'gone.mp4'), {
    arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
  })
  expect(await createFileProbe(clock).check(empty)).toBe('file-unreadable')
  expect(clock.waited()).toBe(0)
})
