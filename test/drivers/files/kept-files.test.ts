import { describe, expect, test, vi } from 'vitest'
import { createFileProbe } from '../../../src/drivers/files/file-probe.js'
import { createKeptFiles } from '../../../src/drivers/files/kept-files.js'
import { nextTask } from '../../../src/drivers/time/next-task.js'
import { hurriedClock } from '../../support/hurried-clock.js'

const MiB = 1_048_576
const keptFiles = createKeptFiles(hurriedClock())

const fileWith = (bytes: Uint8Array<ArrayBuffer>): File => new File([bytes], 'film.mp4')

function changedAt(bytes: Uint8Array<ArrayBuffer>, at: number): File {
  const copy = bytes.slice()
  copy[at] = 1
  return fileWith(copy)
}

describe('the fingerprint', () => {
  test.each([1, 1000, MiB, MiB + 1, 3_000_000, 64 * MiB])(
    'of %i bytes tells them from others at both ends, and is the same for the same',
    async (size) => {
      const bytes = new Uint8Array(size)
      const known = await keptFiles.fingerprint(fileWith(bytes))
      expect(known).toMatch(/^[0-9a-f]{64}$/)
      expect(await keptFiles.fingerprint(fileWith(bytes))).toBe(known)
      expect(await keptFiles.fingerprint(changedAt(bytes, 0))).not.toBe(known)
      expect(await keptFiles.fingerprint(changedAt(bytes, size - 1))).not.toBe(known)
    },
  )

  // One sample was 64 KiB, and each file had 16: of ten files of 20 MiB they took a fifth of the page's time.
  test('of a file of 20 MiB has a sample in any four of them, in no more pieces than that takes', async () => {
    const bytes = new Uint8Array(20 * MiB)
    const file = fileWith(bytes)
    const slice = vi.spyOn(file, 'slice')
    const known = await keptFiles.fingerprint(file)
    expect(slice).toHaveBeenCalledTimes(6)
    for (let start = 0; start <= 16 * MiB; start += 2 * MiB) {
      const other = fileWith(bytes.slice().fill(1, start, start + 4 * MiB))
      expect(await keptFiles.fingerprint(other)).not.toBe(known)
    }
  })

  test('of a large file reads a mebibyte of it, from its whole length', async () => {
    const read: [number, number][] = []
    const huge = Object.defineProperty(fileWith(new Uint8Array(1)), 'size', { value: 2 ** 40 })
    Object.defineProperty(huge, 'slice', {
      value(start: number, end: number) {
        read.push([start, end])
        return new Blob([new Uint8Array(end - start)])
      },
    })
    await keptFiles.fingerprint(huge)
    expect(read.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(1024 * 1024)
    expect(read[0]?.[0]).toBe(0)
    expect(read.at(-1)?.[1]).toBe(2 ** 40)
  })
})

describe('the quick fingerprint', () => {
  test.each([1, 1000, 65_536, 65_537, 3_000_000])(
    'of %i bytes tells them from others at the end, and is known as one of its kind',
    async (size) => {
      const bytes = new Uint8Array(size)
      const known = await keptFiles.quickFingerprint(fileWith(bytes))
      expect(known).toMatch(/^end [0-9a-f]{64}$/)
      expect(await keptFiles.fingerprint(fileWith(bytes), known)).toBe(known)
      expect(await keptFiles.fingerprint(fileWith(bytes))).not.toBe(known)
      expect(await keptFiles.fingerprint(changedAt(bytes, size - 1), known)).not.toBe(known)
      expect(await keptFiles.fingerprint(changedAt(bytes, Math.max(0, size - 65_536)), known)).not.toBe(known)
    },
  )

  test('reads nothing more once the file was looked at', async () => {
    const file = fileWith(new Uint8Array(3_000_000))
    const slice = vi.spyOn(file, 'slice')
    expect(await createFileProbe(hurriedClock()).check(file)).toBeNull()
    await keptFiles.quickFingerprint(file)
    expect(slice).toHaveBeenCalledTimes(1)
  })

  // Firefox reads on in a file that has changed.
  test('stays what it was when the file was first looked at', async () => {
    const file = fileWith(new Uint8Array(3_000_000))
    const known = await keptFiles.quickFingerprint(file)
    vi.spyOn(file, 'slice').mockReturnValue(new Blob(['others']))
    expect(await createFileProbe(hurriedClock()).check(file)).toBeNull()
    expect(await keptFiles.quickFingerprint(file)).toBe(known)
  })

  // As on pages without HTTPS.
  test('fails where the browser has no hashes, and looking at the file does not', async () => {
    vi.stubGlobal('crypto', {})
    const file = fileWith(new Uint8Array(1000))
    expect(await createFileProbe(hurriedClock()).check(file)).toBeNull()
    // A rejection that nobody has taken by then is an error of the page.
    await nextTask()
    await expect(keptFiles.quickFingerprint(file)).rejects.toThrow(TypeError)
  })
})

describe('a handle', () => {
  const file = fileWith(new Uint8Array(1))
  const handleWith = (more: object): FileSystemFileHandle =>
    ({ getFile: async () => file, ...more }) as unknown as FileSystemFileHandle
  const state = (answer: PermissionState) => (): Promise<PermissionState> => Promise.resolve(answer)
  const failing = (name: string) => () => Promise.reject(new DOMException('', name))

  test.each([
    ['opens without a question, where the permission lasts', { queryPermission: state('granted') }, file],
    ['opens where the browser knows no permissions', {}, file],
    ['asks once, and opens', { queryPermission: state('prompt'), requestPermission: state('granted') }, file],
    [
      'stays closed where the person says no',
      { queryPermission: state('prompt'), requestPermission: state('denied') },
      'permission-denied',
    ],
    [
      'stays closed where nobody may be asked, as nothing was clicked',
      { queryPermission: state('prompt'), requestPermission: failing('SecurityError') },
      'permission-denied',
    ],
    ['of a file that was moved or deleted', { getFile: failing('NotFoundError') }, 'file-missing'],
    ['of a file that may not be read', { getFile: failing('NotAllowedError') }, 'permission-denied'],
    ['that is none', { getFile: () => Promise.reject(new TypeError('odd')) }, 'file-missing'],
  ])('%s', async (_, more, expected) => {
    expect(await keptFiles.open(handleWith(more))).toBe(expected)
  })
})
