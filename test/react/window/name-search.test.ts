import { expect, test } from 'vitest'
import type { Upload } from '../../../src/core/model/upload.js'
import { createNameSearch } from '../../../src/react/window/name-search.js'
import { fileOf, uploadIn } from '../../support/uploads.js'

const named = (name: string): Upload => uploadIn('queued', { transfer: null }, fileOf(1, name))
const titled = (text: string): Upload => ({ ...named('IMG_4711.mov'), title: { text, state: 'saved' } })

function found(typed: string, ...uploads: readonly Upload[]): readonly number[] | null {
  const filter = createNameSearch()(typed)
  return filter === null ? null : filter.of(uploads).map((upload) => uploads.indexOf(upload))
}

test('a part of the name is enough, in any case', () => {
  expect(
    found('HARB', named('Harbour at dawn.mov'), named('Interview.mp4'), named('old harbour.mov')),
  ).toEqual([0, 2])
})

test('accents do not matter, however they are written', () => {
  const apart = 'Cafe\u0301 noir.mov'
  expect(found('cafe', named('Café.mov'), named(apart), named('cafe.mov'))).toEqual([0, 1, 2])
  expect(found('café', named(apart), named('cafe.mov'))).toEqual([0, 1])
})

test('it is found by the title that somebody gave, which is what the row shows', () => {
  expect(found('harbour', titled('Harbour'))).toEqual([0])
  expect(found('img', titled('Harbour'))).toEqual([])
})

test('spaces around it do not matter, and spaces alone look for nothing', () => {
  expect(found(' dawn ', named('Harbour at dawn.mov'))).toEqual([0])
  expect(found('  ', named('a'))).toBeNull()
})

test('the same list is not searched again: each report of bytes asks', () => {
  const uploads = [named('a.mov'), named('b.mov')]
  const filter = createNameSearch()('a')
  expect(filter?.of(uploads)).toBe(filter?.of(uploads))
})
