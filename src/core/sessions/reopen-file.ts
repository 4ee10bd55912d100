// Opens the file of an earlier visit again, and checks that it is the same.

import type { KeptFiles } from '../contract/session-ports.js'
import type { FileRecord } from '../model/stored-upload.js'
import type { InterruptionProblem, PickedFile } from '../model/upload.js'
import { isSameFile } from '../model/video-identity.js'
import { withFallback } from './with-fallback.js'

/**
 * The file with which an upload began, or the reason why it cannot be had.
 * @param chosen what the person chose; `null` to open the file that the record knows
 */
export async function reopenFile(
  chosen: PickedFile | null,
  record: FileRecord,
  files: KeptFiles,
): Promise<PickedFile | InterruptionProblem> {
  const picked = chosen ?? (await openAgain(record.handle, files))
  if (typeof picked === 'string') return picked
  const isSame = isSameFile(picked.file, record.file) && (await hasSameContent(picked.file, record, files))
  return isSame ? picked : chosen === null ? 'file-changed' : 'another-file'
}

async function openAgain(
  handle: FileSystemFileHandle | null,
  files: KeptFiles,
): Promise<PickedFile | InterruptionProblem> {
  const file = handle === null ? 'file-missing' : await withFallback(files.open(handle), 'file-missing')
  return typeof file === 'string' ? file : { file, handle }
}

async function hasSameContent(file: File, { fingerprint }: FileRecord, files: KeptFiles): Promise<boolean> {
  return fingerprint === null || (await withFallback(files.fingerprint(file), null)) === fingerprint
}
