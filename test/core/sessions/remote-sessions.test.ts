import { beforeEach, expect, test } from 'vitest'
import { createRemoteSessions, type RemoteSessions } from '../../../src/core/sessions/remote-sessions.js'
import { fileOf } from '../../support/uploads.js'

const film = fileOf(1000, 'film.mp4')
const link = { url: 'https://example.com/a.mp4', name: 'A' }

let remote: RemoteSessions

beforeEach(() => {
  remote = createRemoteSessions()
})

test('a session is found by its file or its link', () => {
  remote.set('a', film)
  remote.set('b', link)
  expect(remote.find(fileOf(1000, 'film.mp4'))).toBe('a')
  expect(remote.find(link)).toBe('b')
  expect(remote.find(fileOf(999, 'film.mp4'))).toBeUndefined()
  expect([...remote.ids()]).toEqual(['a', 'b'])
})

test('of two of the same file the other is found once the first is gone', () => {
  remote.set('a', film)
  remote.set('b', film)
  remote.delete('a')
  remote.delete('unknown')
  expect(remote.find(film)).toBe('b')
  expect([...remote.ids()]).toEqual(['b'])
})

test('a session that is set again is not found by what it was', () => {
  remote.set('a', film)
  remote.set('a', link)
  expect(remote.find(film)).toBeUndefined()
  expect(remote.find(link)).toBe('a')
})
