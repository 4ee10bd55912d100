import { takeOver } from '../machine/detached.js'
import type { UploadReport } from '../machine/upload-event.js'
import type { LiveView } from '../model/remote-view.js'
import type { SessionRecord } from '../model/stored-upload.js'
import { baseOf, type PickedFile, type Upload, type UploadIn } from '../model/upload.js'
import { videoIdAt, videoIdOf } from '../model/upload-facts.js'
import { pointOf, toRecord } from './to-record.js'

/* Rows made of records: what a person sees of uploads that another tab has, or had. */

/** The upload as one that another tab has; what is not heard yet is taken from the record. */
function elsewhere(record: SessionRecord, chosen: PickedFile | null): UploadIn<'elsewhere'> {
  const { id, addedAt, point } = record
  const size = 'file' in record ? record.file.size : 0
  const bytes = point.step === 'transfer' ? point.bytesAccepted : point.step === 'processing' ? size : 0
  const view: LiveView = {
    status: point.step === 'processing' ? 'encoding' : 'waiting',
    bytesAccepted: bytes,
    bytesReached: bytes,
  }
  return {
    id,
    source: { kind: 'record', record },
    addedAt,
    media: null,
    title: record.title,
    status: 'elsewhere',
    view,
    chosen,
  }
}

export function rowFromRecord(record: SessionRecord, isHeld: boolean, chosen: PickedFile | null): Upload {
  const there = elsewhere(record, chosen)
  return isHeld ? there : takeOver(there, record)
}

export function reportTakenElsewhere(upload: Upload, at: number): UploadReport {
  const record = toRecord(upload, null, at)
  return { type: 'takenElsewhere', record, view: elsewhere(record, null).view }
}

/**
 * The row of an upload that this tab had left to the others.
 * @param left what others found of it
 * @param isOurs whether it has it again
 * @param record what there is of it now; `null` for nothing, as it has ended
 */
export function reconcile(
  { source }: Upload,
  left: SessionRecord,
  isOurs: boolean,
  record: SessionRecord | null,
): Upload {
  const chosen = source.kind === 'file' ? { file: source.file, handle: source.handle } : null
  const there = elsewhere(record ?? left, chosen)
  return isOurs ? takeOver(there, record) : there
}

/** The video that a failed try left at Stream, and of which a row made of the older record does not know; `null` for none. */
export function orphanedVideoOf({ point }: SessionRecord, older: SessionRecord): string | null {
  return point.step === 'request' && point.videoId !== videoIdAt(older.point) ? point.videoId : null
}

/** How an upload that leaves the list has ended, for other tabs. A failed one cannot be tried again; its video may be whole. */
export function toEnd(upload: Upload): Upload {
  if (upload.status !== 'failed' || isOver(upload)) return upload
  const status = upload.retryFrom.step === 'processing' ? 'uploaded' : 'cancelled'
  return { ...baseOf(upload), status, videoId: videoIdOf(upload) }
}

/** Whether there is nothing to go on with. */
export function isOver(upload: Upload): boolean {
  return pointOf(upload) === null
}
