// Which rows the list has: those of a segment, and one for the files of a drop that were refused together.

import { can } from '../../core/machine/can.js'
import { totalsOf } from '../../core/machine/totals.js'
import { isIn, type Segment } from '../../core/model/segment.js'
import type { Upload, UploadId } from '../../core/model/upload.js'
import type { UploadFilter } from '../hooks/uploader-context.js'

export interface ListRow {
  /** Of the upload, or of the first that was refused. */
  readonly id: UploadId
  /** The uploads that were refused together; none for a row of one upload. */
  readonly refused?: readonly UploadId[]
}

/** Two are as quickly read as a sum of them. */
const FEW = 2

/** Milliseconds. Files of one drop are thousandths apart; two drops are not that close. */
const APART = 0.5

interface Choice {
  readonly segment: Segment
  readonly filter: UploadFilter | null
  readonly canFold: boolean
}

/** The uploads themselves where each has a row: a report of progress allocates nothing. What is searched for stands by itself. */
export function rowsOf(uploads: readonly Upload[], { segment, filter, canFold }: Choice): readonly ListRow[] {
  const found = filter === null ? uploads : filter.of(uploads)
  const shown = segment === 'all' ? found : found.filter((upload) => isIn(segment, upload))
  const mayFold = canFold && filter === null && totalsOf(uploads).rejected > FEW
  return mayFold ? folded(shown, refusalsByDrop(uploads)) : shown
}

function folded(shown: readonly Upload[], groups: ReadonlyMap<UploadId, readonly UploadId[]>): ListRow[] {
  return shown.flatMap(({ id }): readonly ListRow[] => {
    const refused = groups.get(id)
    if (refused === undefined) return [{ id }]
    return refused[0] === id ? [{ id, refused }] : []
  })
}

/** For each upload that was refused with more than `FEW` of its drop: all of them. */
function refusalsByDrop(uploads: readonly Upload[]): Map<UploadId, readonly UploadId[]> {
  const groups = new Map<UploadId, UploadId[]>()
  let drop: UploadId[] = []
  let last = -Infinity
  for (const upload of uploads) {
    const gap = upload.addedAt - last
    if (gap <= 0 || gap > APART) drop = []
    last = upload.addedAt
    if (!isFoldable(upload)) continue
    drop.push(upload.id)
    groups.set(upload.id, drop)
  }
  for (const [id, group] of groups) if (group.length <= FEW) groups.delete(id)
  return groups
}

/** A question has to be answered in a row of its own. */
function isFoldable(upload: Upload): boolean {
  return upload.status === 'rejected' && !can(upload, 'confirm')
}

export function haveSameRows(a: readonly ListRow[], b: readonly ListRow[]): boolean {
  return a === b || (a.length === b.length && a.every((row, index) => isSameRow(row, b[index])))
}

function isSameRow(a: ListRow, b: ListRow | undefined): boolean {
  if (a.id !== b?.id || a.refused?.length !== b.refused?.length) return false
  return a.refused === undefined || a.refused.every((id, index) => id === b.refused?.[index])
}
