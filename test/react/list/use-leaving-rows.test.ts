import { expect, test } from 'vitest'
import { nextRows } from '../../../src/react/list/use-leaving-rows.js'

const gone = () => false
const rows = (shown: string) => ({ shown: shown.split('') })

test('a row that has left stands where it stood, also beside another one and beside one that comes', () => {
  const { shown, leaving } = nextRows(rows('abcd'), 'adx'.split(''), gone)
  expect(shown.join('')).toBe('abcdx')
  expect([...leaving]).toEqual(['b', 'c'])
})

test('the first and the last keep their room too', () => {
  expect(nextRows(rows('abc'), ['b'], gone).shown.join('')).toBe('abc')
})

test('many at once go at once', () => {
  const shown = Array.from({ length: 14 }, (_, index) => String(index))
  expect(nextRows({ shown }, ['0'], gone).shown).toEqual(['0'])
})

test('what is only not shown any more goes at once', () => {
  expect(nextRows(rows('abc'), ['b'], (id) => id === 'a').shown.join('')).toBe('bc')
})
