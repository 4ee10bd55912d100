import type { UploadId } from '../../core/model/upload.js'

/** Rows that stand in the page together. */
export interface RowGroup {
  readonly key: number
  readonly ids: readonly UploadId[]
}

/** More at a time make scrolling jerk when a group comes into view, and fewer cost more to look after. */
const SIZE = 12

/**
 * The same rows in groups. Whoever was in a group stays in it, whatever comes or goes around: a row that changed its group would be made
 * anew, without its focus and what is typed in it. A group that nothing happened to is the same object.
 */
export function groupRows(previous: readonly RowGroup[], ids: readonly UploadId[]): readonly RowGroup[] {
  const previousByKey = new Map(previous.map((group) => [group.key, group]))
  const known = new Map(previous.flatMap((group) => group.ids.map((id) => [id, group.key])))
  const toCome = countBy(ids, (id) => known.get(id))
  const groups: { key: number; ids: UploadId[] }[] = []
  const used = new Set<number>()
  let free = Math.max(-1, ...previous.map(({ key }) => key)) + 1

  for (const id of ids) {
    const key = known.get(id)
    const last = groups.at(-1)
    if (key !== undefined) toCome.set(key, (toCome.get(key) ?? 0) - 1)
    const belongs =
      last !== undefined &&
      (key === undefined ? last.ids.length < SIZE || (toCome.get(last.key) ?? 0) > 0 : key === last.key)
    if (belongs) {
      last.ids.push(id)
    } else {
      // A group that was left has ended: its row has moved away from the others.
      const next = key === undefined || used.has(key) ? free++ : key
      used.add(next)
      groups.push({ key: next, ids: [id] })
    }
  }
  return groups.map((group) => {
    const old = previousByKey.get(group.key)
    return old !== undefined && haveSameRows(old, group) ? old : group
  })
}

function haveSameRows(a: RowGroup, b: RowGroup): boolean {
  return a.ids.length === b.ids.length && a.ids.every((id, index) => id === b.ids[index])
}

function countBy<K>(ids: readonly UploadId[], keyOf: (id: UploadId) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const id of ids) counts.set(keyOf(id), (counts.get(keyOf(id)) ?? 0) + 1)
  return counts
}
