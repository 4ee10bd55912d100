// The uploads by id in the order of the queue; what is asked of all of them is kept up to date with each change.

import { can } from '../machine/can.js'
import { type Figures, figuresOf } from '../machine/progress.js'
import { createRunningTotals } from '../machine/totals.js'
import { statusTraits } from '../model/status-traits.js'
import type { Upload, UploadId, UploadIn } from '../model/upload.js'
import { isNotOurs, sizeOf, videoIdentityOf } from '../model/upload-facts.js'
import type { VideoIdentity } from '../model/video-identity.js'
import { createIdentityIndex } from './identity-index.js'
import { createPlaceSet } from './place-set.js'

interface Entry {
  readonly upload: Upload
  readonly figures: Figures
  readonly place: number
  /** Counts towards `maxFiles`. An empty file is as good as rejected: it is only looked at to say why. */
  readonly takesPlace: boolean
}

function entryOf(upload: Upload, place: number): Entry {
  const figures = figuresOf(upload)
  const isEmpty = figures.bytesTotal === 0 && sizeOf(upload) === 0
  return { upload, figures, place, takesPlace: statusTraits[upload.status].takesPlace && !isEmpty }
}

function isBeingRemoved(upload: Upload): upload is UploadIn<'removing'> {
  return upload.status === 'removing'
}

/** No reason against adding the same once more. */
function isLeft({ status }: Upload): boolean {
  return status === 'failed' || status === 'cancelling'
}

/** Takes the next free slot, unless it is held. */
function isWaiting({ figures: { status, isMoving } }: Entry): boolean {
  return status === 'queued' && isMoving
}

export type UploadList = ReturnType<typeof createUploadList>

