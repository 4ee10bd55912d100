// Uploads across visits and tabs: records that outlive the page, and a claim by one tab per upload.

import type { Clock, SessionPage, Sessions } from '../contract/ports.js'
import type { SessionPorts, Stored, TabMessage } from '../contract/session-ports.js'
import type { UploadReport } from '../machine/upload-event.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import { isWithdrawn, standingOf, videoIdAt, wasThere } from '../model/upload-facts.js'
import { createClaims } from './claims.js'
import { createEarlierVisits } from './earlier-visits.js'
import { isEnd, isOver, orphanedVideoOf, reportTakenElsewhere, toEnd } from './from-record.js'
import { createGoingOn } from './going-on.js'
import { createLeftUploads } from './left-uploads.js'
import { createMissed } from './missed.js'
import { createRecordWriter } from './record-writer.js'
import { createReleaseWatch } from './release-watch.js'
import { reopenFile, reportLost } from './reopen-file.js'
import { toTabMessage } from './tab-message.js'
import { createTimeLimitedStore } from './time-limited-store.js'
import { isWorthWriting, plainIdentityOf } from './to-record.js'
import { unaskedRecord } from './unasked.js'
import { createWithdrawn } from './withdrawn.js'

/** `isPersonal`: what is stored is one person's. If not, a later visit sends nothing that nobody asks for. */
export function createSessionManager(
  { tabs, files, ...ports }: SessionPorts,
  clock: Clock,
  isPersonal: boolean,
): Sessions {
  const store = createTimeLimitedStore(ports.store, clock)
  /** What this tab works on: other tabs may ask for it. An ended upload stays until its record is deleted. */
  const local = new Map<UploadId, Upload>()
  /** What other tabs work on, or earlier visits left, and what has failed here. */
  const remote = createLeftUploads()
  /** Uploads that ended in other tabs. A record that says otherwise was read before that. */
  const endedElsewhere = new Set<UploadId>()
  /** Of these this tab knows only what was stored. */
  const restored = new Set<UploadId>()
  /** Of an earlier visit, and followed without anybody having asked for it. */
  const followed = new Set<UploadId>()
  /** These leave the list alone. */
  const hidden = new Set<UploadId>()
  let page: SessionPage | null = null
  const claims = createClaims(
    tabs,
    () => page !== null,
    (id) => {
      const upload = local.get(id)
      if (upload?.status !== 'failed') remote.delete(id)
      // Who waits for it may wait for the lock of its own now.
      tell(upload)
    },
  )
  const { claim, release, releaseAll } = claims
  const followers = new Map<UploadId, (report: UploadReport) => void>()
  const ofUnmoved = { ...claims, claim: (id: UploadId) => missed.claim(id) }
  const writer = createRecordWriter({ ...ofUnmoved, isWritten, store, files, clock, forgotten })
  const heldIds = (): Promise<ReadonlySet<string>> => tabs.held().catch(() => new Set())
  /** Resolves when the uploads that this tab released in `close` are claimed or replaced again. */
  let reclaimed: Promise<unknown> = Promise.resolve()
  let opened: Promise<void> = Promise.resolve()
  let stopHearing = (): void => {}
  const shared = { store, files, claims, writer, local, remote, restored, endedElsewhere, clock, isPersonal }

  /** The record that the store has, or will have: what this tab works on may still be on its way there. */
  async function newestOf(id: UploadId): Promise<Stored | null> {
    const own = (await claims.has(id)) ? local.get(id) : undefined
    return own === undefined ? store.read(id, null) : writer.recordOf(own)
  }

  const releases = createReleaseWatch({ ...claims, tabs, read: store.read, heldIds })
  const missed = createMissed({ ...shared, isKept: releases.isKept, page: () => page, end, isEnding })
  const goesOn = createGoingOn({ ...shared, newestOf, heldIds, page: () => page })
  const withdrawn = createWithdrawn({ store, claims, writer, local, page: () => page, clock })
  const restoreEarlier = createEarlierVisits({
    ...shared,
    followed,
    heldIds,
    page: () => page,
    endLeftOver: withdrawn.endLeftOver,
  })

  /** What is another tab's since is not written: its row here waits for the lock that this would take. */
  function isWritten({ id, status }: Upload): boolean {
    return local.has(id) || status === 'interrupted'
  }

  /** The record is deleted, so tabs that wait for the upload may have it. */
  function forgotten(id: UploadId): void {
    local.delete(id)
    release(id)
  }

  /** It is over, and its record is still to be deleted. */
  function isEnding(id: UploadId): boolean {
    return withdrawn.isEnding(id) || writer.isForgetting(id)
  }

  /** Takes uploads off the list, and with `isForgotten` out of the store. */
  function hide(ids: readonly UploadId[], isForgotten: boolean): void {
    for (const id of ids) {
      hidden.add(id)
      if (isForgotten) writer.forget(id)
      else forgotten(id)
    }
    page?.hide(ids)
  }

  function hear(message: TabMessage): void {
    if (message.kind === 'forgotten')
      return hide([...new Set([...local.keys(), ...(page?.ids() ?? [])])], true)
    const { id } = message
    if (message.kind === 'asked') return tell(local.get(id))
    if ('bytesReached' in message.view) remote.set(id, message.traits)
    else {
      remote.delete(id)
      endedElsewhere.add(id)
    }
    const { view, title, fields } = message
    if (view.status !== 'waiting') releases.heard(id)
    followers.get(id)?.({ type: 'heardFrom', view, title, fields })
  }

  function tell(upload: Upload | undefined): void {
    const message = upload && toTabMessage(upload)
    if (message) tabs.tell(message)
  }

  async function waitForRelease(
    { id, source }: UploadIn<'elsewhere'>,
    send: (report: UploadReport) => void,
    signal: AbortSignal,
  ): Promise<void> {
    tabs.tell({ kind: 'asked', id })
    const stored = await releases.untilFree(source.record, signal)
    if (signal.aborted) return
    if (stored !== null && isEnd(stored)) return send({ type: 'heardFrom', view: stored.end, title: null })
    if (stored?.withdrawnUntil !== undefined) {
      const view = { status: 'cancelled', videoId: videoIdAt(stored.point) } as const
      void withdrawn.endLeftOver(stored)
      return send({ type: 'heardFrom', view, title: null })
    }
    if (stored !== null && !signal.aborted) {
      writer.found(stored)
      restored.add(id)
    }
    send({ type: 'leftBehind', record: stored === null || isPersonal ? stored : unaskedRecord(stored) })
  }

  function end(upload: Upload): void {
    tell(upload)
    local.set(upload.id, upload)
    remote.delete(upload.id)
    writer.write(upload)
  }

  return {
    open(opening) {
      if (page !== null) return
      page = opening
      stopHearing = tabs.hear(hear)
      reclaimed = Promise.all([...local.values()].map(missed.reclaim))
      opened = reclaimed.then(restoreEarlier)
    },
    async claim(upload) {
      const wasHere = local.has(upload.id)
      await reclaimed
      // Its row may be another tab's by now, and waits for the lock that this would take.
      const isLost = wasHere && !local.has(upload.id)
      return !isLost && (await missed.claim(upload.id)) ? null : reportTakenElsewhere(upload, clock.now())
    },
    opened: () => opened,
    follows: goesOn,
    async reopen(upload) {
      const known = upload.source.record
      const wasOurs = await claims.has(upload.id)
      if (!(await claim(upload.id))) return reportTakenElsewhere(upload, clock.now())
      // Another tab may have had it. What was here all the time may be on its way to the store.
      const newest = wasOurs ? known : await store.read(upload.id, known)
      if (newest === null || isEnd(newest) || (await releases.isKept(newest))) {
        release(upload.id)
        return reportTakenElsewhere(upload, clock.now())
      }
      restored.delete(upload.id)
      const record = 'file' in newest ? newest : known
      writer.found(record)
      const leftover = orphanedVideoOf(record, known)
      if (leftover !== null) void page?.discard(leftover)
      return reopenFile(upload.chosen, record, files)
    },
    setAside: async (upload) => reportLost(await writer.recordOf(upload)),
    follow(upload, send, signal) {
      const { id } = upload
      followers.set(id, send)
      signal.addEventListener('abort', () => {
        if (followers.get(id) === send) followers.delete(id)
      })
      if (upload.status === 'elsewhere') void waitForRelease(upload, send, signal)
    },
    disowns({ id, source }, { code }) {
      const isDenied = code === 'forbidden' || code === 'not-found' || code === 'video-gone'
      if (!isDenied || source.kind === 'file' || !followed.delete(id)) return false
      hide([id], false)
      return true
    },
    transitioned(next, previous, id) {
      // Nothing is sent for it, and the app knows it.
      if (previous !== null && wasThere(previous)) return
      if (previous === null || (next === null && (hidden.delete(id) || missed.isCancelling(id)))) return
      if (withdrawn.isLeftOver(id)) return
      if (next?.status === 'requesting') followed.delete(id)
      if (next !== null && !statusTraits[next.status].isLocal) {
        local.delete(id)
        if (next.status !== 'interrupted') return
        // An undo must reach the store before another tab does.
        // So must that it no longer waits here with others.
        const { kept, latest = kept } = writer.written(id)
        if (previous.status === 'cancelling' || claims.isKeeper(latest?.keeper)) writer.write(next)
        else release(id)
        remote.set(id, plainIdentityOf(next))
        return
      }
      // An upload that never began has no record, and other tabs do not know it.
      const standing = standingOf(previous)
      const isNew = standing.status === 'validating' || standing.status === 'rejected'
      if (isNew && (next === null || isWithdrawn(next))) return
      // What is over stays what it was while its removal can be undone.
      const latest = next === null ? toEnd(previous) : isOver(next) ? toEnd(next) : next
      const { kept } = writer.written(id)
      const isHeard = previous.status === 'elsewhere' || endedElsewhere.has(id)
      const isFromStore = restored.has(id) || isWaiting(standing)
      if (latest.status === 'cancelled' && kept !== undefined && isFromStore && !isHeard) {
        return void missed.cancel(latest, kept)
      }
      if (previous.status !== 'elsewhere') tell(latest)
      local.set(id, latest)
      if (latest.status === 'failed') remote.set(id, plainIdentityOf(latest))
      else if (previous.status === 'failed') remote.delete(id)
      if (isOver(latest)) {
        remote.delete(id)
        if (isWithdrawn(previous)) void withdrawn.end(latest)
        else writer.write(latest)
      } else if (page !== null && isWorthWriting(latest, previous)) writer.write(latest)
    },
    close() {
      page = null
      for (const upload of local.values()) {
        const { id, source } = upload
        if (source.kind === 'file' && source.handle === null && !isOver(upload)) files.keep(id, source.file)
      }
      stopHearing()
      releases.close()
      // Without its lock another tab would go on with what is over, until the record is gone.
      releaseAll(isEnding)
    },
  }
}

function isWaiting({ status }: Upload): boolean {
  return status === 'interrupted' || status === 'reopening'
}
