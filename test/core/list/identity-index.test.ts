import { beforeEach, expect, test } from 'vitest'
import { createIdentityIndex } from '../../../src/core/list/identity-index.js'
import { fileOf } from '../../support/uploads.js'

const film = fileOf(1000, 'film.mp4')
const link = { url: 'https://example.com/a.mp4', name: 'A' }

let index: ReturnType<typeof createIdentityIndex>

beforeEach(() => {
  index = createIdentityIndex()
})

test('an upload is found by its file or its link', () => {
  index.set('a', film)
  index.set('b', link)
  expect(index.of(fileOf(1000, 'film.mp4'))).toEqual(['a'])
  expect(index.of(link)).toEqual(['b'])
  expect(index.of(fileOf(999, 'film.mp4'))).toEqual([])
  expect([...index.ids()]).toEqual(['a', 'b'])
})

test('of two of the same file the other is found once the first is gone', () => {
  index.set('a', film)
  index.set('b', film)
  index.delete('a')
  index.delete('unknown')
  expect(index.of(film)).toEqual(['b'])
  expect([...index.ids()]).toEqual(['b'])
})

test('an upload that is set again is not found by what it was', () => {
  index.set('a', film)
  index.set('a', link)
  expect(index.of(film)).toEqual([])
  expect(index.of(link)).toEqual(['a'])
})
