import type { Ports } from '../contract/ports.js'
import { isFinished } from '../machine/status-groups.js'
import type { Media } from '../model/media-rules.js'
import type { Upload, UploadId } from '../model/upload.js'
import { isUnexpected } from '../model/upload-error.js'

/**
 * Finds out what is in an upload's file. It may fail: that costs the picture and the figures, never the upload.
 * @param found told what is new
 */
export function createMediaReader(
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
      if (isUnexpected(thrown)) reportError(thrown)
      return null
    }
  }
}
