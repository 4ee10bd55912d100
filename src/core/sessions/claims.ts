// The uploads that this tab has claimed: no other tab works on them.

import type { SessionPorts } from '../contract/session-ports.js'
import type { UploadId } from '../model/upload.js'

interface Keeper {
  readonly name: string
  readonly isHeld: Promise<boolean>
}

/** @param isOpen whether this tab works on uploads. Later it claims nothing: nobody would let go of that. */
export function createClaims(
  tabs: SessionPorts['tabs'],
  isOpen: () => boolean,
  taken: (id: UploadId) => void,
) {
  const claims = new Map<UploadId, Promise<boolean>>()
  /** These have no lock of their own: nothing was asked or sent for them, and one lock of the tab is theirs. */
  const waiting = new Set<UploadId>()
  /** That lock, while something waits. Its name is never used again. */
  let keeper: Keeper | null = null
  let keepers = 0

  function open(name: string): Keeper {
    // Without it, what waits is claimed one by one.
    return { name, isHeld: tabs.claim(name).catch(() => false) }
  }

  function stopWaiting(id: UploadId): void {
    if (!waiting.delete(id) || waiting.size > 0 || keeper === null) return
    tabs.release(keeper.name)
    keeper = null
  }

  function release(id: UploadId): void {
    if (claims.delete(id)) tabs.release(id)
    stopWaiting(id)
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
        if (isClaimed) {
          // Only now: at no moment may it be anybody's.
          if (claims.get(id) === asked) stopWaiting(id)
          taken(id)
        } else if (claims.get(id) === asked) release(id)
      })
      return asked
    },
    /**
     * For its record, the name of the lock that keeps an upload for this tab while it waits; `null` if it has a lock of
     * its own, or needs one.
     *
     * @param isNew whether no other tab can have a record of it
     */
    async keep(id: UploadId, isNew: boolean): Promise<string | null> {
      if (!isOpen() || claims.has(id) || !(isNew || waiting.has(id))) return null
      waiting.add(id)
      keeper ??= open(`tab of ${id}, ${keepers++}`)
      const { name } = keeper
      const isHeld = await keeper.isHeld
      return isHeld && waiting.has(id) && keeper?.name === name ? name : null
    },
    /** Whether something waits in this tab by a lock of that name. */
    isKeeper: (name: string | undefined): boolean => name !== undefined && name === keeper?.name,
    has: (id: UploadId): Promise<boolean> =>
      waiting.has(id) ? Promise.resolve(true) : (claims.get(id) ?? Promise.resolve(false)),
    release: (id: UploadId): void => release(id),
    /** @param isKept says of which uploads not */
    releaseAll: (isKept: (id: UploadId) => boolean): void => {
      for (const id of [...claims.keys(), ...waiting]) if (!isKept(id)) release(id)
    },
  }
}
