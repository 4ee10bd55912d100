import type { Media } from './media.js'
import type { Ports } from './ports.js'
import { isFinished } from './queue.js'
import type { Upload, UploadId } from './upload.js'
import { isForeign } from './upload-error.js'

/**
 * Finds out what is in an upload's file. It may fail: that costs the picture and the figures, never the upload.
 * @param found told what is new
 */
export function createFileOpener(
  { media: probe, reportError }: Pick<Ports, 'media' | 'reportError'>,
  find: (id: UploadId) => Upload | undefined,
  found: (id: UploadId, media: Media) => void,
): (upload: Upload) => Promise<Media | null> {
  return async ({ id, media, source }) => {
    if (media !== null || source.kind !== 'file') return media
    const isWanted = (): boolean => {
      const upload = find(id)
      return upload !== undefined && !isFinished(upload)
    }
    try {
      const read = await probe.read(source.file, isWanted)
      if (read !== null) found(id, read)
      return read
    } catch (thrown) {
      if (isForeign(thrown)) reportError(thrown)
      return null
    }
  }
}
