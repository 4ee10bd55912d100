// Waits until another tab lets go of an upload.

import type { SessionPorts, Stored } from '../contract/session-ports.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { UploadId } from '../model/upload.js'
import { isEnd } from './from-record.js'

interface WatchContext {
  readonly tabs: SessionPorts['tabs']
  readonly read: (id: UploadId, otherwise: SessionRecord) => Promise<Stored | null>
  readonly heldIds: () => Promise<ReadonlySet<string>>
  /** Whether the lock is this tab's. */
  readonly isKeeper: (name: string) => boolean
}

/** Whether a tab has it: by a lock of its own, or by the one of a tab in which it waits. */
export function isHeldIn(held: ReadonlySet<string>, { id, keeper }: SessionRecord): boolean {
  return held.has(id) || (keeper !== undefined && held.has(keeper))
}

export function createReleaseWatch({ tabs, read, heldIds, isKeeper }: WatchContext) {
  /** Of uploads that wait in other tabs: whether one was heard of since. */
  const waits = new Map<UploadId, { hasNews: boolean; wake: () => void }>()
  /** One request for all uploads that wait in the same tab. */
  const keepers = new Map<string, Promise<void>>()
  let closing = new AbortController()

  function untilGone(keeper: string): Promise<void> {
    const known = keepers.get(keeper)
    if (known !== undefined) return known
    const forget = (): void => {
      if (keepers.get(keeper) === gone) keepers.delete(keeper)
    }
    // If it cannot be asked, it may still be there.
    const gone = new Promise<void>((resolve) => {
      tabs.free(keeper, closing.signal).then(resolve, () => forget())
    })
    keepers.set(keeper, gone)
    void gone.then(forget)
    return gone
  }

  /** True if it waits no longer in that tab. An upload that is sent has a lock of its own. */
  async function hasMoved(record: SessionRecord): Promise<boolean> {
    const held = await heldIds()
    if (held.has(record.id)) return true
    const stored = await read(record.id, record)
    return stored === null || isEnd(stored) || !isHeldIn(held, stored)
  }

  async function untilMoved(record: SessionRecord, keeper: string, signal: AbortSignal): Promise<void> {
    const wait = { hasNews: false, wake: (): void => {} }
    waits.set(record.id, wait)
    let isGone = false
    void untilGone(keeper).then(() => {
      isGone = true
      wait.wake()
    })
    const isOver = (): boolean => isGone || signal.aborted
    signal.addEventListener('abort', () => wait.wake())
    while (!isOver()) {
      if (!wait.hasNews) await new Promise<void>((wake) => Object.assign(wait, { wake }))
      if (!wait.hasNews) continue
      wait.hasNews = false
      if (await hasMoved(record)) break
    }
    if (waits.get(record.id) === wait) waits.delete(record.id)
  }

  /** Whether another tab lets it wait. */
  async function isKept({ keeper }: SessionRecord): Promise<boolean> {
    return keeper !== undefined && !isKeeper(keeper) && (await heldIds()).has(keeper)
  }

  /** Resolves with what is stored then; as well when the signal aborts, and if the locks cannot be asked. */
  async function untilFree(known: SessionRecord, signal: AbortSignal): Promise<Stored | null> {
    const { id, keeper } = known
    if (keeper !== undefined) await untilMoved(known, keeper, signal)
    if (!signal.aborted) await tabs.free(id, signal).catch(() => {})
    const stored = signal.aborted ? known : await read(id, known)
    // What was known did not say that it waits in another tab.
    const isNews = stored !== null && !isEnd(stored) && stored.keeper !== keeper
    return isNews && (await isKept(stored)) ? untilFree(stored, signal) : stored
  }

  return {
    untilFree: (known: SessionRecord, signal: AbortSignal): Promise<Stored | null> =>
      untilFree(known, signal),
    isKept: (record: SessionRecord): Promise<boolean> => isKept(record),
    /** The other tab lets it wait no longer. */
    heard(id: UploadId): void {
      const wait = waits.get(id)
      if (wait === undefined) return
      wait.hasNews = true
      wait.wake()
    },
    close(): void {
      closing.abort()
      // What is waited for after this is asked for anew.
      keepers.clear()
      closing = new AbortController()
    },
  }
}
