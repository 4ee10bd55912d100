import { describe, expect, test } from 'vitest'
import type { RowGroup } from '../../../src/react/window/row-groups.js'
import { entriesOf, type Heights, keysWithin } from '../../../src/react/window/row-plan.js'

/** Twelve rows each. */
const groups: readonly RowGroup[] = Array.from({ length: 5 }, (_, key) => ({
  key,
  ids: Array.from({ length: 12 }, (_each, index) => `${key}-${index}`),
}))

const heights = (measured: Readonly<Record<number, { rows: number; height: number }>> = {}): Heights => ({
  row: 10,
  groups: new Map(Object.entries(measured).map(([key, value]) => [Number(key), value])),
})

const told = (mounted: readonly number[], known = heights()): readonly string[] =>
  entriesOf(groups, new Set(mounted), known).map((entry) =>
    entry.kind === 'gap' ? `gap ${entry.height}` : `group ${entry.group.key} behind ${entry.before}`,
  )

describe('what stands in the list', () => {
  test('one gap in place of each run that is left out', () => {
    expect(told([0, 3])).toEqual(['group 0 behind 0', 'gap 240', 'group 3 behind 36', 'gap 120'])
    expect(told([])).toEqual(['gap 600'])
    expect(told([0, 1, 2, 3, 4])).toHaveLength(5)
  })

  test('a gap is as high as its groups were, and where they never were, as they may be', () => {
    expect(told([0], heights({ 1: { rows: 12, height: 150 } }))).toEqual(['group 0 behind 0', 'gap 510'])
  })

  test('a height of other rows does not count', () => {
    expect(told([0], heights({ 1: { rows: 11, height: 150 } }))).toEqual(['group 0 behind 0', 'gap 480'])
  })

  test('whatever comes and goes, what stays keeps its order: React moves no element, and no player starts again', () => {
    const names = (mounted: readonly number[]): readonly string[] =>
      entriesOf(groups, new Set(mounted), heights()).map((entry) =>
        entry.kind === 'gap' ? entry.key : String(entry.group.key),
      )
    const views = [[0, 1], [2], [1, 2], [0, 2, 4], [3, 4], [0, 4]].map(names)
    for (const before of views) {
      for (const after of views) {
        const stay = before.filter((name) => after.includes(name))
        expect(after.filter((name) => stay.includes(name))).toEqual(stay)
      }
    }
  })
})

describe('what is to be there', () => {
  const within = (
    mounted: readonly number[],
    tops: readonly number[],
    from: number,
    to: number,
    slack = 0,
  ) => {
    const entries = entriesOf(groups, new Set(mounted), heights())
    const boxOf = (index: number) => {
      const top = tops[index] ?? 0
      const entry = entries[index]
      return { top, bottom: top + (entry?.kind === 'gap' ? entry.height : 120) }
    }
    return [...keysWithin(entries, boxOf, heights(), { from, to, slack })]
  }

  test('the groups that reach into the part, also out of a gap', () => {
    // Scrolled by 200: the gap behind the first group begins 80 above the view.
    expect(within([0], [-200, -80], 0, 100)).toEqual([1, 2])
    expect(within([0, 1], [-200, -80, 40], 0, 100)).toEqual([1, 2])
  })

  test('what is there stays a little longer than it would take to come: on the edge nothing comes and goes', () => {
    // The first group ends 40 above the view; the second, in the gap, as far below.
    expect(within([0, 1], [-160, -40, 80], 0, 70)).toEqual([1])
    expect(within([0, 1], [-160, -40, 80], 0, 70, 50)).toEqual([0, 1])
    expect(within([0], [-160, -40], 0, 70, 50)).toEqual([0, 1])
  })

  test('nothing where the list is out of it', () => {
    expect(within([0], [2000, 2120], 0, 100)).toEqual([])
    expect(within([0], [-2000, -1880], 0, 100)).toEqual([])
  })
})
