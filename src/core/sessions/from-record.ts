// Uploads made from records: the rows for what another tab has, or an earlier visit left.

import type { SessionEnd, Stored } from '../contract/session-ports.js'
import { mirrorRemote, takeOver } from '../machine/detached.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { SessionRecord } from '../model/stored-upload.js'
import { baseOf, type PickedFile, type Upload, type UploadIn } from '../model/upload.js'
import { standingOf, videoIdAt, videoIdOf } from '../model/upload-facts.js'
import { pointOf, toRecord } from './to-record.js'

/** The upload as one that another tab has. What that tab has not reported yet is taken from the record. */
function elsewhere(record: SessionRecord, chosen: PickedFile | null): UploadIn<'elsewhere'> {
  const { id, addedAt, point, title, fields } = record
  const size = 'file' in record ? record.file.size : 0
  const isComplete = point.step === 'processing'
  const sent = point.step === 'transfer' ? point.bytesAccepted : 0
  const bytes = isComplete ? size : sent
  const status = isComplete ? 'encoding' : 'waiting'
  const view = { status, bytesAccepted: bytes, bytesReached: bytes } as const
  const source = { kind: 'record', record } as const
  const written = { title, ...(fields !== undefined && { fields }) }
  return { id, source, addedAt, media: null, ...written, status: 'elsewhere', view, chosen }
}

export function rowFromRecord(record: SessionRecord, isHeld: boolean, chosen: PickedFile | null): Upload {
  const there = elsewhere(record, chosen)
  return isHeld ? there : takeOver(there, record)
}

export function reportTakenElsewhere(upload: Upload, at: number): UploadReport {
  const record = toRecord(upload, null, at)
  return { type: 'takenElsewhere', record, view: elsewhere(record, null).view }
}

/** After `close`: `left` is the last record known as stored, `stored` what is there now; `null` if the upload has ended. */
export function reconcile(
  { source }: Upload,
  left: SessionRecord,
  isClaimed: boolean,
  stored: Stored | null,
): Upload {
  const chosen = source.kind === 'file' ? source : null
  if (stored !== null && isEnd(stored)) return rowOfEnd(left, stored)
  const there = elsewhere(stored ?? left, chosen)
  return isClaimed ? takeOver(there, stored) : there
}

export function isEnd(stored: Stored): stored is SessionEnd {
  return 'end' in stored
}

/** The row of an upload that another tab has ended. */
function rowOfEnd(record: SessionRecord, { end }: SessionEnd): Upload {
  return mirrorRemote(elsewhere(record, null), end, null, null)
}

/** The video that a failed attempt left at Stream and that the older record does not know. */
export function orphanedVideoOf({ point }: SessionRecord, older: SessionRecord): string | null {
  return point.step === 'request' && point.videoId !== videoIdAt(older.point) ? point.videoId : null
}

/** How an upload that leaves the list ends for other tabs. A failed one is not retried, but may be complete. */
export function toEnd(left: Upload): Upload {
  const upload = standingOf(left)
  if (upload.status !== 'failed' || isOver(upload)) return upload
  const status = upload.retryFrom.step === 'processing' ? 'uploaded' : 'cancelled'
  return { ...baseOf(upload), status, videoId: videoIdOf(upload) }
}

export function isOver(upload: Upload): boolean {
  return pointOf(upload) === null
}
