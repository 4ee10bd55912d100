// Sessions on which other tabs work, or that earlier visits left, found by their file or link.

import { createIdentityIndex } from '../list/identity-index.js'
import type { UploadId } from '../model/upload.js'
import type { VideoIdentity } from '../model/video-identity.js'

export interface RemoteSessions {
  set(id: UploadId, identity: VideoIdentity): void
  delete(id: UploadId): void
  find(identity: VideoIdentity): UploadId | undefined
  ids(): Iterable<UploadId>
}

export function createRemoteSessions(): RemoteSessions {
  const identities = new Map<UploadId, VideoIdentity>()
  const index = createIdentityIndex()

  function remove(id: UploadId): void {
    const known = identities.get(id)
    if (known === undefined) return
    identities.delete(id)
    index.remove(id, known)
  }

  return {
    set(id, identity) {
      remove(id)
      identities.set(id, identity)
      index.add(id, identity)
    },
    delete: remove,
    find(identity) {
      const [id] = index.of(identity)
      return id
    },
    ids: () => identities.keys(),
  }
}
