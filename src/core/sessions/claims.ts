// The uploads that this tab has claimed: no other tab works on them.

import type { SessionPorts } from '../contract/session-ports.js'
import type { UploadId } from '../model/upload.js'

/** @param isOpen whether this tab works on uploads. Later it claims nothing: nobody would let go of that. */
export function createClaims(
  tabs: SessionPorts['tabs'],
  isOpen: () => boolean,
  taken: (id: UploadId) => void,
) {
  const claims = new Map<UploadId, Promise<boolean>>()

  function release(id: UploadId): void {
    if (claims.delete(id)) tabs.release(id)
  }

  return {
    /** Whether this tab has the upload, or gets it now. True if the locks cannot be asked. */
    claim(id: UploadId): Promise<boolean> {
      if (!isOpen()) return Promise.resolve(false)
      const known = claims.get(id)
      if (known !== undefined) return known
      const asked = tabs.claim(id).catch(() => true)
      claims.set(id, asked)
      void asked.then((isClaimed) => {
        if (isClaimed) taken(id)
        else if (claims.get(id) === asked) claims.delete(id)
      })
      return asked
    },
    has: (id: UploadId): Promise<boolean> => claims.get(id) ?? Promise.resolve(false),
    release: (id: UploadId): void => release(id),
    /** @param isKept says of which uploads not */
    releaseAll: (isKept: (id: UploadId) => boolean): void =>
      claims.forEach((_, id) => isKept(id) || release(id)),
  }
}
