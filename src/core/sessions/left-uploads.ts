// What other tabs work on, or earlier visits left: found by the file or link, and by the size of a file.

import { createIdentityIndex } from '../list/identity-index.js'
import type { UploadId } from '../model/upload.js'
import type { VideoIdentity } from '../model/video-identity.js'

export function createLeftUploads() {
  const identities = createIdentityIndex()
  const sizes = new Map<UploadId, number>()
  const bySize = new Map<number, Set<UploadId>>()

  function remove(id: UploadId): void {
    identities.delete(id)
    bySize.get(sizes.get(id) ?? -1)?.delete(id)
    sizes.delete(id)
  }

  return {
    set(id: UploadId, identity: VideoIdentity): void {
      remove(id)
      identities.set(id, identity)
      if ('url' in identity) return
      const { size } = identity
      sizes.set(id, size)
      bySize.set(size, (bySize.get(size) ?? new Set()).add(id))
    },
    delete: (id: UploadId): void => remove(id),
    ids: (): Iterable<UploadId> => identities.ids(),
    /** Those that may be of this file or link, the likely ones first: phones give a file another time, type or name. */
    candidatesFor(identity: VideoIdentity): readonly UploadId[] {
      const same = identities.of(identity)
      const ofSize = 'url' in identity ? undefined : bySize.get(identity.size)
      return ofSize === undefined || ofSize.size === same.length ? same : [...new Set([...same, ...ofSize])]
    },
  }
}
