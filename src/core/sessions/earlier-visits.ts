// What earlier visits have left: rows for the list, and records that are over.

import type { Clock, SessionPage } from '../contract/ports.js'
import { isOutdated, type SessionRecord } from '../model/stored-upload.js'
import type { Upload, UploadId } from '../model/upload.js'
import { identityIn, videoIdAt } from '../model/upload-facts.js'
import type { createLeftUploads } from './left-uploads.js'
import type { createRecordWriter } from './record-writer.js'
import { isHeldIn } from './release-watch.js'
import type { TimeLimitedStore } from './time-limited-store.js'
import { rowFor } from './unasked.js'

interface EarlierContext {
  readonly store: TimeLimitedStore
  readonly writer: ReturnType<typeof createRecordWriter>
  readonly local: Map<UploadId, Upload>
  readonly remote: ReturnType<typeof createLeftUploads>
  readonly restored: Set<UploadId>
  readonly followed: Set<UploadId>
  /** A record of these was read before they ended. */
  readonly endedElsewhere: ReadonlySet<UploadId>
  readonly clock: Clock
  readonly isPersonal: boolean
  readonly heldIds: () => Promise<ReadonlySet<string>>
  readonly page: () => SessionPage | null
  /** Ends what a person has cancelled there, or what is too old. */
  readonly endLeftOver: (record: SessionRecord) => Promise<void>
}

/** @returns puts what the store has into the list, the oldest first */
export function createEarlierVisits(context: EarlierContext): () => Promise<void> {
  const { store, writer, local, remote, restored, followed, endedElsewhere, clock, isPersonal, page } =
    context

  /** Deletes a record that is too old to continue, and its video, unless all bytes have arrived. */
  function drop(record: SessionRecord): void {
    const { id, point } = record
    const videoId = videoIdAt(point)
    if (isPersonal && videoId !== null && point.step !== 'processing') return void context.endLeftOver(record)
    // A tab that was opened a moment ago may still list it.
    void store.forget(id, point.step === 'processing' ? undefined : { status: 'cancelled', videoId })
  }

  function restore(record: SessionRecord, isHeld: boolean): Upload {
    remote.set(record.id, identityIn(record))
    writer.found(record)
    restored.add(record.id)
    const row = rowFor(record, isHeld, null, isPersonal)
    // Encoding continues without a file, so this tab works on it at once.
    if (row.status === 'processing') {
      local.set(row.id, row)
      if (!isPersonal) followed.add(row.id)
    }
    return row
  }

  return async () => {
    // Before the records are read: what is released in between counts as held, and is asked for later. And after: a tab
    // that was opened in between keeps what waits there.
    const before = await context.heldIds()
    const records = await store.load()
    const held = new Set([...before, ...(await context.heldIds())])
    const rows: Upload[] = []
    for (const record of [...records].sort((a, b) => a.addedAt - b.addedAt)) {
      const { id, point, withdrawnUntil } = record
      const list = page()
      if (list === null || list.has(id) || endedElsewhere.has(id)) continue
      const isHeld = isHeldIn(held, record)
      if (point.step === 'processing' && list.hasVideo(point.videoId)) {
        // The app knows the video by now, and shows it itself.
        if (!isHeld) void store.forget(id)
      } else if (isHeld) rows.push(restore(record, true))
      else if (withdrawnUntil !== undefined) void context.endLeftOver(record)
      else if (isOutdated(record, clock.now())) drop(record)
      else rows.push(restore(record, false))
    }
    if (rows.length > 0) page()?.restore(rows)
  }
}
