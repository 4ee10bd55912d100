import { isExpiring, type UploadTicket, withVideoId } from '../protocol/messages.js'
import { nextRate, startRate } from './progress.js'
import type { Transfer, Upload, UploadIn } from './upload.js'

/** Nothing has gone wrong, or it is made good. */
export const unfailed = { attempt: 0, failure: null } as const

export function newTransfer(ticket: UploadTicket, isRenewed: boolean): Transfer {
  return { ticket, bytesSent: 0, bytesAccepted: 0, bytesReached: 0, isRenewed, rate: null, ...unfailed }
}

/** Whether the URL has run out, or nearly so, before a byte was sent to it. With bytes behind it, it is worth a try. */
export function isStale(transfer: Transfer, at: number): boolean {
  return transfer.bytesReached === 0 && isExpiring(transfer.ticket, at)
}

/** A transfer that stands still: only what the server confirmed is certain. */
export function settled<T extends Transfer | null>(transfer: T): T {
  return transfer === null
    ? transfer
    : { ...transfer, bytesSent: transfer.bytesAccepted, rate: null, ...unfailed }
}

export function opened(
  transfer: Transfer,
  event: { bytesAccepted: number; videoId: string | null; at: number },
): Transfer {
  return {
    ...transfer,
    ticket: withVideoId(transfer.ticket, event.videoId),
    bytesAccepted: event.bytesAccepted,
    bytesSent: event.bytesAccepted,
    bytesReached: Math.max(transfer.bytesReached, event.bytesAccepted),
    rate: startRate(event.bytesAccepted, event.at),
  }
}

export function moved({ transfer }: UploadIn<'uploading'>, bytesSent: number, at: number): Transfer {
  return {
    ...transfer,
    bytesSent,
    bytesReached: Math.max(transfer.bytesReached, bytesSent),
    rate: nextRate(transfer.rate ?? startRate(transfer.bytesAccepted, at), bytesSent, at),
  }
}

/** The answer to a creation from before: the upload goes on with it later. */
export function withTicket(
  upload: UploadIn<'queued' | 'paused'>,
  { ticket }: { ticket: UploadTicket },
): Upload {
  const { source } = upload
  if (source.kind !== 'file' || upload.transfer !== null) return upload
  return { ...upload, source, transfer: newTransfer(ticket, false) }
}
