// The figures of one upload: bytes, speed, time left.

import { statusTraits } from '../model/status-traits.js'
import type { Transfer, Upload, UploadStatus } from '../model/upload.js'
import { retryabilityOf } from '../model/upload-error.js'
import { isHeld, isStuck, sizeOf, wasThere } from '../model/upload-facts.js'

/** A speed measured over less than this is noise, and is not shown. */
const SETTLING = 1500

/** Bytes a second; `null` while nothing moves or too little is known. */
export function speedOf(upload: Upload): number | null {
  const rate = upload.status === 'uploading' ? upload.transfer.rate : null
  if (rate === null || rate.at - rate.since < SETTLING) return null
  return rate.bytesPerSecond < 1 ? null : rate.bytesPerSecond
}

/** Whole seconds until the last byte is sent, at least 1; `null` while the speed is not known. */
export function etaOf(upload: Upload): number | null {
  const { bytesLeft, speed } = figuresOf(upload)
  return speed === 0 ? null : secondsFor(bytesLeft, speed)
}

export function secondsFor(bytes: number, speed: number): number {
  return Math.max(1, Math.ceil(bytes / speed))
}

export function transferOf(upload: Upload): Transfer | null {
  if ('transfer' in upload) return upload.transfer
  return upload.status === 'failed' && upload.retryFrom.step === 'transfer' ? upload.retryFrom.transfer : null
}

/** A link's bytes do not come by here, so they count for nothing. */
const bytesOf = (upload: Upload): number => sizeOf(upload) ?? 0

/** Bytes that the bar has reached; `null` where nothing is under way. */
export function sentOf(upload: Upload): number | null {
  const isUnderWay = transferOf(upload) !== null || statusTraits[upload.status].isDetached
  return isUnderWay ? positionsOf(upload).reached : null
}

/** Bytes of those that the server may not have; `null` where that means nothing. */
export function unconfirmedOf(upload: Upload): number | null {
  return isWaiting(upload) ? notCertain(upload) : null
}

/** Bytes that are being sent again, down to where the bar is; `null` while none are. */
export function resendingOf(upload: Upload): number | null {
  return upload.status === 'uploading' && upload.transfer.rate !== null ? notCertain(upload) : null
}

function isWaiting(upload: Upload): boolean {
  if (upload.status === 'elsewhere') return upload.view.status === 'waiting'
  if (upload.status === 'failed') return retryabilityOf(upload.error) !== 'never'
  return upload.status !== 'uploading' || upload.transfer.rate === null
}

/** A smaller part of the file is not seen on the bar. */
const VISIBLE = 0.01

/** The pale part of the bar in bytes; `null` where it is too short to be seen. */
function notCertain(upload: Upload): number | null {
  const { reached, certain } = positionsOf(upload)
  const bytes = reached - certain
  return bytes > 0 && bytes >= bytesOf(upload) * VISIBLE ? bytes : null
}

export interface Progress {
  /** Bytes that the bar has reached; it never goes back. */
  readonly bytes: number
  /** `bytes` as a part of the file, 0 to 1. For a link 0 until Stream has fetched it. */
  readonly fraction: number
  /** What is certain of it, 0 to 1: sent in this run while it runs, else accepted by the server. */
  readonly acceptedFraction: number
}

/** How far an upload's bytes are. What is sent again fills `acceptedFraction` up to `fraction` first. */
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

function positionsOf(upload: Upload): { readonly reached: number; readonly certain: number } {
  if (upload.status === 'elsewhere') {
    return { reached: upload.view.bytesReached, certain: upload.view.bytesAccepted }
  }
  if (upload.status === 'interrupted' || upload.status === 'reopening') {
    const { point } = upload.source.record
    const bytes = point.step === 'transfer' ? point.bytesAccepted : 0
    return { reached: bytes, certain: bytes }
  }
  return { reached: transferOf(upload)?.bytesReached ?? 0, certain: positionOf(upload) }
}

/** After a lost chunk this is behind what the bar has reached. */
function positionOf(upload: Upload): number {
  return upload.status === 'uploading' ? upload.transfer.bytesSent : (transferOf(upload)?.bytesAccepted ?? 0)
}

/** A fraction as whole per cent, 100 only when all is done. The epsilon is for 0.29, which times 100 is 28.999…. */
export function wholePercent(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9)
}

export interface Figures {
  readonly status: UploadStatus
  readonly isCounted: boolean
  readonly isMoving: boolean
  readonly isStuck: boolean
  readonly bytesTotal: number
  readonly bytesReached: number
  readonly bytesLeft: number
  /** Bytes a second. */
  readonly speed: number
}

export function figuresOf(upload: Upload): Figures {
  const { status } = upload
  const { isCounted, ...traits } = statusTraits[status]
  // What was there before is nobody's upload.
  const isOurs = !wasThere(upload)
  const isMoving = traits.isMoving && !isHeld(upload)
  const bytesTotal = bytesOf(upload)
  return {
    status,
    isCounted: isCounted && isOurs,
    isMoving,
    isStuck: isStuck(upload) && isOurs,
    bytesTotal,
    bytesReached: progressOf(upload).bytes,
    bytesLeft: isMoving ? bytesTotal - positionOf(upload) : 0,
    speed: speedOf(upload) ?? 0,
  }
}
