// Finds uploads by their file or link without a search.

import type { UploadId } from '../model/upload.js'
import { keyOf, type VideoIdentity } from '../model/video-identity.js'

export function createIdentityIndex() {
  const keys = new Map<UploadId, string>()
  /** Nearly always one: an array is smaller than a `Set`. */
  const byKey = new Map<string, UploadId[]>()

  function remove(id: UploadId): void {
    const key = keys.get(id)
    if (key === undefined) return
    keys.delete(id)
    const rest = byKey.get(key)?.filter((other) => other !== id) ?? []
    if (rest.length === 0) byKey.delete(key)
    else byKey.set(key, rest)
  }

  return {
    set(id: UploadId, identity: VideoIdentity): void {
      remove(id)
      const key = keyOf(identity)
      keys.set(id, key)
      const same = byKey.get(key)
      if (same === undefined) byKey.set(key, [id])
      else same.push(id)
    },
    delete: (id: UploadId): void => remove(id),
    of(identity: VideoIdentity): readonly UploadId[] {
      // Nothing is worked out for the first files of a list, however many they are.
      return byKey.size === 0 ? [] : [...(byKey.get(keyOf(identity)) ?? [])]
    },
    ids: (): Iterable<UploadId> => keys.keys(),
  }
}
