// Opens the file of an earlier visit again, and checks that it is the same.

import type { KeptFiles } from '../contract/session-ports.js'
import type { FileRecord } from '../model/stored-upload.js'
import type { InterruptionProblem, PickedFile } from '../model/upload.js'
import { isSameFile } from '../model/video-identity.js'

/** The file with which an upload began: the chosen one, or else the one that the record can open. Or why not. */
export async function reopenFile(
  chosen: PickedFile | null,
  record: FileRecord,
  files: KeptFiles,
): Promise<PickedFile | InterruptionProblem> {
  const picked = chosen ?? (await openAgain(record, files))
  if (typeof picked === 'string') return picked
  const isSame = isSameFile(picked.file, record.file) && (await hasSameContent(picked.file, record, files))
  if (isSame) return picked
  return chosen === null ? 'file-changed' : 'another-file'
}

async function openAgain(
  { handle }: FileRecord,
  files: KeptFiles,
): Promise<PickedFile | InterruptionProblem> {
  const file =
    handle === null ? 'file-missing' : await files.open(handle).catch(() => 'file-missing' as const)
  return typeof file === 'string' ? file : { file, handle }
}

async function hasSameContent(file: File, { fingerprint }: FileRecord, files: KeptFiles): Promise<boolean> {
  return fingerprint === null || (await files.fingerprint(file).catch(() => null)) === fingerprint
}
