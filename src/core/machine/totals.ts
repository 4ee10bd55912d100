import type { Upload } from '../model/upload.js'
import { bytesOf, positionOf, progressOf, speedOf, transferOf } from './progress.js'

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
