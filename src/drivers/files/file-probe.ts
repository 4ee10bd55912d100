// Looks at a file without reading it whole: whether it can be read, and whether it is still what it was.

import type { Clock, FileProbe } from '../../core/contract/ports.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { systemClock } from '../time/clock.js'
import { createSemaphore } from '../time/semaphore.js'
import { fingerprintOf } from './file-fingerprint.js'
import { createPatientRead } from './patient-read.js'
import { bytesOf } from './read-bytes.js'

/** Milliseconds. Firefox never answers for bytes beyond the end of a file that has shrunk; slow disks take their time too. */
const READ_LIMIT = 30_000

/** Asking for the bytes of a thousand files at once would hold the page up for seconds. */
const semaphore = createSemaphore(8)

const firstSamples = new WeakMap<File, Promise<string | null>>()

/**
 * Reads the last byte; of a file without a size all of it, as Chromium gives none to a file that was gone when first looked
 * at. A `File` remembers the size and time at which it was picked, and browsers refuse to read it once the file on disk
 * differs: `NotFoundError` if it is gone, `NotReadableError` if it changed or may not be read. Both may pass, and neither says
 * that the content is another one. Firefox refuses nothing, and reads what is there now. So samples of the content decide.
 * @see https://www.w3.org/TR/FileAPI/#dfn-error-codes
 */
export function createFileProbe(clock: Clock): FileProbe {
  const readPatiently = createPatientRead(clock)

  return {
    async check(file) {
      const last = (): Blob => (file.size === 0 ? file : file.slice(file.size - 1))
      const read = (): Promise<unknown> => semaphore(() => readInTime(async () => bytesOf(last())))
      try {
        // A file without a size stays without one, whatever comes back.
        await (file.size === 0 ? read() : readPatiently(read))
        return null
      } catch {
        return 'file-unreadable'
      }
    },
    async isOther(file) {
      const samples = readPatiently(() => readInTime(async () => fingerprintOf(file))).catch(() => null)
      const first = firstSamples.get(file)
      if (first === undefined) {
        firstSamples.set(file, samples)
        void samples.then((known) => known ?? firstSamples.delete(file))
        return false
      }
      const [then, now] = await Promise.all([first, samples])
      return then !== null && now !== null && then !== now
    },
  }
}

function readInTime<T>(read: () => Promise<T>): Promise<T> {
  return withTimeLimit(READ_LIMIT, systemClock, read)
}
