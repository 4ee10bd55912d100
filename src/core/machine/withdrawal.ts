// How an upload is cancelled or removed so that it can be undone, and how it comes back.

import type { UploadTicket } from '../../protocol/ticket.js'
import { baseOf, type StandingUpload, type Upload, type UploadIn } from '../model/upload.js'
import { handedOver } from './detached.js'
import { attachTicket } from './transfer.js'

/** Milliseconds for which it can be undone. */
export const CANCEL_UNDO = 10_000
export const REMOVE_UNDO = 8_000

/** @param before the upload at rest: what it is again after an undo */
export function startCancelling(before: StandingUpload, { at }: { at: number }): Upload {
  return { ...baseOf(before), status: 'cancelling', until: at + CANCEL_UNDO, before }
}

export function startRemoving(before: StandingUpload, { at }: { at: number }): Upload {
  return { ...baseOf(before), status: 'removing', until: at + REMOVE_UNDO, before }
}

/** With what was learned of the file, its title and its fields meanwhile. */
export function undo({ before, media, title, fields }: UploadIn<'cancelling' | 'removing'>): Upload {
  return { ...before, media, title, ...(fields !== undefined && { fields }) }
}

/** Keeps what a creation that was under way has made, for the undo or to be discarded. */
export function keepTicket(upload: UploadIn<'cancelling'>, { ticket }: { ticket: UploadTicket }): Upload {
  const { before } = upload
  const isWaiting = before.status === 'queued' || before.status === 'paused'
  return isWaiting ? { ...upload, before: attachTicket(before, ticket) } : upload
}

export function keepVideo(
  upload: UploadIn<'cancelling'>,
  { videoId, tracked }: { videoId: string; tracked: boolean },
): Upload {
  const isWaiting = upload.before.status === 'queued'
  return isWaiting ? { ...upload, before: handedOver(upload.before, videoId, tracked) } : upload
}

/** As if it was added anew. The file of an earlier visit has to be chosen for that. */
export function startOver(upload: UploadIn<'cancelled'>): Upload {
  const { source } = upload
  if (source.kind === 'video') return upload
  if (source.kind !== 'record') return { ...baseOf(upload), source, status: 'validating' }
  const { record } = source
  if (!('link' in record)) return upload
  return { ...baseOf(upload), source: { kind: 'link', ...record.link }, status: 'validating' }
}
