// How a transfer changes: it starts, opens, advances and rewinds.

import { isExpiring, type UploadTicket, withVideoId } from '../../protocol/ticket.js'
import { startRate, updateRate } from '../model/rate.js'
import { type AtRest, baseOf, type StandingUpload, type Transfer, type UploadIn } from '../model/upload.js'
import type { Opening } from './upload-event.js'

/** No failure, or none since a byte was accepted. */
export const noFailure = { attempt: 0, failure: null } as const

export function startTransfer(ticket: UploadTicket, isRenewed: boolean): Transfer {
  const positions = { bytesSent: 0, bytesAccepted: 0, bytesReached: 0 }
  return { ticket, ...positions, isRenewed, chunkCeiling: null, rate: null, ...noFailure }
}

/** Whether the URL has expired, or nearly so, before a byte was sent. If bytes were sent, it is worth a try. */
export function isStale(transfer: Transfer, at: number): boolean {
  return transfer.bytesReached === 0 && isExpiring(transfer.ticket, at)
}

/** A transfer that is not sending: only what the server confirmed is certain. */
export function rewindToAccepted<T extends Transfer | null>(transfer: T): T {
  return transfer && { ...transfer, bytesSent: transfer.bytesAccepted, rate: null, ...noFailure }
}

export function openAt(transfer: Transfer, { bytesAccepted, videoId, at }: Opening): Transfer {
  return {
    ...transfer,
    ticket: withVideoId(transfer.ticket, videoId),
    bytesAccepted,
    bytesSent: bytesAccepted,
    bytesReached: Math.max(transfer.bytesReached, bytesAccepted),
    rate: startRate(bytesAccepted, at),
  }
}

export function advanceTo({ transfer }: UploadIn<'uploading'>, bytesSent: number, at: number): Transfer {
  return {
    ...transfer,
    bytesSent,
    bytesReached: Math.max(transfer.bytesReached, bytesSent),
    rate: updateRate(transfer.rate ?? startRate(transfer.bytesAccepted, at), bytesSent, at),
  }
}

/** Attaches the ticket of a creation that was under way when the upload was queued or paused. */
export function attachTicket(upload: UploadIn<'queued' | 'paused'>, ticket: UploadTicket): StandingUpload {
  const { source } = upload
  if (source.kind !== 'file' || upload.transfer !== null) return upload
  return { ...upload, source, transfer: startTransfer(ticket, false) }
}

export type Startable = UploadIn<'queued' | 'requesting' | 'uploading' | 'paused'>

export function atRest(upload: Startable): AtRest {
  return 'transfer' in upload && upload.transfer !== null
    ? { ...baseOf(upload), transfer: rewindToAccepted(upload.transfer) }
    : { ...baseOf(upload), transfer: null }
}

export function requeue(upload: Startable): UploadIn<'queued'> {
  return { ...atRest(upload), status: 'queued', held: false }
}
