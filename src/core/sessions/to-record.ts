// The record of an upload: its identity, and the point from which a later visit can continue.

import type { SessionPoint, SessionRecord } from '../model/stored-upload.js'
import type { StandingUpload, Transfer, Upload } from '../model/upload.js'
import { retryabilityOf } from '../model/upload-error.js'
import { isLink, isWithdrawn, videoIdentityOf, videoIdOf } from '../model/upload-facts.js'
import type { VideoIdentity } from '../model/video-identity.js'
import type { KeptFields, KeptTitle } from '../model/written.js'

/** Where a later visit can continue; `null` if there is nothing to continue, or another tab has the upload. */
export function pointOf(upload: Upload): SessionPoint | null {
  switch (upload.status) {
    case 'paused':
      return isLink(upload) && upload.cause === 'user' ? { step: 'pause' } : pointAt(upload.transfer)
    case 'queued':
      return upload.held ? { step: 'hold' } : pointAt(upload.transfer)
    case 'uploading':
      return pointAt(upload.transfer)
    case 'requesting':
      return pointAt(null)
    case 'processing':
      return { step: 'processing', videoId: upload.videoId }
    case 'failed': {
      const { error, retryFrom } = upload
      if (retryabilityOf(error) === 'never') return null
      // A later visit would retry it without asking the person, and each retry may create one more video.
      if (isLink(upload) && retryFrom.step === 'request') return null
      return retryFrom.step === 'transfer' ? pointAt(retryFrom.transfer) : retryFrom
    }
    case 'cancelling':
      return pointOf(upload.before) ?? knownPointOf(upload.before)
    case 'removing':
      // Its video is whole, and stays whatever becomes of the row.
      return isWhole(upload.before) ? null : pointOf(upload.before)
    default:
      return null
  }
}

function isWhole(upload: StandingUpload): boolean {
  return upload.status === 'failed' && upload.retryFrom.step === 'processing'
}

function knownPointOf({ source }: Upload): SessionPoint | null {
  return source.kind === 'record' ? source.record.point : null
}

function pointAt(transfer: Transfer | null): SessionPoint {
  if (transfer === null) return { step: 'request', videoId: null }
  const { ticket, bytesAccepted, chunkCeiling } = transfer
  return { step: 'transfer', ticket, bytesAccepted, chunkCeiling }
}

function isSamePoint(a: SessionPoint | null, b: SessionPoint | null): boolean {
  if (a?.step !== 'transfer' || b?.step !== 'transfer') return a?.step === b?.step
  const isSameTicket = a.ticket.uploadUrl === b.ticket.uploadUrl && a.ticket.videoId === b.ticket.videoId
  return isSameTicket && a.bytesAccepted === b.bytesAccepted
}

export function isSameRecord(a: SessionRecord | null, b: SessionRecord | null): boolean {
  return a?.savedAt === b?.savedAt && isSamePoint(a?.point ?? null, b?.point ?? null)
}

function keptTitleOf({ title }: Upload): KeptTitle | null {
  return title && { text: title.text, state: title.state === 'saved' ? 'saved' : 'unsaved' }
}

function keptFieldsOf({ fields }: Upload): KeptFields | undefined {
  return fields && { values: fields.values, state: fields.state === 'saved' ? 'saved' : 'unsaved' }
}

export function isWorthWriting(next: Upload, previous: Upload): boolean {
  if (next.fields !== previous.fields) return true
  if (next.title !== previous.title || isWithdrawn(next) !== isWithdrawn(previous)) return true
  // Its end is the next thing to be written.
  if (isWholeThere(next)) return false
  return !isSamePoint(pointOf(next), pointOf(previous))
}

export function isKeptIn(record: SessionRecord | null, upload: Upload): boolean {
  const title = keptTitleOf(upload)
  const isSameTitle = record?.title?.text === title?.text && record?.title?.state === title?.state
  const isSameFields = JSON.stringify(record?.fields) === JSON.stringify(keptFieldsOf(upload))
  return isSameTitle && isSameFields && isSamePoint(pointOf(upload), record?.point ?? null)
}

/** No byte was sent for it, and its creation has not been answered. */
export function isUnbegun(upload: Upload): boolean {
  return (upload.status === 'queued' || upload.status === 'paused') && upload.transfer === null
}

/** Its file is being sent, and nothing of it is known to be accepted. */
export function isJustBegun(upload: Upload): boolean {
  return upload.status === 'uploading' && upload.transfer.bytesAccepted === 0
}

function isWholeThere(upload: Upload): boolean {
  return upload.status === 'uploading' && upload.transfer.bytesAccepted === upload.source.file.size
}

/** @param keeper see `SessionRecord` */
export function toRecord(
  upload: Upload,
  fingerprint: string | null,
  savedAt: number,
  keeper?: string,
): SessionRecord {
  const { id, source, addedAt } = upload
  const point = pointOf(upload) ?? knownPointOf(upload) ?? { step: 'request', videoId: videoIdOf(upload) }
  const withdrawnUntil = isWithdrawn(upload) ? upload.until : undefined
  const fields = keptFieldsOf(upload)
  const written = { title: keptTitleOf(upload), ...(fields !== undefined && { fields }) }
  const kept = { id, point, ...written, withdrawnUntil, addedAt, savedAt, keeper }
  if (source.kind === 'record') return { ...source.record, ...kept }
  const identity = plainIdentityOf(upload)
  return 'url' in identity
    ? { ...kept, link: identity }
    : { ...kept, file: identity, fingerprint, handle: source.kind === 'file' ? source.handle : null }
}

/** The identity as plain data, which can be stored and sent to other tabs. */
export function plainIdentityOf(upload: Upload): VideoIdentity {
  const identity = videoIdentityOf(upload)
  if ('url' in identity) return { url: identity.url, name: identity.name }
  const { name, size, type, lastModified } = identity
  return { name, size, type, lastModified }
}
