// What a drag holds, as far as the browser tells before the drop.

import { isAccepted } from '../../core/model/video-formats.js'

/** Files, rather than text or an element of the page. */
export function holdsFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false
}

/** What a browser calls a file that it does not know, and what Linux calls `.ts` and `.mts`. */
const vague = /^(?:$|application\/octet-stream$|text\/vnd\.|model\/)/

/** Before the drop, browsers tell types but no names. A file of a vague type can be anything. */
export function isRefused(transfer: DataTransfer, accept: string | undefined): boolean {
  const files = Array.from(transfer.items).filter(({ kind }) => kind === 'file')
  if (accept === undefined || accept.includes('.') || files.length === 0) return false
  return files.every(({ type }) => !vague.test(type) && !isAccepted({ name: '', type }, accept))
}
