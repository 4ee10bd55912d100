// Finds uploads by their file or link without a search.

import type { UploadId } from '../model/upload.js'
import { keyOf, type VideoIdentity } from '../model/video-identity.js'

export function createIdentityIndex() {
  const keys = new Map<UploadId, string>()
  const byKey = new Map<string, Set<UploadId>>()

  function remove(id: UploadId): void {
    const key = keys.get(id)
    if (key === undefined) return
    keys.delete(id)
    const ids = byKey.get(key)
    ids?.delete(id)
    if (ids?.size === 0) byKey.delete(key)
  }

  return {
    set(id: UploadId, identity: VideoIdentity): void {
      remove(id)
      const key = keyOf(identity)
      keys.set(id, key)
      byKey.set(key, (byKey.get(key) ?? new Set()).add(id))
    },
    delete: (id: UploadId): void => remove(id),
    of: (identity: VideoIdentity): readonly UploadId[] => [...(byKey.get(keyOf(identity)) ?? [])],
    ids: (): Iterable<UploadId> => keys.keys(),
  }
}
