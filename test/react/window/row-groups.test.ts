import { describe, expect, test } from 'vitest'
import { groupRows, type RowGroup } from '../../../src/react/window/row-groups.js'

const named = (count: number, start = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => `row ${start + index}`)

const sizes = (groups: readonly RowGroup[]): readonly number[] => groups.map(({ ids }) => ids.length)
const rowsOf = (groups: readonly RowGroup[]): readonly string[] => groups.flatMap(({ ids }) => ids)

/** Rows that another group has now than had them before. */
const moved = (before: readonly RowGroup[], after: readonly RowGroup[]): readonly string[] => {
  const keyOf = (groups: readonly RowGroup[], id: string): number | undefined =>
    groups.find(({ ids }) => ids.includes(id))?.key
  return rowsOf(before).filter((id) => rowsOf(after).includes(id) && keyOf(before, id) !== keyOf(after, id))
}

describe('rows in groups', () => {
  test('no rows, no groups', () => {
    expect(groupRows([], [])).toEqual([])
  })

  test('are a dozen at most, in order', () => {
    const groups = groupRows([], named(30))
    expect(sizes(groups)).toEqual([12, 12, 6])
    expect(rowsOf(groups)).toEqual(named(30))
  })

  test('added at the end, fill the last group first, and leave the others as they are', () => {
    const before = groupRows([], named(30))
    const after = groupRows(before, named(40))
    expect(sizes(after)).toEqual([12, 12, 12, 4])
    expect(after[0]).toBe(before[0])
    expect(after[1]).toBe(before[1])
    expect(moved(before, after)).toEqual([])
  })

  test('removed, leave every other row in its group', () => {
    const before = groupRows([], named(30))
    const ids = named(30).filter((id) => id !== 'row 3' && id !== 'row 15')
    const after = groupRows(before, ids)
    expect(sizes(after)).toEqual([11, 11, 6])
    expect(rowsOf(after)).toEqual(ids)
    expect(moved(before, after)).toEqual([])
    expect(after[2]).toBe(before[2])
  })

  test('of a whole group removed, take the group with them', () => {
    const before = groupRows([], named(30))
    const after = groupRows(before, [...named(12), ...named(6, 24)])
    expect(after).toEqual([before[0], before[2]])
  })

  test('that come between others move none of them', () => {
    const before = groupRows([], named(60))
    const ids = [...named(30), ...named(40, 100), ...named(30, 30)]
    const after = groupRows(before, ids)
    expect(rowsOf(after)).toEqual(ids)
    expect(moved(before, after)).toEqual([])
  })

  test('that come before all others get groups of their own', () => {
    const before = groupRows([], named(10))
    const after = groupRows(before, [...named(20, 100), ...named(10)])
    expect(sizes(after)).toEqual([12, 8, 10])
    expect(moved(before, after)).toEqual([])
  })

  test('in another order are all there once, under keys of their own', () => {
    const before = groupRows([], named(60))
    const ids = [...named(20, 30), ...named(30), ...named(10, 50)]
    const after = groupRows(before, ids)
    expect(rowsOf(after)).toEqual(ids)
    expect(new Set(after.map(({ key }) => key)).size).toBe(after.length)
  })
})
