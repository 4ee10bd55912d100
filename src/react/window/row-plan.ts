// Which groups of a long list are in the document, and how high the gaps in place of the others are.

import type { RowGroup } from './row-groups.js'

interface Rows {
  readonly kind: 'rows'
  readonly group: RowGroup
  /** How many rows stand before it. */
  readonly before: number
}

interface Gap {
  readonly kind: 'gap'
  readonly key: string
  readonly groups: readonly RowGroup[]
  /** Pixels. */
  readonly height: number
}

/** What stands below each other in the list. */
export type Entry = Rows | Gap

/** Pixels. A measured group of another number of rows tells nothing any more. */
export interface Heights {
  /** Of a row that was never in the document. */
  readonly row: number
  readonly groups: ReadonlyMap<number, { readonly rows: number; readonly height: number }>
}

/** The part of the list that is to be in the document, from the start of the viewport. Pixels. */
interface Part {
  readonly from: number
  readonly to: number
  /** So far beyond it stays what is there: what lies on the edge would else come and go for ever. */
  readonly slack: number
}

function heightOf({ key, ids }: RowGroup, { row, groups }: Heights): number {
  const measured = groups.get(key)
  return measured?.rows === ids.length ? measured.height : ids.length * row
}

/**
 * A gap has its key from the group behind it. So what stays keeps its order, and React moves no element: a moved one loses its focus,
 * and a player starts again.
 */
export function entriesOf(
  groups: readonly RowGroup[],
  mounted: ReadonlySet<number>,
  heights: Heights,
): readonly Entry[] {
  const entries: Entry[] = []
  let skipped: RowGroup[] = []
  let before = 0

  function endGap(key: string): void {
    if (skipped.length === 0) return
    const height = skipped.reduce((sum, group) => sum + heightOf(group, heights), 0)
    entries.push({ kind: 'gap', key, groups: skipped, height })
    skipped = []
  }

  for (const group of groups) {
    if (mounted.has(group.key)) {
      endGap(`before ${group.key}`)
      entries.push({ kind: 'rows', group, before })
    } else {
      skipped.push(group)
    }
    before += group.ids.length
  }
  endGap('end')
  return entries
}

/** @param boxOf where an entry is, from the start of the viewport */
export function keysWithin(
  entries: readonly Entry[],
  boxOf: (index: number) => { readonly top: number; readonly bottom: number },
  heights: Heights,
  { from, to, slack }: Part,
): ReadonlySet<number> {
  const keys = new Set<number>()
  entries.forEach((entry, index) => {
    const { top, bottom } = boxOf(index)
    if (bottom <= from - slack || top >= to + slack) return
    if (entry.kind === 'rows') return void keys.add(entry.group.key)
    let start = top
    for (const group of entry.groups) {
      const end = start + heightOf(group, heights)
      if (end > from && start < to) keys.add(group.key)
      start = end
    }
  })
  return keys
}
