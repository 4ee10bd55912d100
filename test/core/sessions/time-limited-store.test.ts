import { beforeEach, describe, expect, test } from 'vitest'
import type { SessionStore, StoreChanges } from '../../../src/core/contract/session-ports.js'
import type { SessionRecord } from '../../../src/core/model/stored-upload.js'
import {
  createTimeLimitedStore,
  type TimeLimitedStore,
} from '../../../src/core/sessions/time-limited-store.js'
import { type FakeClock, fakeClock, settle } from '../../support/fake-ports.js'

const recordOf = (id: string): SessionRecord => ({
  id,
  link: { url: 'https://example.com/a.mp4', name: id },
  point: { step: 'pause' },
  addedAt: 0,
  savedAt: 0,
  title: null,
})
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${index}`)

let clock: FakeClock
let written: StoreChanges[]
let answers: (() => void)[]
let write: SessionStore['write']
let store: TimeLimitedStore

beforeEach(() => {
  clock = fakeClock()
  written = []
  answers = []
  write = () => Promise.resolve()
  const inner: SessionStore = {
    load: () => new Promise(() => {}),
    read: () => new Promise(() => {}),
    write(changes) {
      written.push(changes)
      return write(changes)
    },
  }
  store = createTimeLimitedStore(inner, clock)
})

const sizes = (): readonly number[] => written.map(({ saved, forgotten }) => saved.length + forgotten.length)

describe('many changes', () => {
  beforeEach(() => {
    write = () => new Promise((resolve) => answers.push(resolve))
  })

  test('go to the database at once, one by one, while they are few', () => {
    for (const id of ids(16)) void store.save(recordOf(id))
    expect(sizes()).toEqual(ids(16).map(() => 1))
  })

  test('go together while many are under way, a hundred a transaction, in their order', async () => {
    const kept = ids(300).map((id) => store.save(recordOf(id)))
    expect(written).toHaveLength(16)
    for (let turn = 0; turn < 5; turn++) {
      for (const answer of answers.splice(0)) answer()
      await settle()
    }
    expect(sizes().slice(16)).toEqual([100, 100, 84])
    expect(written.flatMap(({ saved }) => saved.map(({ id }) => id))).toEqual(ids(300))
    expect(new Set(await Promise.all(kept))).toEqual(new Set([true]))
  })

  test('may be to forget', async () => {
    const gone = store.forget('a')
    expect(written).toEqual([{ saved: [], forgotten: [{ id: 'a', end: null }] }])
    answers[0]?.()
    expect(await gone).toBe(true)
  })
})

describe('a record that cannot be cloned', () => {
  const isSound = ({ saved }: StoreChanges): boolean => saved.every(({ id }) => id !== '20')

  test('does not cost those that are written with it', async () => {
    write = async (changes) => {
      await new Promise<void>((resolve) => answers.push(resolve))
      if (!isSound(changes)) throw new DOMException('no clone', 'DataCloneError')
    }
    const kept = ids(30).map((id) => store.save(recordOf(id)))
    for (let turn = 0; turn < 60; turn++) {
      for (const answer of answers.splice(0)) answer()
      await settle()
    }
    expect(await Promise.all(kept)).toEqual(ids(30).map((id) => id !== '20'))
    // The fourteen together, and then each of them.
    expect(sizes().slice(16)).toEqual([14, ...ids(14).map(() => 1)])
  })

  test('is not written a second time if it was alone', async () => {
    write = () => Promise.reject(new Error('full'))
    expect(await store.save(recordOf('a'))).toBe(false)
    expect(written).toHaveLength(1)
  })
})

describe('a database that never answers', () => {
  test('counts as empty after three seconds', async () => {
    const known = recordOf('known')
    const asked = Promise.all([store.load(), store.read('known', known), store.read('other', null)])
    clock.advance(3000)
    expect(await asked).toEqual([[], known, null])
  })

  test('is not asked again for each of many records', async () => {
    write = () => new Promise(() => {})
    const kept = ids(30).map((id) => store.save(recordOf(id)))
    for (let turn = 0; turn < 3; turn++) {
      clock.advance(3000)
      await settle()
    }
    expect(new Set(await Promise.all(kept))).toEqual(new Set([false]))
    expect(written).toHaveLength(17)
  })
})
