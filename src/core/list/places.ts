// What counts before an upload that is judged: how many, how much, how long, and whether it is there already.

import type { ActivityContext } from '../contract/activity-context.js'
import type { Settings } from '../contract/options.js'
import type { Upload, UploadId } from '../model/upload.js'
import { durationOf, sizeOf, videoIdentityOf } from '../model/upload-facts.js'
import type { UploadList } from './upload-list.js'

interface Places extends Pick<ActivityContext, 'countedBefore' | 'bytesBefore' | 'isDuplicate'> {
  /** Seconds, of the videos whose length is known by now. */
  readonly secondsBefore: () => number
}

/** @param place the row whose place it is to take */
export function placesBefore(
  upload: Upload,
  list: UploadList,
  { maxFiles }: Settings,
  place: UploadId | undefined,
): Places {
  const { id } = upload
  /** What it would replace counts for nothing. */
  const rivals = (): readonly Upload[] => {
    const all = list.rivalsOf(id).filter((rival) => rival.id !== place)
    return maxFiles === 1 ? all.filter((rival) => !isReplacedBy(upload, rival)) : all
  }
  // What was accepted behind a duplicate that is wanted after all has its place already.
  const isLate =
    maxFiles === 1 || place !== undefined || (upload.status === 'validating' && upload.isConfirmed)
  const sumOf = (figure: (rival: Upload) => number | null) => () =>
    rivals().reduce((sum, rival) => sum + (figure(rival) ?? 0), 0)
  return {
    countedBefore: () => (isLate ? rivals().length : list.countedBefore(id)),
    bytesBefore: sumOf(sizeOf),
    secondsBefore: sumOf(durationOf),
    isDuplicate: () => list.duplicatesBefore(id, videoIdentityOf(upload)).length > 0,
  }
}

/**
 * Where there is one place: not by another file of the same drop, and not what another tab has. Times of files that are added
 * together differ by thousandths.
 */
export function isReplacedBy({ addedAt }: Upload, rival: Upload): boolean {
  return rival.status !== 'elsewhere' && Math.floor(rival.addedAt) !== Math.floor(addedAt)
}
