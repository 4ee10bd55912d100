// Looks at a file without reading it whole: whether it can be read, and whether it is still what it was.

import type { Clock, FileProbe } from '../../core/contract/ports.js'
import { withTimeLimit } from '../../core/transfer/time-limit.js'
import { systemClock } from '../time/clock.js'
import { createSemaphore } from '../time/semaphore.js'
import { fingerprintOf, firstFingerprintOf, hasFirstFingerprint, readEnd } from './file-fingerprint.js'
import { createPatientRead } from './patient-read.js'

/** Milliseconds. Firefox never answers for bytes beyond the end of a file that has shrunk; slow disks take their time too. */
const READ_LIMIT = 30_000

/** Asking for the bytes of a thousand files at once would hold the page up for seconds. */
const semaphore = createSemaphore(8)

/**
 * Reads the end of a file. A `File` remembers the size and time at which it was picked, and browsers refuse to read it once the
 * file on disk differs: `NotFoundError` if it is gone, `NotReadableError` if it changed or may not be read. Both may pass, and
 * neither says that the content is another one. Firefox refuses nothing, and reads what is there now. So samples of the content
 * decide.
 * @see https://www.w3.org/TR/FileAPI/#dfn-error-codes
 */
export function createFileProbe(clock: Clock): FileProbe {
  const readPatiently = createPatientRead(clock)
  const read = (file: File): Promise<string> =>
    readPatiently(() => readInTime(async () => fingerprintOf(file)))
  const remembered = (file: File): Promise<string | null> =>
    firstFingerprintOf(file, () => read(file)).catch(() => null)

  return {
    async check(file) {
      const readLast = (): Promise<void> => semaphore(() => readInTime(() => readEnd(file)))
      try {
        // A file without a size stays without one, whatever comes back.
        await (file.size === 0 ? readLast() : readPatiently(readLast))
        return null
      } catch {
        return 'file-unreadable'
      }
    },
    remember: (file) => void remembered(file),
    async isOther(file) {
      const isFirst = !hasFirstFingerprint(file)
      const first = remembered(file)
      if (isFirst) return false
      const [then, now] = await Promise.all([first, read(file).catch(() => null)])
      return then !== null && now !== null && then !== now
    },
    // Firefox, which alone has this. On iOS it is a WebKit, and refuses.
    readsOn: 'mozInnerScreenX' in globalThis,
  }
}

function readInTime<T>(read: () => Promise<T>): Promise<T> {
  return withTimeLimit(READ_LIMIT, systemClock, read)
}
