// Opens the file of an earlier visit again, and checks that it is the same: samples of its content decide.

import { cleanName } from '../../protocol/clean-name.js'
import type { KeptFiles } from '../contract/session-ports.js'
import type { UploadReport } from '../machine/upload-event.js'
import { type FileRecord, isBeforeCreation, type SessionRecord } from '../model/stored-upload.js'
import type { InterruptionProblem, PickedFile, UploadIn } from '../model/upload.js'
import { identityIn } from '../model/upload-facts.js'
import { isSameFile, keyOf } from '../model/video-identity.js'

/** The file with which an upload began: the chosen one, or else the one that the record can open. Or why not. */
export async function reopenFile(
  chosen: PickedFile | null,
  record: FileRecord,
  files: KeptFiles,
): Promise<UploadReport> {
  const refuse = (problem: InterruptionProblem): UploadReport => ({ type: 'fileRefused', problem })
  const picked = chosen ?? (await openAgain(record, files))
  if (typeof picked === 'string') return refuse(picked)
  const { file } = picked
  try {
    if (!(await isFileOf(record, file, files)))
      return refuse(chosen === null ? 'file-changed' : 'another-file')
  } catch {
    // What cannot be read is not said to be another one.
    return refuse('file-missing')
  }
  const handle = picked.handle ?? record.handle
  return { type: 'fileFound', file, handle, record: keepingName(record, file) }
}

export function reportLost(record: SessionRecord): UploadReport | null {
  return 'file' in record ? { type: 'fileLost', record } : null
}

async function openAgain(
  { handle }: FileRecord,
  files: KeptFiles,
): Promise<PickedFile | InterruptionProblem> {
  const file =
    handle === null ? 'file-missing' : await files.open(handle).catch(() => 'file-missing' as const)
  return typeof file === 'string' ? file : { file, handle }
}

/**
 * Whether the file is the one of the record. Its time, type and name may differ: a phone, a copy or a virus scanner changes
 * them. Without samples all must be the same, or, as long as no byte can be at the server, the name.
 * @throws what the reading of the samples throws
 */
async function isFileOf(record: FileRecord, file: File, files: KeptFiles): Promise<boolean> {
  const { fingerprint, file: known, point } = record
  if (file.size !== known.size) return false
  if (fingerprint !== null) return (await files.fingerprint(file, fingerprint)) === fingerprint
  return isSameFile(file, known) || (isBeforeCreation(point) && file.name === known.name)
}

/** Whether a record is of the file or link that was added. One of the same name and time is refused in its row if it is not. */
export async function isOf(
  record: SessionRecord,
  { source }: UploadIn<'validating'>,
  files: KeptFiles,
): Promise<boolean> {
  const identity = source.kind === 'file' ? source.file : source
  if (keyOf(identityIn(record)) === keyOf(identity)) return true
  if ('link' in record || source.kind === 'link') return false
  return isFileOf(record, source.file, files).catch(() => false)
}

/** A video is called as it was created, also if its file has another name now. */
function keepingName(record: FileRecord, { name }: File): FileRecord {
  const { title, file, point } = record
  const text = cleanName(file.name)
  const isCalledOtherwise = title === null && name !== file.name && !isBeforeCreation(point) && text !== ''
  return isCalledOtherwise ? { ...record, title: { text, state: 'saved' } } : record
}
