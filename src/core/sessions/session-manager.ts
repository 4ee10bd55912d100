// Uploads across visits and tabs: records that outlive the page, and one tab an upload.

import type { Clock, SessionPage, Sessions } from '../contract/ports.js'
import type { SessionPorts, TabMessage } from '../contract/session-ports.js'
import type { UploadReport } from '../machine/upload-event.js'
import { statusTraits } from '../model/status-traits.js'
import { SESSION_LIFETIME, type SessionRecord } from '../model/stored-upload.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import { videoIdAt, videoIdentityOf, videoIdOf } from '../model/upload-facts.js'
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
import { createRemoteSessions } from './remote-sessions.js'
import { reopenFile } from './reopen-file.js'
import { createTimeLimitedStore } from './time-limited-store.js'
import { isKeptIn, isSameRecord, isWorthWriting, plainIdentityOf, pointOf, toRecord } from './to-record.js'
import { toTabMessage } from './to-tab-message.js'
import { withFallback } from './with-fallback.js'

/** Uploads across visits and tabs: records that outlive the page, and one tab an upload. */
export function createSessionManager({ tabs, files, ...ports }: SessionPorts, clock: Clock): Sessions {
  const store = createTimeLimitedStore(ports.store, clock)
  /** What this tab works on: other tabs may ask for it. What has ended stays until its record is gone. */
  const local = new Map<UploadId, Upload>()
  /** What other tabs work on, or earlier visits left. */
  const remote = createRemoteSessions()
  /** Other tabs told that these have ended. A record that says otherwise was read before that. */
  const endedElsewhere = new Set<UploadId>()
  /** This tab was not listening, so these may have ended unheard. Only of these a missing record says that they are over. */
  const missedWhileClosed = new Set<UploadId>()
  const { claim, has, release, releaseAll } = createClaims(tabs, (id) => remote.delete(id))
  const followers = new Map<UploadId, (report: UploadReport) => void>()
  const writer = createRecordWriter({ store, files, clock, claim: claimWhileOpen, forgotten })
  let page: SessionPage | null = null
  /** What this tab had left to the others has its place again. */
  let isBack: Promise<unknown> = Promise.resolve()
  /** What earlier visits left is known. */
  let opened: Promise<void> = Promise.resolve()
  let stopHearing = (): void => {}

  /** A record that is late must not take its upload back from the tab that has it by then. */
  function claimWhileOpen(id: UploadId): Promise<boolean> {
    return page === null ? Promise.resolve(false) : claim(id)
  }

  /** The record is gone: whoever waits for the upload may look. */
  function forgotten(id: UploadId): void {
    local.delete(id)
    release(id)
  }

  const heldIds = (): Promise<ReadonlySet<UploadId>> => withFallback(tabs.held(), new Set())

  async function bringBack(): Promise<void> {
    // Asked first: what is released before the records are read counts as held, and is asked for later.
    const held = await heldIds()
    const records = await store.load()
    const rows: Upload[] = []
    for (const record of records.toSorted((a, b) => a.addedAt - b.addedAt)) {
      if (page === null || page.has(record.id) || endedElsewhere.has(record.id)) continue
      const isHeld = held.has(record.id)
      if (!isHeld && clock.now() - record.savedAt > SESSION_LIFETIME) drop(record, page)
      else {
        remote.set(record.id, 'link' in record ? record.link : record.file)
        writer.found(record)
        const row = rowFromRecord(record, isHeld, null)
        // Encoding goes on with no file, so this tab works on it at once.
        if (row.status === 'processing') local.set(row.id, row)
        rows.push(row)
      }
    }
    if (rows.length > 0) page?.restore(rows)
  }

  /**
   * Another tab may have gone on with the upload while this one had left it, and may have it still. A video that came meanwhile is then
   * one of which nobody else knows.
   */
  async function takeBack(left: Upload): Promise<void> {
    const { id } = left
    const isOurs = await claim(id)
    const known = left.source.kind === 'record' ? left.source.record : null
    const record = await store.read(id, writer.written(id).kept ?? known)
    const { kept = known, latest = known } = writer.written(id)
    const upload = local.get(id)
    if (page === null || upload === undefined || isOver(upload)) return
    const isUntouched = isSameRecord(record, kept) || isSameRecord(record, latest)
    if (isOurs && isUntouched) {
      if (!isKeptIn(record, upload)) writer.write(upload)
      return
    }
    const videoId = videoIdOf(upload)
    // Where others wrote something, that is what they have of it. Else it may be any of these.
    const theirs = record === null || isUntouched ? [record, kept, latest] : [record]
    const isKnown = theirs.some((each) => each !== null && videoIdAt(each.point) === videoId)
    if (videoId !== null && !isKnown) page.discard(videoId)
    const row = reconcile(upload, kept ?? toRecord(upload, null, clock.now()), isOurs, record)
    local.delete(id)
    if (record !== null) writer.found(record)
    if (row.status === 'elsewhere') remote.set(id, videoIdentityOf(upload))
    else if (isOver(row)) release(id)
    else local.set(id, row)
    page.restore([row])
  }

  /** Too old to go on with. Its video at Stream is of no use either, unless the bytes have arrived. */
  function drop({ id, point }: SessionRecord, { discard }: SessionPage): void {
    const videoId = videoIdAt(point)
    if (point.step !== 'processing' && videoId !== null) discard(videoId)
    void store.forget(id)
  }

  function hear(news: TabMessage): void {
    const { id } = news
    if (news.kind === 'asked') {
      const asked = local.get(id)
      if (asked !== undefined) tell(asked)
      return
    }
    if ('bytesReached' in news.view) remote.set(id, news.traits)
    else {
      remote.delete(id)
      endedElsewhere.add(id)
    }
    followers.get(id)?.({ type: 'heardFrom', view: news.view, title: news.title })
  }

  function tell(upload: Upload): void {
    const news = toTabMessage(upload)
    if (news !== null) tabs.tell(news)
  }

  /** Waits until the tab that has the upload lets go of it, or is gone. */
  async function outlive(
    { id, source }: UploadIn<'elsewhere'>,
    send: (report: UploadReport) => void,
    signal: AbortSignal,
  ): Promise<void> {
    tabs.tell({ kind: 'asked', id })
    await withFallback(tabs.free(id, signal), undefined)
    if (signal.aborted) return
    const record = await store.read(id, source.record)
    if (record !== null && !signal.aborted) writer.found(record)
    send({ type: 'leftBehind', record })
  }

  /** Only a record of the same file or link is read. */
  async function isFollowed(upload: UploadIn<'validating'>): Promise<boolean> {
    const id = remote.find(videoIdentityOf(upload))
    if (id === undefined) return false
    const record = await store.read(id, null)
    const held = await heldIds()
    // One of this tab's own is in the list: the rules about duplicates are for it.
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
      isBack = Promise.all([...local.values()].map(takeBack))
      opened = isBack.then(bringBack)
    },
    async claim(upload) {
      await isBack
      return (await claim(upload.id)) ? null : reportTakenElsewhere(upload, clock.now())
    },
    opened: () => opened,
    follows: (upload) => remote.find(videoIdentityOf(upload)) !== undefined && isFollowed(upload),
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
      if (upload.status === 'elsewhere') void outlive(upload, send, signal)
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
      // What has never begun has no record, and other tabs have not heard of it.
      if (next === null && isNew(previous)) return
      const latest = next ?? toEnd(previous)
      if (previous.status !== 'elsewhere') tell(latest)
      local.set(id, latest)
      if (pointOf(latest) === null) {
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

function isNew({ status }: Upload): boolean {
  return status === 'validating' || status === 'rejected'
}
