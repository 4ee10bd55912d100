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

/** The row of a record. A title or fields that were not saved yet are shown as such, and saved when somebody asks for that. */
export function rowFor(
  record: SessionRecord,
  isHeld: boolean,
  chosen: PickedFile | null,
  isPersonal: boolean,
): Upload {
  if (isPersonal) return rowFromRecord(record, isHeld, chosen)
  const row = rowFromRecord(unaskedRecord(record), isHeld, chosen)
  if (row.status !== 'processing') return row
  const { title, fields } = row
  const unsaved = { state: 'failed', error: plainError('network') } as const
  return {
    ...row,
    ...(title?.state === 'unsaved' && { title: { text: title.text, ...unsaved } }),
    ...(fields?.state === 'unsaved' && { fields: { values: fields.values, ...unsaved } }),
  }
}
