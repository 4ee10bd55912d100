// Uploads that other tabs may have gone on with while this one did not hear: the lock and the store are asked first.

import type { Clock, SessionPage } from '../contract/ports.js'
import type { SessionRecord } from '../model/stored-upload.js'
import type { Upload, UploadId } from '../model/upload.js'
import { videoIdAt, videoIdentityOf, videoIdOf } from '../model/upload-facts.js'
import type { createClaims } from './claims.js'
import { isEnd, isOver, reconcile } from './from-record.js'
import type { createLeftUploads } from './left-uploads.js'
import type { createRecordWriter } from './record-writer.js'
import type { TimeLimitedStore } from './time-limited-store.js'
import { isKeptIn, isSameRecord, toRecord } from './to-record.js'

interface MissedContext {
  readonly store: TimeLimitedStore
  readonly claims: ReturnType<typeof createClaims>
  readonly writer: ReturnType<typeof createRecordWriter>
  readonly local: Map<UploadId, Upload>
  readonly remote: ReturnType<typeof createLeftUploads>
  /** Uploads of which this tab knows only what was stored. */
  readonly restored: Set<UploadId>
  /** Whether another tab lets it wait. */
  readonly isKept: (record: SessionRecord) => Promise<boolean>
  readonly clock: Clock
  readonly page: () => SessionPage | null
  /** Tells other tabs of an end, and keeps it in the store. */
  readonly end: (upload: Upload) => void
  /** Whether this tab still works on its end. */
  readonly isEnding: (id: UploadId) => boolean
}

export function createMissed(context: MissedContext) {
  const { store, claims, writer, local, remote, restored, isKept } = context
  const { clock, page, end, isEnding } = context
  const { claim, release } = claims
  const cancelling = new Set<UploadId>()

  /** Whether what is stored is as this tab has it. */
  async function isUnmoved(id: UploadId): Promise<boolean> {
    const before = writer.written(id).kept ?? null
    const stored = await store.read(id, before)
    if (stored === null || isEnd(stored) || (await isKept(stored))) return false
    // This tab may write while it reads.
    const { kept = null, latest = null } = writer.written(id)
    return before === null || [before, kept, latest].some((each) => isSameRecord(stored, each))
  }

  return {
    /** Claims an upload. One that another tab went on with unheard is left to it. */
    async claim(id: UploadId): Promise<boolean> {
      if (!(await claim(id))) return false
      if (restored.has(id) && !(await isUnmoved(id))) {
        release(id)
        return false
      }
      restored.delete(id)
      return true
    },

    /**
     * Claims an upload again that was released in `close`. Another tab may have continued it since, and may still have
     * it. If this one has created a video meanwhile, no other tab knows of it, so it is discarded.
     */
    async reclaim(left: Upload): Promise<void> {
      const { id } = left
      // Of an end that could not be settled the record is treated like one that an earlier visit has left.
      if (isOver(left)) return void (isEnding(id) || local.delete(id))
      const isClaimed = await claim(id)
      const known = left.source.kind === 'record' ? left.source.record : null
      const stored = await store.read(id, writer.written(id).kept ?? known)
      const hasEnded = stored !== null && isEnd(stored)
      const record = hasEnded ? null : stored
      const { kept = known, latest = known } = writer.written(id)
      const upload = local.get(id)
      const list = page()
      if (list === null || upload === undefined || isOver(upload)) return
      const isUntouched = !hasEnded && (isSameRecord(record, kept) || isSameRecord(record, latest))
      if (isClaimed && isUntouched) {
        if (!isKeptIn(record, upload)) writer.write(upload)
        return
      }
      const videoId = videoIdOf(upload)
      // If another tab wrote a record, its video is the one in it. Else it may be in any of these.
      const candidates = record === null || isUntouched ? [record, kept, latest] : [record]
      const isKnown = candidates.some((each) => each !== null && videoIdAt(each.point) === videoId)
      if (videoId !== null && !isKnown) void list.discard(videoId)
      const row = reconcile(upload, kept ?? toRecord(upload, null, clock.now()), isClaimed, stored)
      local.delete(id)
      if (record !== null) writer.found(record)
      const isElsewhere = row.status === 'elsewhere'
      if (isElsewhere) remote.set(id, videoIdentityOf(upload))
      else if (!isOver(row)) local.set(id, row)
      // A write that was retried meanwhile may have it, and the row waits for it.
      if (isElsewhere || isOver(row)) release(id)
      list.restore([row])
    },

    /**
     * A row of an earlier visit was cancelled. Another tab may be sending it, or have sent every byte: then it is shown
     * as it is, and its video is not deleted.
     */
    async cancel(cancelled: Upload, known: SessionRecord): Promise<void> {
      const { id } = cancelled
      cancelling.add(id)
      const isClaimed = await claim(id)
      const stored = isClaimed ? await store.read(id, known) : known
      cancelling.delete(id)
      const list = page()
      // Then it is for a later visit: this one would hold what it no longer works on.
      if (list === null) return void local.delete(id)
      const hasEnded = stored === null || isEnd(stored)
      const isWhole = !hasEnded && stored.point.step === 'processing' && known.point.step !== 'processing'
      if (!isClaimed || hasEnded || isWhole) {
        const row = reconcile(cancelled, known, isClaimed, stored)
        const isListed = list.has(id)
        if (row.status !== 'processing' || !isListed) release(id)
        if (isListed) list.restore([row])
        return
      }
      const videoId = videoIdAt(stored.point)
      const discarded = videoId === null ? true : list.discard(videoId)
      // What a person could still undo is in the store until that is settled.
      if (stored.withdrawnUntil === undefined || (await discarded)) return end(cancelled)
      // A later visit asks again, and so does a tab that is opened while this one is still there.
      if (page() === list) {
        local.delete(id)
        release(id)
      }
    },
    /** Whether `cancel` is still asking. A row that leaves the list meanwhile says nothing new. */
    isCancelling: (id: UploadId): boolean => cancelling.has(id),
  }
}
