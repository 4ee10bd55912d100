import { expect, test } from 'vitest'
import type { Upload } from '../../../src/core/model/upload.js'
import { haveSameRows, rowsOf } from '../../../src/react/list/list-rows.js'
import { fileOf, uploadIn, videoWith } from '../../support/uploads.js'

const second = 1_000_000

/** Of the drop at that time: what was added together is thousandths apart. */
const refused = (id: string, addedAt: number, isQuestion = false): Upload => ({
  ...uploadIn(
    'rejected',
    { rejections: [isQuestion ? { code: 'duplicate', isQuestion } : { code: 'file-empty' }] },
    fileOf(0),
  ),
  id,
  addedAt,
})
const ready = (id: string, addedAt: number): Upload => ({
  ...uploadIn('ready', { video: videoWith() }),
  id,
  addedAt,
})

const all = { segment: 'all', filter: null, canFold: true } as const
const told = (uploads: readonly Upload[], choice: Partial<Parameters<typeof rowsOf>[1]> = {}) =>
  rowsOf(uploads, { ...all, ...choice }).map(({ id, refused: ids }) =>
    ids === undefined ? id : `[${ids.join()}]`,
  )

const drop = [
  refused('a', second),
  ready('b', second + 0.001),
  refused('c', second + 0.002),
  refused('d', second + 0.003),
]

test('three refusals of one drop are one row, at the place of the first', () => {
  expect(told(drop)).toEqual(['[a,c,d]', 'b'])
  expect(told(drop, { segment: 'problems' })).toEqual(['[a,c,d]'])
  expect(told(drop, { segment: 'ready' })).toEqual(['b'])
})

test('two are two rows, and each is one in a list that has no row for many', () => {
  expect(told(drop.slice(0, 3))).toEqual(['a', 'b', 'c'])
  expect(told(drop, { canFold: false })).toEqual(['a', 'b', 'c', 'd'])
})

test('what was dropped at another time is not among them', () => {
  const later = [refused('e', second + 5000), refused('f', second + 5000.001)]
  expect(told([...drop, ...later])).toEqual(['[a,c,d]', 'b', 'e', 'f'])
  const sameMoment = ['a', 'b', 'c'].map((id) => refused(id, second))
  expect(told(sameMoment)).toEqual(['a', 'b', 'c'])
})

test('rows that left do not part a drop', () => {
  const wide = [0, 0.12, 0.4].map((gap, index) => refused(`${index}`, second + gap))
  expect(told(wide)).toEqual(['[0,1,2]'])
})

test('what asks a question keeps its row', () => {
  expect(told([...drop, refused('q', second + 0.004, true)])).toEqual(['[a,c,d]', 'b', 'q'])
})

test('progress changes no row', () => {
  expect(haveSameRows(rowsOf(drop, all), rowsOf([...drop], all))).toBe(true)
  expect(haveSameRows(rowsOf(drop, all), rowsOf(drop.slice(1), all))).toBe(false)
  expect(rowsOf(drop.slice(0, 2), all)).toStrictEqual(drop.slice(0, 2))
})

test('what is searched for stands by itself, though it was refused with others', () => {
  const filter = { of: (uploads: readonly Upload[]) => uploads.filter(({ id }) => id !== 'a') }
  expect(told(drop, { filter })).toEqual(['b', 'c', 'd'])
  expect(told(drop, { filter, segment: 'problems' })).toEqual(['c', 'd'])
})
