// How far an upload is: bytes, speed and time left.

import { statusTraits } from '../model/status-traits.js'
import type { Transfer, Upload } from '../model/upload.js'
import { retryabilityOf } from '../model/upload-error.js'
import { sizeOf } from '../model/upload-facts.js'

/** Milliseconds. A speed that is measured over less is noise, and is not shown. */
const SETTLING = 1500

/** The speed of an upload in bytes per second; `null` while it does not send or too little is measured. */
export function speedOf(upload: Upload): number | null {
  const rate = upload.status === 'uploading' ? upload.transfer.rate : null
  return rate === null || rate.at - rate.since < SETTLING || rate.bytesPerSecond < 1
    ? null
    : rate.bytesPerSecond
}

/** Whole seconds until the last byte is sent, at least 1; `null` while the speed is not known. */
export function etaOf(upload: Upload): number | null {
  const speed = speedOf(upload)
  const transfer = transferOf(upload)
  return speed === null || transfer === null
    ? null
    : Math.max(1, Math.ceil((bytesOf(upload) - transfer.bytesSent) / speed))
}

export function transferOf(upload: Upload): Transfer | null {
  switch (upload.status) {
    case 'queued':
    case 'uploading':
    case 'paused':
      return upload.transfer
    case 'failed':
      return upload.retryFrom.step === 'transfer' ? upload.retryFrom.transfer : null
    default:
      return null
  }
}

/** The size in bytes. A link counts 0, because its bytes do not pass through the browser. */
export function bytesOf(upload: Upload): number {
  return sizeOf(upload) ?? 0
}

/** Bytes that the bar has reached; `null` if no transfer has begun. */
export function sentOf(upload: Upload): number | null {
  const isUnderWay = transferOf(upload) !== null || statusTraits[upload.status].isDetached
  return isUnderWay ? positionsOf(upload).reached : null
}

/**
 * How many of those bytes may have to be sent again, because the server has not confirmed them; `null` if
 * there are none, or while they are being sent.
 */
export function unconfirmedOf(upload: Upload): number | null {
  return isWaiting(upload) ? unconfirmedBytes(upload) : null
}

/** Bytes that are being sent again until the position of the bar is reached; `null` while there are none. */
export function resendingOf(upload: Upload): number | null {
  return upload.status === 'uploading' && upload.transfer.rate !== null ? unconfirmedBytes(upload) : null
}

/** Whether an upload that could continue is not sending, or does not know the server's offset yet. */
function isWaiting(upload: Upload): boolean {
  if (upload.status === 'elsewhere') return upload.view.status === 'waiting'
  if (upload.status === 'failed') return retryabilityOf(upload.error) !== 'never'
  return upload.status !== 'uploading' || upload.transfer.rate === null
}

/** A smaller part of the file is not visible on the bar. */
const VISIBLE = 0.01

/** The pale part of the bar in bytes; `null` if it is too short to be visible. */
function unconfirmedBytes(upload: Upload): number | null {
  const { reached, certain } = positionsOf(upload)
  const bytes = reached - certain
  return bytes > 0 && bytes >= bytesOf(upload) * VISIBLE ? bytes : null
}

/** How many bytes of an upload have arrived. */
export interface Progress {
  /** Bytes that the bar has reached; never decreases. */
  readonly bytes: number
  /** `bytes` as a fraction of the file, 0 to 1. 0 for a link until Stream has fetched it. */
  readonly fraction: number
  /**
   * The certain part of `fraction`, 0 to 1: what this attempt has sent while it runs, else what the server
   * has accepted.
   */
  readonly acceptedFraction: number
}

/**
 * Progress for a bar. If a resumed transfer sends a part again, `acceptedFraction` grows up to `fraction`
 * first.
 */
export function progressOf(upload: Upload): Progress {
  const size = bytesOf(upload)
  const isFetching = upload.status === 'processing' && upload.encoding.step === 'downloading'
  if (statusTraits[upload.status].isAtStream && !isFetching) {
    return { bytes: size, fraction: 1, acceptedFraction: 1 }
  }
  const { reached, certain } = positionsOf(upload)
  if (size === 0) return { bytes: reached, fraction: 0, acceptedFraction: 0 }
  return { bytes: reached, fraction: reached / size, acceptedFraction: certain / size }
}

/** How many bytes the bar has reached, and how many of them are certain. */
function positionsOf(upload: Upload): { readonly reached: number; readonly certain: number } {
  if (upload.status === 'elsewhere') {
    return { reached: upload.view.bytesReached, certain: upload.view.bytesAccepted }
  }
  if (upload.status === 'interrupted' || upload.status === 'reopening') {
    const { point } = upload.source.record
    const bytes = point.step === 'transfer' ? point.bytesAccepted : 0
    return { reached: bytes, certain: bytes }
  }
  const transfer = transferOf(upload)
  if (transfer === null) return { reached: 0, certain: 0 }
  return { reached: transfer.bytesReached, certain: positionOf(upload, transfer) }
}

/** The position of the transfer. After a lost chunk it is behind what the bar has reached. */
export function positionOf(upload: Upload, transfer: Transfer): number {
  return upload.status === 'uploading' ? transfer.bytesSent : transfer.bytesAccepted
}

/**
 * A fraction as a whole percentage, which is 100 only at the end. The epsilon corrects 0.29, which times 100
 * is 28.999….
 */
export function wholePercent(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9)
}
