// Divides the rows into groups that stay stable while rows come and go.
'use client'

import { useState } from 'react'
import type { UploadId } from '../../core/model/upload.js'

export interface RowGroup {
  readonly key: number
  readonly ids: readonly UploadId[]
}

/** Larger groups make scrolling jerk when one comes into view. Smaller groups cost the browser more. */
const SIZE = 12

/** The groups of these rows, kept from render to render while the array is the same. */
export function useRowGroups(ids: readonly UploadId[]): readonly RowGroup[] {
  const [last, setLast] = useState(() => ({ ids, groups: groupRows([], ids) }))
  if (last.ids === ids) return last.groups
  const groups = groupRows(last.groups, ids)
  setLast({ ids, groups })
  return groups
}

/**
 * A row stays in its group, whatever comes or goes: React would mount a row in another group again, without
 * its focus and what was typed in it. An unchanged group is the same object as before.
 */
export function groupRows(previous: readonly RowGroup[], ids: readonly UploadId[]): readonly RowGroup[] {
  const previousByKey = new Map(previous.map((group) => [group.key, group]))
  const known = new Map(previous.flatMap((group) => group.ids.map((id) => [id, group.key])))
  const toCome = countBy(ids, (id) => known.get(id))
  const groups: { key: number; ids: UploadId[] }[] = []
  const used = new Set<number>()
  let nextKey = Math.max(-1, ...previous.map(({ key }) => key)) + 1

  for (const id of ids) {
    const key = known.get(id)
    const last = groups[groups.length - 1]
    if (key !== undefined) toCome.set(key, (toCome.get(key) ?? 0) - 1)
    const fitsLast =
      last !== undefined &&
      (key === undefined ? last.ids.length < SIZE || (toCome.get(last.key) ?? 0) > 0 : key === last.key)
    if (fitsLast) {
      last.ids.push(id)
    } else {
      // If its group has ended already, the row has moved away from the others and starts a new group.
      const groupKey = key === undefined || used.has(key) ? nextKey++ : key
      used.add(groupKey)
      groups.push({ key: groupKey, ids: [id] })
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
