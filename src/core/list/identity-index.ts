// Finds the uploads of one file or link without a search through the list.

import type { UploadId } from '../model/upload.js'
import { keyOf, type VideoIdentity } from '../model/video-identity.js'

export interface IdentityIndex {
  add(id: UploadId, identity: VideoIdentity): void
  remove(id: UploadId, identity: VideoIdentity): void
  /** All uploads of this file or link that were added. */
  of(identity: VideoIdentity): Iterable<UploadId>
}

export function createIdentityIndex(): IdentityIndex {
  const byKey = new Map<string, Set<UploadId>>()
  return {
    add(id, identity) {
      const key = keyOf(identity)
      const ids = byKey.get(key)
      if (ids === undefined) byKey.set(key, new Set([id]))
      else ids.add(id)
    },
    remove(id, identity) {
      const key = keyOf(identity)
      const ids = byKey.get(key)
      ids?.delete(id)
      if (ids?.size === 0) byKey.delete(key)
    },
    of: (identity) => byKey.get(keyOf(identity)) ?? [],
  }
}
