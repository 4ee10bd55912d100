// The figures of all uploads together.

import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId } from '../model/upload.js'
import { bytesOf, positionOf, progressOf, speedOf, transferOf } from './progress.js'

/** The figures of all uploads together. Rejected and cancelled uploads do not count. */
export interface Totals {
  /** How many files and links count. */
  readonly files: number
  /** How many are `ready`, or `uploaded` if processing is not tracked. */
  readonly done: number
  /** How many are being sent or encoded, or wait for that. */
  readonly busy: number
  readonly failed: number
  /** Bytes of all files. */
  readonly bytesTotal: number
  /** Bytes that the bars of all files have reached. */
  readonly bytesReached: number
  /** 0 to 1, weighted by bytes. `null` without bytes, for example if all uploads are links. */
  readonly fraction: number | null
  /** Bytes per second of all transfers together; `null` while unknown. */
  readonly speed: number | null
  /** Seconds until the last byte of the running and waiting files; `null` while unknown. */
  readonly secondsLeft: number | null
}

/** Totals that each change updates in constant time, however many uploads there are. */
export interface RunningTotals {
  /** Replaces an upload in the sums; `undefined` for one that came or left. */
  replace(previous: Upload | undefined, next: Upload | undefined): void
  current(): Totals
  /**
   * Remembers the current totals for this array, which must have the uploads that were added. `totalsOf` then
   * does not sum up.
   */
  describe(uploads: readonly Upload[]): void
}

const known = new WeakMap<readonly Upload[], Totals>()

/**
 * The figures of these uploads together. Fast for the `uploads` of an uploader's state, whose totals are
 * known.
 */
export function totalsOf(uploads: readonly Upload[]): Totals {
  const found = known.get(uploads)
  if (found !== undefined) return found
  const sums = createRunningTotals()
  for (const upload of uploads) sums.replace(undefined, upload)
  sums.describe(uploads)
  return sums.current()
}

export function createRunningTotals(): RunningTotals {
  /**
   * Speeds of the uploads that are sending. They are summed up on demand: a running sum of fractions would
   * drift.
   */
  const speeds = new Map<UploadId, number>()
  let files = 0
  let done = 0
  let busy = 0
  let failed = 0
  let bytesTotal = 0
  let bytesReached = 0
  let bytesLeft = 0

  function count(upload: Upload, by: 1 | -1): void {
    const { isCounted, isMoving } = statusTraits[upload.status]
    if (!isCounted) return
    const { status } = upload
    files += by
    if (status === 'ready' || status === 'uploaded') done += by
    if (isMoving || status === 'processing') busy += by
    if (status === 'failed') failed += by
    bytesTotal += by * bytesOf(upload)
    bytesReached += by * progressOf(upload).bytes
    if (isMoving) bytesLeft += by * leftOf(upload)
  }

  function current(): Totals {
    let speed = 0
    for (const each of speeds.values()) speed += each
    return {
      files,
      done,
      busy,
      failed,
      bytesTotal,
      bytesReached,
      fraction: bytesTotal === 0 ? null : bytesReached / bytesTotal,
      speed: speed || null,
      secondsLeft: speed === 0 || bytesLeft === 0 ? null : Math.max(1, Math.ceil(bytesLeft / speed)),
    }
  }

  return {
    replace(previous, next) {
      if (previous !== undefined) count(previous, -1)
      if (next !== undefined) count(next, 1)
      const speed = next === undefined ? null : speedOf(next)
      if (speed !== null && next !== undefined) speeds.set(next.id, speed)
      else if (previous !== undefined) speeds.delete(previous.id)
    },
    current,
    describe: (uploads) => void known.set(uploads, current()),
  }
}

function leftOf(upload: Upload): number {
  const transfer = transferOf(upload)
  return bytesOf(upload) - (transfer === null ? 0 : positionOf(upload, transfer))
}
