// The figures of all uploads together.

import type { Upload } from '../model/upload.js'
import { type Figures, figuresOf, secondsFor } from './progress.js'

export interface Totals {
  /** Files that count: all but the rejected and the cancelled. */
  readonly files: number
  /** Files whose video is ready, or uploaded where processing is not tracked. */
  readonly done: number
  /** Files that still move or wait for their turn, encoding included. */
  readonly busy: number
  readonly failed: number
  /** Files that were refused. They are not among `files`. */
  readonly rejected: number
  /** The failed, the refused, and the interrupted ones whose file could not be opened. */
  readonly stuck: number
  readonly bytesTotal: number
  readonly bytesReached: number
  /** 0 to 1, by bytes: a large file counts more than a small one. `null` without bytes, as for links alone. */
  readonly fraction: number | null
  /** Bytes a second of all transfers together; `null` while unknown. */
  readonly speed: number | null
  /** Seconds until the last byte of the running and waiting files; `null` while unknown. */
  readonly secondsLeft: number | null
}

const known = new WeakMap<readonly Upload[], Totals>()

export function totalsOf(uploads: readonly Upload[]): Totals {
  const found = known.get(uploads)
  if (found !== undefined) return found
  const sums = createRunningTotals()
  for (const upload of uploads) sums.add(figuresOf(upload))
  sums.describe(uploads)
  return sums.current()
}

/** Sums that are kept up to date: a change costs the same, however many uploads there are. */
export function createRunningTotals() {
  /** Those that move. Summed up when asked for: a running sum of fractions would drift. */
  const sending = new Set<Figures>()
  let files = 0
  let done = 0
  let busy = 0
  let failed = 0
  let rejected = 0
  let stuck = 0
  let bytesTotal = 0
  let bytesReached = 0
  let bytesLeft = 0

  function count(figures: Figures, by: 1 | -1): void {
    const { status } = figures
    if (status === 'rejected') rejected += by
    if (figures.isStuck) stuck += by
    if (!figures.isCounted) return
    files += by
    if (status === 'ready' || status === 'uploaded') done += by
    if (figures.isMoving || status === 'processing') busy += by
    if (status === 'failed') failed += by
    bytesTotal += by * figures.bytesTotal
    bytesReached += by * figures.bytesReached
    bytesLeft += by * figures.bytesLeft
  }

  function current(): Totals {
    let speed = 0
    for (const figures of sending) speed += figures.speed
    return {
      files,
      done,
      busy,
      failed,
      rejected,
      stuck,
      bytesTotal,
      bytesReached,
      fraction: bytesTotal === 0 ? null : bytesReached / bytesTotal,
      speed: speed || null,
      secondsLeft: speed === 0 || bytesLeft === 0 ? null : secondsFor(bytesLeft, speed),
    }
  }

  return {
    add(figures: Figures): void {
      count(figures, 1)
      if (figures.speed > 0) sending.add(figures)
    },
    remove(figures: Figures): void {
      count(figures, -1)
      sending.delete(figures)
    },
    current: (): Totals => current(),
    /** `totalsOf` need not look into this array: it has the uploads that were summed up. */
    describe: (uploads: readonly Upload[]): void => void known.set(uploads, current()),
  }
}
