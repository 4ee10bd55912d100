// The uploads by id, in the order of the queue, with counts and totals that each change updates.

import { createRunningTotals } from '../machine/totals.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId, UploadStatus } from '../model/upload.js'
import { sizeOf, videoIdentityOf } from '../model/upload-facts.js'
import type { VideoIdentity } from '../model/video-identity.js'
import { createIdentityIndex } from './identity-index.js'
import { createRankCounter } from './rank-counter.js'
import { createStartOrder } from './start-order.js'

/** No call takes more than logarithmic time in the number of uploads, except `snapshot` after a change. */
export interface UploadList {
  readonly size: number
  get(id: UploadId): Upload | undefined
  /** Sets an upload. A new one is last; a known one keeps its place. */
  set(upload: Upload): void
  delete(id: UploadId): void
  count(...statuses: readonly UploadStatus[]): number
  /** How many uploads are moving or hold a slot; see `statusTraits`. */
  countMoving(): number
  countSlots(): number
  /** At most so many queued uploads, in order. */
  firstQueued(count: number): readonly UploadId[]
  /** How many uploads before this one count towards `maxFiles`. */
  countedBefore(id: UploadId): number
  /**
   * Uploads of this file or link that stand before the upload `id`, count towards `maxFiles`, and have not
   * failed.
   */
  duplicatesBefore(id: UploadId, identity: VideoIdentity): readonly UploadId[]
  /** An `interrupted` or `elsewhere` upload of this file or link. */
  findDetached(identity: VideoIdentity): UploadId | undefined
  /** All uploads. The same array until something changes. */
  snapshot(): readonly Upload[]
}

interface Entry {
  readonly place: number
  readonly upload: Upload
}

/**
 * Whether an upload counts towards `maxFiles`. An empty file does not: it will be rejected, and is only
 * checked for the reason.
 */
function isCounted(upload: Upload): boolean {
  return statusTraits[upload.status].isCounted && sizeOf(upload) !== 0
}

/** Whether the same file, added again, is a duplicate of this one. */
function isInTheWay(upload: Upload): boolean {
  return isCounted(upload) && upload.status !== 'failed'
}

export function createUploadList(): UploadList {
  const entries = new Map<UploadId, Entry>()
  const counts = new Map<UploadStatus, number>()
  const identities = createIdentityIndex()
  const counted = createRankCounter()
  const totals = createRunningTotals()
  const queue = createStartOrder((id) => entries.get(id)?.upload.status === 'queued')
  let places = 0
  let moving = 0
  let slots = 0
  let snapshot: readonly Upload[] | null = null

  function countStatus({ status }: Upload, by: 1 | -1): void {
    const { isMoving, holdsSlot } = statusTraits[status]
    counts.set(status, (counts.get(status) ?? 0) + by)
    if (isMoving) moving += by
    if (holdsSlot) slots += by
  }

  /** Updates only what differs, because most changes are progress. */
  function replace(previous: Upload | undefined, next: Upload | undefined, place: number): void {
    totals.replace(previous, next)
    snapshot = null
    if (previous?.status !== next?.status) {
      if (previous !== undefined) countStatus(previous, -1)
      if (next !== undefined) countStatus(next, 1)
    }
    const wasCounted = previous !== undefined && isCounted(previous)
    const isNowCounted = next !== undefined && isCounted(next)
    if (wasCounted !== isNowCounted) counted.add(place, isNowCounted ? 1 : -1)
    const wasInTheWay = previous !== undefined && isInTheWay(previous)
    const isNowInTheWay = next !== undefined && isInTheWay(next)
    if (wasInTheWay === isNowInTheWay && previous?.source === next?.source) return
    if (wasInTheWay) identities.remove(previous.id, videoIdentityOf(previous))
    if (isNowInTheWay) identities.add(next.id, videoIdentityOf(next))
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
      const place = known?.place ?? places++
      replace(known?.upload, upload, place)
      entries.set(id, { place, upload })
      if (upload.status === 'queued' && known?.upload.status !== 'queued') queue.add(id, place)
    },
    delete(id) {
      const known = entries.get(id)
      if (known === undefined) return
      replace(known.upload, undefined, known.place)
      entries.delete(id)
    },
    count: (...statuses) => statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0),
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
        const status = entries.get(id)?.upload.status
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
