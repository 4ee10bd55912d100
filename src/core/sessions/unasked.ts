// What is stored for nobody in particular: the next visit may be another person's, and sends nothing unasked.

import type { SessionRecord } from '../model/stored-upload.js'
import type { PickedFile, Upload } from '../model/upload.js'
import { plainError } from '../model/upload-error.js'
import { rowFromRecord } from './from-record.js'

/** A link that was not asked for yet waits for a click. */
export function unaskedRecord(record: SessionRecord): SessionRecord {
  const isQueued = 'link' in record && record.point.step === 'request'
  return isQueued ? { ...record, point: { step: 'pause' } } : record
}

/** The row of a record. A title that was not saved yet is shown as such, and is saved when somebody gives it again. */
export function rowFor(
  record: SessionRecord,
  isHeld: boolean,
  chosen: PickedFile | null,
  isPersonal: boolean,
): Upload {
  if (isPersonal) return rowFromRecord(record, isHeld, chosen)
  const row = rowFromRecord(unaskedRecord(record), isHeld, chosen)
  const { title } = row
  if (row.status !== 'processing' || title?.state !== 'unsaved') return row
  return { ...row, title: { text: title.text, state: 'failed', error: plainError('network') } }
}
