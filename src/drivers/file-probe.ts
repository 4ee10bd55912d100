import type { FileProbe } from '../core/ports.js'

/**
 * Reads one byte. A `File` remembers the size and time at which it was picked, and browsers refuse to read it once the file on disk
 * differs: `NotFoundError` where it is gone, `NotReadableError` where it changed or may not be read.
 * @see https://www.w3.org/TR/FileAPI/#dfn-error-codes
 */
export const fileProbe: FileProbe = {
  async check(file) {
    try {
      await file.slice(0, 1).arrayBuffer()
      return null
    } catch (thrown) {
      return thrown instanceof DOMException && thrown.name === 'NotReadableError'
        ? 'file-changed'
        : 'file-unreadable'
    }
  },
}
