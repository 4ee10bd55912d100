import { isAccepted } from '../../core/model/file-rules.js'

/** Not text, and not an element of the page. */
export function holdsFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false
}

/** Before the drop browsers tell the types of the files, and not their names; a file without a type may be anything. */
export function isRefused(transfer: DataTransfer, accept: string | undefined): boolean {
  const files = Array.from(transfer.items).filter(({ kind }) => kind === 'file')
  if (accept === undefined || accept.includes('.') || files.length === 0) return false
  return files.every(({ type }) => type !== '' && !isAccepted({ name: '', type }, accept))
}
