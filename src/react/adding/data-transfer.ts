// What a drag holds, as far as the browser tells before the drop.

import { isAccepted } from '../../core/model/file-rules.js'

/** Files, rather than text or an element of the page. */
export function holdsFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false
}

/** Before the drop, browsers tell types but no names. A file without a type can be anything. */
export function isRefused(transfer: DataTransfer, accept: string | undefined): boolean {
  const files = Array.from(transfer.items).filter(({ kind }) => kind === 'file')
  if (accept === undefined || accept.includes('.') || files.length === 0) return false
  return files.every(({ type }) => type !== '' && !isAccepted({ name: '', type }, accept))
}
