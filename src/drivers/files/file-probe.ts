// Checks that a file can still be read, and that its content has not changed.

import type { FileProbe } from '../../core/contract/ports.js'
import { UploadFailure } from '../../core/model/upload-error.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { systemClock } from '../time/clock.js'
import { createSemaphore } from '../time/semaphore.js'
import { fingerprintOf } from './file-fingerprint.js'

/**
 * Milliseconds. Firefox never answers for bytes beyond the end of a file that has shrunk, and slow disks take
 * their time.
 */
const READ_LIMIT = 30_000

/** Reading from a thousand files at once would block the page for seconds. */
const semaphore = createSemaphore(8)

const firstSamples = new WeakMap<File, Promise<string | null>>()

/**
 * Reads the last byte. Of a file whose size is 0 it reads everything, because Chromium reports that size for
 * a file that was already gone when it was first looked at. A `File` remembers the size and time at which it
 * was picked, and browsers refuse to read it if the file on disk differs: `NotFoundError` if it is gone,
 * `NotReadableError` if it has changed or may not be read. Firefox refuses nothing and reads what is there
 * now, so samples of the content are compared too.
 * @see https://www.w3.org/TR/FileAPI/#dfn-error-codes
 */
export const fileProbe: FileProbe = {
  async check(file) {
    try {
      await semaphore(() => limited(() => lastOf(file).arrayBuffer()))
      return null
    } catch (thrown) {
      const isChanged = thrown instanceof UploadFailure || isNamed(thrown, 'NotReadableError')
      return isChanged ? 'file-changed' : 'file-unreadable'
    }
  },
  async isOther(file) {
    const samples = limited(() => fingerprintOf(file)).catch(() => null)
    const first = firstSamples.get(file)
    if (first === undefined) firstSamples.set(file, samples)
    if (first === undefined) return false
    const [then, now] = await Promise.all([first, samples])
    return then !== null && now !== null && then !== now
  },
}

function lastOf(file: File): Blob {
  return file.size === 0 ? file : file.slice(file.size - 1)
}

function isNamed(thrown: unknown, name: string): boolean {
  return thrown instanceof DOMException && thrown.name === name
}

function limited<T>(read: () => Promise<T>): Promise<T> {
  return withTimeLimit(READ_LIMIT, systemClock, read)
}
