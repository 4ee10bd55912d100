import type { FileProbe } from '../core/ports.js'

/**
 * Reads one byte; of a file without a size all of it, as Chromium gives none to a file that was gone when first looked at. A `File` remembers the size and time at which it was picked, and browsers refuse to read it once the file on disk
 * differs: `NotFoundError` where it is gone, `NotReadableError` where it changed or may not be read.
 * @see https://www.w3.org/TR/FileAPI/#dfn-error-codes
 */
export const fileProbe: FileProbe = {
  async check(file) {
    try {
      await (file.size === 0 ? file : file.slice(0, 1)).arrayBuffer()
      return null
    } catch (thrown) {
      return thrown instanceof DOMException && thrown.name === 'NotReadableError'
        ? 'file-changed'
        : 'file-unreadable'
    }
  },
}
