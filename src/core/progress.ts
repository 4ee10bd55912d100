import { sizeOf, type Transfer, type Upload } from './upload.js'
import { retryabilityOf } from './upload-error.js'

/** Speed of a transfer, smoothed. It starts anew with each start, so that a pause does not count as slowness. */
export interface Rate {
  /** Milliseconds since the epoch. */
  readonly since: number
  readonly at: number
  /** Position in the file at `at`. */
  readonly bytes: number
  readonly bytesPerSecond: number
}

/** After this long a change of speed has half its effect on the figure shown. */
const HALF_LIFE = 3000
/** A speed measured over less than this is noise, and is not shown. */
const SETTLING = 1500
/** Requests that are silent for longer are given up. A longer step is the clock's, or a nap's, and says nothing about the speed. */
const LONGEST_STEP = 60_000

export function startRate(bytes: number, at: number): Rate {
  return { since: at, at, bytes, bytesPerSecond: 0 }
}

/**
 * The rate after one more observation. The average is weighted by time, not by count, and corrected for its start at zero, so
 * that the first figures are neither too low nor dependent on how often progress is reported.
 */
export function nextRate(rate: Rate, bytes: number, at: number): Rate {
  const elapsed = at - rate.at
  if (elapsed < 0 || elapsed > LONGEST_STEP) return startRate(bytes, at)
  if (elapsed === 0 || bytes < rate.bytes) return { ...rate, bytes: Math.min(bytes, rate.bytes) }
  const known = 1 - decay(rate.at - rate.since)
  const kept = decay(elapsed)
  const current = ((bytes - rate.bytes) * 1000) / elapsed
  const sum = rate.bytesPerSecond * known * kept + current * (1 - kept)
  return { since: rate.since, at, bytes, bytesPerSecond: sum / (1 - decay(at - rate.since)) }
}

function decay(ms: number): number {
  return 0.5 ** (ms / HALF_LIFE)
}

/** Bytes a second; `null` while nothing moves or too little is known. */
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

/** A link's bytes do not come by here, so they count for nothing. */
function bytesOf(upload: Upload): number {
  return sizeOf(upload) ?? 0
}

const afterTheBytes: ReadonlySet<Upload['status']> = new Set(['processing', 'ready', 'uploaded'])

/** Bytes that the bar has reached; `null` where nothing is under way. */
export function sentOf(upload: Upload): number | null {
  const isUnderWay = transferOf(upload) !== null || withoutFile.has(upload.status)
  return isUnderWay ? positionsOf(upload).reached : null
}

const withoutFile: ReadonlySet<Upload['status']> = new Set(['interrupted', 'reopening', 'elsewhere'])

/** Bytes of those that may have to be sent again, as nobody knows whether the server has them; `null` where that means nothing. */
export function unconfirmedOf(upload: Upload): number | null {
  return isWaiting(upload) ? notCertain(upload) : null
}

/** Bytes that are being sent again, down to where the bar is; `null` while none are. */
export function resendingOf(upload: Upload): number | null {
  return upload.status === 'uploading' && upload.transfer.rate !== null ? notCertain(upload) : null
}

/** Whether an upload that could go on stands still, or has not heard yet where the server is. */
function isWaiting(upload: Upload): boolean {
  if (upload.status === 'elsewhere') return upload.view.status === 'waiting'
  if (upload.status === 'failed') return retryabilityOf(upload.error) !== 'pointless'
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
  /** What is certain of it, 0 to 1: sent in this run while it runs, accepted by the server while it does not. */
  readonly acceptedFraction: number
}

/** How far an upload's bytes are. A resumed transfer that sends a part again fills `acceptedFraction` up to `fraction` first. */
export function progressOf(upload: Upload): Progress {
  const size = bytesOf(upload)
  const isFetching = upload.status === 'processing' && upload.encoding.step === 'downloading'
  if (afterTheBytes.has(upload.status) && !isFetching) {
    return { bytes: size, fraction: 1, acceptedFraction: 1 }
  }
  const { reached, certain } = positionsOf(upload)
  if (size === 0) return { bytes: reached, fraction: 0, acceptedFraction: 0 }
  return { bytes: reached, fraction: reached / size, acceptedFraction: certain / size }
}

/** Bytes that the bar has reached, and how many of them are certain. */
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

/** Where the transfer is, which after a lost chunk is behind what the bar has reached. */
function positionOf(upload: Upload, transfer: Transfer): number {
  return upload.status === 'uploading' ? transfer.bytesSent : transfer.bytesAccepted
}

/** A fraction as whole per cent, which is 100 only when all is done. The epsilon is for 0.29, which times 100 is 28.999…. */
export function wholePercent(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9)
}

export interface Totals {
  /** Files that count: all but the rejected and the cancelled. */
  readonly files: number
  /** Files whose video is ready, or uploaded where processing is not tracked. */
  readonly done: number
  /** Files that still move or wait for their turn, encoding included. */
  readonly busy: number
  readonly failed: number
  readonly bytesTotal: number
  readonly bytesReached: number
  /** 0 to 1, weighted by bytes: a large file counts more than a small one. `null` without bytes: Stream fetches links by itself. */
  readonly fraction: number | null
  /** Bytes a second of all transfers together; `null` while unknown. */
  readonly speed: number | null
  /** Seconds until the last byte of the running and waiting files; `null` while unknown. */
  readonly secondsLeft: number | null
}

const notCounted: ReadonlySet<Upload['status']> = new Set(['rejected', 'cancelled'])
const willMove: ReadonlySet<Upload['status']> = new Set(['validating', 'queued', 'requesting', 'uploading'])

export function totalsOf(uploads: readonly Upload[]): Totals {
  const counted = uploads.filter((upload) => !notCounted.has(upload.status))
  const sum = (list: readonly Upload[], amount: (upload: Upload) => number): number =>
    list.reduce((total, upload) => total + amount(upload), 0)
  const count = (...statuses: readonly Upload['status'][]): number =>
    counted.filter((upload) => statuses.includes(upload.status)).length

  const bytesTotal = sum(counted, bytesOf)
  const bytesReached = sum(counted, (upload) => progressOf(upload).bytes)
  const speed = sum(counted, (upload) => speedOf(upload) ?? 0) || null
  const moving = counted.filter((upload) => willMove.has(upload.status))
  const bytesLeft = sum(moving, (upload) => {
    const transfer = transferOf(upload)
    return bytesOf(upload) - (transfer === null ? 0 : positionOf(upload, transfer))
  })
  return {
    files: counted.length,
    done: count('ready', 'uploaded'),
    busy: moving.length + count('processing'),
    failed: count('failed'),
    bytesTotal,
    bytesReached,
    fraction: bytesTotal === 0 ? null : bytesReached / bytesTotal,
    speed,
    secondsLeft: speed === null || bytesLeft === 0 ? null : Math.max(1, Math.ceil(bytesLeft / speed)),
  }
}
