// The uploads by id in the order of the queue; what is asked of all of them is kept up to date with each change.

import { type Figures, figuresOf } from '../machine/progress.js'
import { createRunningTotals } from '../machine/totals.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId, UploadStatus } from '../model/upload.js'
import { sizeOf, videoIdentityOf } from '../model/upload-facts.js'
import type { VideoIdentity } from '../model/video-identity.js'
import { createIdentityIndex } from './identity-index.js'
import { createRankCounter } from './rank-counter.js'
import { createStartOrder } from './start-order.js'

/** No call costs more than the logarithm of the number of uploads, but for `snapshot` after a change. */
export interface UploadList {
  readonly size: number
  get(id: UploadId): Upload | undefined
  /** Sets an upload. A new one comes last; any other keeps its place. */
  set(upload: Upload): void
  delete(id: UploadId): void
  /** How many uploads are moving or hold a slot; see `statusTraits`. */
  countMoving(): number
  countSlots(): number
  /** The first queued uploads, in order, at most so many. */
  firstQueued(count: number): readonly UploadId[]
  /** How many uploads before this one count towards `maxFiles`. */
  countedBefore(id: UploadId): number
  /** Uploads of this file or link that count, have not failed, and stand before the upload `id`. */
  duplicatesBefore(id: UploadId, identity: VideoIdentity): readonly UploadId[]
  /** An upload of an earlier visit, or of another tab, that is of this file or link. */
  findDetached(identity: VideoIdentity): UploadId | undefined
  /** All uploads. The same array until something changes. */
  snapshot(): readonly Upload[]
}

/** An upload, and what is tallied of it. */
interface Entry extends Figures {
  readonly upload: Upload
  readonly place: number
  /** Counts towards `maxFiles`. An empty file is as good as rejected: it is only looked at to say why. */
  readonly takesPlace: boolean
  /** The same file, added again, is a duplicate of this one. */
  readonly isInTheWay: boolean
}

function entryOf(upload: Upload, place: number): Entry {
  const figures = figuresOf(upload)
  const takesPlace = figures.isCounted && sizeOf(upload) !== 0
  return { ...figures, upload, place, takesPlace, isInTheWay: takesPlace && upload.status !== 'failed' }
}

export function createUploadList(): UploadList {
  const entries = new Map<UploadId, Entry>()
  const counts = new Map<UploadStatus, number>()
  const identities = createIdentityIndex()
  const counted = createRankCounter()
  const totals = createRunningTotals()
  const queue = createStartOrder()
  let places = 0
  let moving = 0
  let slots = 0
  let snapshot: readonly Upload[] | null = null

  function countStatus({ status, isMoving }: Entry, by: 1 | -1): void {
    counts.set(status, (counts.get(status) ?? 0) + by)
    if (isMoving) moving += by
    if (statusTraits[status].holdsSlot) slots += by
  }

  function replace(previous: Entry | undefined, next: Entry | undefined): void {
    snapshot = null
    if (previous !== undefined) totals.remove(previous)
    if (next !== undefined) totals.add(next)
    // Most changes are bytes that move: nothing below differs.
    if (previous?.status !== next?.status) {
      if (previous !== undefined) countStatus(previous, -1)
      if (next !== undefined) countStatus(next, 1)
      if (previous?.status === 'queued') queue.remove(previous.upload.id)
      if (next?.status === 'queued') queue.add(next.upload.id, next.place)
    }
    if (previous?.takesPlace !== next?.takesPlace) {
      if (previous?.takesPlace) counted.add(previous.place, -1)
      if (next?.takesPlace) counted.add(next.place, 1)
    }
    if (previous?.isInTheWay === next?.isInTheWay && previous?.upload.source === next?.upload.source) return
    if (previous?.isInTheWay) identities.remove(previous.upload.id, videoIdentityOf(previous.upload))
    if (next?.isInTheWay) identities.add(next.upload.id, videoIdentityOf(next.upload))
  }

  const placeOf = (id: UploadId): number => entries.get(id)?.place ?? places

  return {
    get size() {
      return entries.size
    },
    get: (id) => entries.get(id)?.upload,
    set(upload) {
      const { id } = upload
      const known = entries.get(id)
      const entry = entryOf(upload, known?.place ?? places++)
      replace(known, entry)
      entries.set(id, entry)
    },
    delete(id) {
      replace(entries.get(id), undefined)
      entries.delete(id)
    },
    countMoving: () => moving,
    countSlots: () => slots,
    firstQueued: (count) => queue.first(count),
    countedBefore: (id) => counted.before(placeOf(id)),
    duplicatesBefore(id, identity) {
      const place = placeOf(id)
      return [...identities.of(identity)].filter((other) => placeOf(other) < place)
    },
    findDetached(identity) {
      const detached = (counts.get('interrupted') ?? 0) + (counts.get('elsewhere') ?? 0)
      if (detached === 0) return undefined
      for (const id of identities.of(identity)) {
        const status = entries.get(id)?.status
        if (status === 'interrupted' || status === 'elsewhere') return id
      }
      return undefined
    },
    snapshot() {
      if (snapshot === null) {
        snapshot = Array.from(entries.values(), ({ upload }) => upload)
        totals.describe(snapshot)
      }
      return snapshot
    },
  }
}
