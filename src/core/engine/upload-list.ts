import type { Upload, UploadId } from '../model/upload.js'

/**
 * Finds an upload by its id. Every row asks for its own at each change: with a thousand rows, a search through the list for each of them
 * would be felt.
 */
export function createUploadIndex(current: () => readonly Upload[]): (id: UploadId) => Upload | undefined {
  let indexed: readonly Upload[] = []
  let byId: ReadonlyMap<UploadId, Upload> = new Map()
  return (id) => {
    const uploads = current()
    if (uploads !== indexed) byId = new Map(uploads.map((upload) => [upload.id, upload]))
    indexed = uploads
    return byId.get(id)
  }
}
