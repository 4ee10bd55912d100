// Uploads across visits and tabs: records that outlive the page, and a claim by one tab per upload.

import type { Clock, SessionPage, Sessions } from '../contract/ports.js'
import type { SessionPorts, TabMessage } from '../contract/session-ports.js'
import { createIdentityIndex } from '../list/identity-index.js'
import type { UploadReport } from '../machine/upload-event.js'
import { statusTraits } from '../model/status-traits.js'
import { SESSION_LIFETIME, type SessionRecord } from '../model/stored-upload.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import { identityIn, videoIdAt, videoIdentityOf, videoIdOf } from '../model/upload-facts.js'
import { createClaims } from './claims.js'
import {
  isOver,
  orphanedVideoOf,
  reconcile,
  reportTakenElsewhere,
  rowFromRecord,
  toEnd,
} from './from-record.js'
import { createRecordWriter } from './record-writer.js'
import { reopenFile } from './reopen-file.js'
import { toTabMessage } from './tab-message.js'
import { createTimeLimitedStore } from './time-limited-store.js'
import { isKeptIn, isSameRecord, isWorthWriting, plainIdentityOf, toRecord } from './to-record.js'

export function createSessionManager({ tabs, files, ...ports }: SessionPorts, clock: Clock): Sessions {
  const store = createTimeLimitedStore(ports.store, clock)
  /** What this tab works on: other tabs may ask for it. An ended upload stays until its record is deleted. */
  const local = new Map<UploadId, Upload>()
  /** What other tabs work on, or earlier visits left. */
  const remote = createIdentityIndex()
  /** Uploads that ended in other tabs. A record that says otherwise was read before that. */
  const endedElsewhere = new Set<UploadId>()
  /** They may have ended while this tab did not listen: only then does a missing record mean that they have. */
  const missedWhileClosed = new Set<UploadId>()
  const { claim, has, release, releaseAll } = createClaims(tabs, (id) => remote.delete(id))
  const followers = new Map<UploadId, (report: UploadReport) => void>()
  const writer = createRecordWriter({ store, files, clock, claim: claimWhileOpen, forgotten })
  let page: SessionPage | null = null
  /** Resolves when the uploads that this tab released in `close` are claimed or replaced again. */
  let reclaimed: Promise<unknown> = Promise.resolve()
  let opened: Promise<void> = Promise.resolve()
  let stopHearing = (): void => {}

  /** After `close`, a late write must not claim its upload from the tab that has it by then. */
  function claimWhileOpen(id: UploadId): Promise<boolean> {
    return page === null ? Promise.resolve(false) : claim(id)
  }

  /** The record is deleted, so tabs that wait for the upload may have it. */
  function forgotten(id: UploadId): void {
    local.delete(id)
    release(id)
  }

  const heldIds = (): Promise<ReadonlySet<UploadId>> => tabs.held().catch(() => new Set())

  async function restoreEarlier(): Promise<void> {
    // Asked before the records are read: what is released in between counts as held, and is asked for later.
    const held = await heldIds()
    const records = await store.load()
    const rows: Upload[] = []
    for (const record of [...records].sort((a, b) => a.addedAt - b.addedAt)) {
      if (page === null || page.has(record.id) || endedElsewhere.has(record.id)) continue
      const isHeld = held.has(record.id)
      if (!isHeld && clock.now() - record.savedAt > SESSION_LIFETIME) drop(record, page)
      else {
        remote.set(record.id, identityIn(record))
        writer.found(record)
        const row = rowFromRecord(record, isHeld, null)
        // Encoding continues without a file, so this tab works on it at once.
        if (row.status === 'processing') local.set(row.id, row)
        rows.push(row)
      }
    }
    if (rows.length > 0) page?.restore(rows)
  }

  /** After `close`: another tab may have continued the upload. It knows no video that was created here since. */
  async function reclaim(left: Upload): Promise<void> {
    const { id } = left
    const isClaimed = await claim(id)
    const known = left.source.kind === 'record' ? left.source.record : null
    const record = await store.read(id, writer.written(id).kept ?? known)
    const { kept = known, latest = known } = writer.written(id)
    const upload = local.get(id)
    if (page === null || upload === undefined || isOver(upload)) return
    const isUntouched = isSameRecord(record, kept) || isSameRecord(record, latest)
    if (isClaimed && isUntouched) {
      if (!isKeptIn(record, upload)) writer.write(upload)
      return
    }
    const videoId = videoIdOf(upload)
    // If another tab wrote a record, its video is the one in it. Else it may be in any of these.
    const candidates = record === null || isUntouched ? [record, kept, latest] : [record]
    const isKnown = candidates.some((each) => each !== null && videoIdAt(each.point) === videoId)
    if (videoId !== null && !isKnown) page.discard(videoId)
    const row = reconcile(upload, kept ?? toRecord(upload, null, clock.now()), isClaimed, record)
    local.delete(id)
    if (record !== null) writer.found(record)
    if (row.status === 'elsewhere') remote.set(id, videoIdentityOf(upload))
    else if (isOver(row)) release(id)
    else local.set(id, row)
    page.restore([row])
  }

  /** Deletes a record that is too old to continue, and its video, unless all bytes have arrived. */
  function drop({ id, point }: SessionRecord, { discard }: SessionPage): void {
    const videoId = videoIdAt(point)
    if (point.step !== 'processing' && videoId !== null) discard(videoId)
    void store.forget(id)
  }

  function hear(message: TabMessage): void {
    const { id } = message
    if (message.kind === 'asked') return tell(local.get(id))
    if ('bytesReached' in message.view) remote.set(id, message.traits)
    else {
      remote.delete(id)
      endedElsewhere.add(id)
    }
    followers.get(id)?.({ type: 'heardFrom', view: message.view, title: message.title })
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
    await tabs.free(id, signal).catch(() => {})
    if (signal.aborted) return
    const record = await store.read(id, source.record)
    if (record !== null && !signal.aborted) writer.found(record)
    send({ type: 'leftBehind', record })
  }

  /** Reads a record only if it is of the same file or link. */
  async function isFollowed(upload: UploadIn<'validating'>): Promise<boolean> {
    const [id] = remote.of(videoIdentityOf(upload))
    if (id === undefined) return false
    const record = await store.read(id, null)
    const held = await heldIds()
    // If this tab has the upload, it is in the list, and the rules for duplicates apply.
    if (record === null || (await has(record.id))) return false
    if (page === null || endedElsewhere.has(record.id)) return false
    const chosen = upload.source.kind === 'file' ? upload.source : null
    page.restore([rowFromRecord(record, held.has(record.id), chosen)], upload.id)
    return true
  }

  return {
    open(opening) {
      if (page !== null) return
      page = opening
      stopHearing = tabs.hear(hear)
      reclaimed = Promise.all([...local.values()].map(reclaim))
      opened = reclaimed.then(restoreEarlier)
    },
    async claim(upload) {
      await reclaimed
      return (await claim(upload.id)) ? null : reportTakenElsewhere(upload, clock.now())
    },
    opened: () => opened,
    follows: (upload) => remote.of(videoIdentityOf(upload)).length > 0 && isFollowed(upload),
    async reopen(upload) {
      if (!(await claim(upload.id))) return reportTakenElsewhere(upload, clock.now())
      const known = upload.source.record
      const newest = await store.read(upload.id, known)
      if (newest === null && missedWhileClosed.has(upload.id)) {
        release(upload.id)
        return reportTakenElsewhere(upload, clock.now())
      }
      const record = newest !== null && 'file' in newest ? newest : known
      writer.found(record)
      const leftover = orphanedVideoOf(record, known)
      if (leftover !== null) page?.discard(leftover)
      const picked = await reopenFile(upload.chosen, record, files)
      return typeof picked === 'string'
        ? { type: 'fileRefused', problem: picked }
        : { type: 'fileFound', file: picked.file, handle: picked.handle ?? record.handle, record }
    },
    follow(upload, send, signal) {
      const { id } = upload
      followers.set(id, send)
      signal.addEventListener('abort', () => {
        if (followers.get(id) === send) followers.delete(id)
      })
      if (upload.status === 'elsewhere') void waitForRelease(upload, send, signal)
    },
    transitioned(next, previous, id) {
      if (previous === null) return
      if (next !== null && !statusTraits[next.status].isLocal) {
        local.delete(id)
        if (next.status !== 'interrupted') return
        release(id)
        remote.set(id, plainIdentityOf(next))
        return
      }
      // An upload that never began has no record, and other tabs do not know it.
      const isNew = previous.status === 'validating' || previous.status === 'rejected'
      if (next === null && isNew) return
      const latest = next ?? toEnd(previous)
      if (previous.status !== 'elsewhere') tell(latest)
      local.set(id, latest)
      if (isOver(latest)) {
        remote.delete(id)
        writer.forget(id)
      } else if (page !== null && isWorthWriting(latest, previous)) writer.write(latest)
    },
    close() {
      page = null
      stopHearing()
      for (const id of remote.ids()) missedWhileClosed.add(id)
      releaseAll()
    },
  }
}
