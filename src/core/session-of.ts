import { progressOf, transferOf } from './progress.js'
import type { SessionPoint, SessionRecord } from './session-record.js'
import type { SessionView } from './session-view.js'
import { type Transfer, traitsOf, type Upload, type UploadStatus, videoIdOf } from './upload.js'
import { retryabilityOf } from './upload-error.js'

/** From where a later visit could go on; `null` where there is nothing to go on with, or it is not for this tab to say. */
export function pointOf(upload: Upload): SessionPoint | null {
  switch (upload.status) {
    case 'queued':
    case 'paused':
    case 'uploading':
      return pointAt(upload.transfer)
    case 'requesting':
      return pointAt(null)
    case 'processing':
      return { step: 'processing', videoId: upload.videoId }
    case 'failed': {
      const { error, retryFrom } = upload
      if (retryabilityOf(error) === 'pointless') return null
      return retryFrom.step === 'transfer' ? pointAt(retryFrom.transfer) : retryFrom
    }
    default:
      return null
  }
}

function pointAt(transfer: Transfer | null): SessionPoint {
  return transfer === null
    ? { step: 'request', videoId: null }
    : { step: 'transfer', ticket: transfer.ticket, bytesAccepted: transfer.bytesAccepted }
}

export function isSamePoint(a: SessionPoint | null, b: SessionPoint | null): boolean {
  if (a === null || b === null || a.step !== b.step) return a === b
  if (a.step === 'transfer' && b.step === 'transfer') {
    return a.ticket === b.ticket && a.bytesAccepted === b.bytesAccepted
  }
  return true
}

/** The upload as a record, at hand or not. */
export function recordOf(upload: Upload, fingerprint: string | null, savedAt: number): SessionRecord {
  const { id, source, addedAt } = upload
  const known = source.kind === 'record' ? source.record : null
  const { name, size, type, lastModified } = traitsOf(upload)
  return {
    id,
    file: { name, size, type, lastModified },
    fingerprint: known?.fingerprint ?? fingerprint,
    handle: source.kind === 'file' ? source.handle : source.record.handle,
    point: pointOf(upload) ?? known?.point ?? { step: 'request', videoId: videoIdOf(upload) },
    addedAt,
    savedAt,
  }
}

const sending: ReadonlySet<UploadStatus> = new Set(['requesting', 'uploading'])

/** The upload as other tabs see it; `null` while it is none of theirs. */
export function viewOf(upload: Upload): SessionView | null {
  switch (upload.status) {
    case 'ready':
      return { status: 'ready', video: upload.video }
    case 'uploaded':
    case 'cancelled':
      return { status: upload.status, videoId: upload.videoId }
    case 'failed':
      if (pointOf(upload) === null) return { status: 'failed', error: upload.error }
      break
    case 'validating':
    case 'rejected':
    case 'interrupted':
    case 'reopening':
    case 'elsewhere':
      return null
    default:
  }
  const bytesReached = progressOf(upload).bytes
  const bytesAccepted = transferOf(upload)?.bytesAccepted ?? bytesReached
  if (upload.status === 'processing') return { status: 'encoding', bytesAccepted, bytesReached }
  return { status: sending.has(upload.status) ? 'sending' : 'waiting', bytesAccepted, bytesReached }
}