/** No call searches all uploads, but for `snapshot` after a change, and `rivalsOf`, which few rules need. */
export function createUploadList() {
  const entries = new Map<UploadId, Entry>()
  const identities = createIdentityIndex()
  const totals = createRunningTotals()
  const ids = new Map<number, UploadId>()
  const counted = createPlaceSet()
  const queued = createPlaceSet()
  let places = 0
  let moving = 0
  let slots = 0
  let removing = 0
  let snapshot: readonly Upload[] | null = null
  let removed: readonly UploadIn<'removing'>[] | null = []

  function countStatus({ status, isMoving }: Figures, by: 1 | -1): void {
    if (status === 'removing') {
      removing += by
      removed = removing === 0 ? [] : null
    }
    if (isMoving) moving += by
    if (statusTraits[status].holdsSlot) slots += by
  }

  function replace(previous: Entry | undefined, next: Entry | undefined): void {
    snapshot = null
    const before = previous?.figures
    const now = next?.figures
    if (before !== undefined) totals.remove(before)
    if (now !== undefined) totals.add(now)
    // Most changes are bytes that move: nothing below differs.
    if (before?.status !== now?.status || before?.isMoving !== now?.isMoving) {
      if (before !== undefined) countStatus(before, -1)
      if (now !== undefined) countStatus(now, 1)
      if (previous !== undefined && isWaiting(previous)) queued.remove(previous.place)
      if (next !== undefined && isWaiting(next)) queued.add(next.place)
    }
    if (previous?.takesPlace !== next?.takesPlace) {
      if (previous?.takesPlace) counted.remove(previous.place)
      if (next?.takesPlace) counted.add(next.place)
    }
    if (previous?.takesPlace === next?.takesPlace && previous?.upload.source === next?.upload.source) return
    if (previous?.takesPlace) identities.delete(previous.upload.id)
    if (next?.takesPlace) identities.set(next.upload.id, videoIdentityOf(next.upload))
  }

  function leavePlace(entry: Entry): void {
    ids.delete(entry.place)
    if (isWaiting(entry)) queued.remove(entry.place)
    if (entry.takesPlace) counted.remove(entry.place)
  }

  function takePlace(entry: Entry): void {
    ids.set(entry.place, entry.upload.id)
    if (isWaiting(entry)) queued.add(entry.place)
    if (entry.takesPlace) counted.add(entry.place)
  }

  const placeOf = (id: UploadId): number => entries.get(id)?.place ?? places
  const uploadsOf = (identity: VideoIdentity): readonly Upload[] =>
    identities.of(identity).flatMap((id) => entries.get(id)?.upload ?? [])

  return {
    get size(): number {
      return entries.size
    },
    get: (id: UploadId): Upload | undefined => entries.get(id)?.upload,
    /** A new upload comes last; any other keeps its place. One that starts over does so behind the others. */
    set(upload: Upload): void {
      const { id } = upload
      const known = entries.get(id)
      const startsOver = known?.upload.status === 'cancelled' && upload.status === 'validating'
      if (startsOver) ids.delete(known.place)
      const entry = entryOf(upload, known === undefined || startsOver ? places++ : known.place)
      replace(known, entry)
      entries.set(id, entry)
      ids.set(entry.place, id)
    },
    delete(id: UploadId): void {
      replace(entries.get(id), undefined)
      ids.delete(placeOf(id))
      entries.delete(id)
    },
    /** The others stay where they are. */
    reorder(order: readonly UploadId[]): void {
      const moved = [...new Set(order)].flatMap((id) => entries.get(id) ?? [])
      const free = moved.map(({ place }) => place).sort((a, b) => a - b)
      const isMoved = new Set(moved.map(({ upload }) => upload.id))
      for (const entry of moved) leavePlace(entry)
      const next = moved.map(({ upload }, index) => entryOf(upload, free[index] ?? 0))
      for (const entry of next) takePlace(entry)
      const rest = next.values()
      const all = [...entries.values()].map((entry) =>
        isMoved.has(entry.upload.id) ? (rest.next().value ?? entry) : entry,
      )
      entries.clear()
      for (const entry of all) entries.set(entry.upload.id, entry)
      snapshot = null
      removed = removing === 0 ? [] : null
    },
    countMoving: (): number => moving,
    countSlots: (): number => slots,
    firstQueued: (count: number): readonly UploadId[] =>
      queued.first(count).flatMap((place) => ids.get(place) ?? []),
    /** How many uploads count towards `maxFiles`. */
    countPlaces: (): number => counted.before(places),
    /** How many uploads before this one count towards `maxFiles`. */
    countedBefore: (id: UploadId): number => counted.before(placeOf(id)),
    /** What counts when this upload is judged: all that stands before it, and behind it what was accepted. */
    rivalsOf(id: UploadId): readonly Upload[] {
      const place = placeOf(id)
      const counts = (other: Entry): boolean =>
        other.takesPlace &&
        (other.place < place || (other.place > place && other.upload.status !== 'validating'))
      return [...entries.values()].filter(counts).map(({ upload }) => upload)
    },
    /** Uploads of this file or link that count, have not failed, and stand before the upload `id`. */
    duplicatesBefore(id: UploadId, identity: VideoIdentity): readonly UploadId[] {
      const place = placeOf(id)
      return identities.of(identity).filter((other) => {
        const entry = entries.get(other)
        return entry !== undefined && entry.place < place && !isLeft(entry.upload)
      })
    },
    /** An upload of an earlier visit, or of another tab, that is of this file or link. */
    findDetached: (identity: VideoIdentity): UploadId | undefined => uploadsOf(identity).find(isNotOurs)?.id,
    /** An upload of this file or link that has failed and can be retried. */
    findFailed: (identity: VideoIdentity): UploadId | undefined =>
      uploadsOf(identity).find((upload) => can(upload, 'retry'))?.id,
    /** All uploads but those that are being removed. The same array until something changes. */
    snapshot(): readonly Upload[] {
      if (snapshot === null) {
        const all = Array.from(entries.values(), ({ upload }) => upload)
        snapshot = removing === 0 ? all : all.filter(({ status }) => status !== 'removing')
        totals.describe(snapshot)
      }
      return snapshot
    },
    /** Those that are being removed. The same array until one of them comes or goes. */
    removed(): readonly UploadIn<'removing'>[] {
      removed ??= Array.from(entries.values(), ({ upload }) => upload).filter(isBeingRemoved)
      return removed
    },
  }
}
