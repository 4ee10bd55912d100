import { type Arbitrary, array, assert, constantFrom, integer, oneof, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createUploadList } from '../../../src/core/list/upload-list.js'
import { totalsOf } from '../../../src/core/machine/totals.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { videoIdentityOf } from '../../../src/core/model/upload-facts.js'
import { fileOf, sessionIn, transferAt, uploadIn, videoWith } from '../../support/uploads.js'

const named = (name: string) => fileOf(1000, name)
const waiting = (name: string) => uploadIn('queued', { transfer: null }, named(name))
const error = { code: 'network', status: null, retryAfter: null } as const

function listOf(...uploads: readonly Upload[]) {
  const list = createUploadList()
  uploads.forEach(list.set)
  return list
}

describe('places', () => {
  test('asking for a ticket and sending hold a slot, pausing and encoding do not', () => {
    const list = listOf(
      uploadIn('requesting', { attempt: 0, failure: null, isRenewal: false }, named('a')),
      uploadIn('uploading', { transfer: transferAt(0) }, named('b')),
      uploadIn('paused', { cause: 'user', transfer: null }, named('c')),
      uploadIn('processing', { videoId: 'v', encoding: { step: 'queued', percent: null } }, named('d')),
    )
    expect(list.countSlots()).toBe(2)
  })

  test('rejected, cancelled and empty files leave their place to others', () => {
    const list = listOf(
      uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }, named('a')),
      uploadIn('cancelled', { videoId: null }, named('b')),
      uploadIn('ready', { video: videoWith() }, named('c')),
      uploadIn('validating', {}, fileOf(0, 'e')),
      waiting('d'),
    )
    expect(list.countedBefore('upload-of-d')).toBe(1)
  })

  test('a failed file is no reason against adding it again, one that is done is', () => {
    const failed = uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } }, named('a'))
    const ready = { ...uploadIn('ready', { video: videoWith() }, named('a')), id: 'ready' }
    const added = { ...waiting('a'), id: 'added' }
    expect(listOf(failed, added).duplicatesBefore('added', videoIdentityOf(added))).toEqual([])
    expect(listOf(failed, ready, added).duplicatesBefore('added', videoIdentityOf(added))).toEqual(['ready'])
  })

  test('a later copy of a file is no duplicate before it', () => {
    const first = { ...waiting('a'), id: 'first' }
    const second = { ...waiting('a'), id: 'second' }
    expect(listOf(first, second).duplicatesBefore('first', videoIdentityOf(first))).toEqual([])
  })
})

test('of uploads of one file that of an earlier visit is found, until it is under way again', () => {
  const film = named('film')
  const at = (id: string, name: string) =>
    ({
      id,
      file: { name, size: 1000, type: 'video/mp4', lastModified: film.lastModified },
      fingerprint: null,
      handle: null,
      point: { step: 'request', videoId: null },
      addedAt: 0,
      savedAt: 0,
      title: null,
    }) as const
  const view = { status: 'waiting', bytesAccepted: 0, bytesReached: 0 } as const
  const list = listOf(
    waiting('film'),
    waiting('other'),
    sessionIn('interrupted', { problem: null }, at('left', 'film')),
    sessionIn('elsewhere', { view, chosen: null }, at('there', 'third')),
  )
  expect(list.findDetached(film)).toBe('left')
  expect(list.findDetached(named('third'))).toBe('there')
  expect(list.findDetached(named('other'))).toBeUndefined()
  list.set({ ...waiting('film'), id: 'left' })
  expect(list.findDetached(film)).toBeUndefined()
})

test('the list is the same array until something changes', () => {
  const list = listOf(waiting('a'))
  const before = list.snapshot()
  expect(list.snapshot()).toBe(before)
  list.set(waiting('b'))
  expect(list.snapshot()).not.toBe(before)
  expect(before).toHaveLength(1)
})

/** Any upload, of few ids and files, so that they meet. */
const anyUpload: Arbitrary<Upload> = record({
  id: constantFrom('1', '2', '3', '4', '5', '6'),
  file: constantFrom(named('a'), named('b'), fileOf(0, 'empty'), fileOf(2000, 'c')),
  status: constantFrom(
    'validating',
    'queued',
    'uploading',
    'paused',
    'ready',
    'failed',
    'rejected',
    'cancelled',
  ),
  bytes: integer({ min: 0, max: 900 }),
  speed: integer({ min: 0, max: 5000 }),
}).map(({ id, file, status, bytes, speed }): Upload => {
  const rate = { since: 0, at: 10_000, bytes, bytesPerSecond: speed }
  const transfer = { ...transferAt(bytes), rate }
  const upload = {
    validating: () => uploadIn('validating', {}, file),
    queued: () => uploadIn('queued', { transfer: null }, file),
    uploading: () => uploadIn('uploading', { transfer }, file),
    paused: () => uploadIn('paused', { cause: 'user', transfer }, file),
    ready: () => uploadIn('ready', { video: videoWith() }, file),
    failed: () => uploadIn('failed', { error, retryFrom: { step: 'request', videoId: null } }, file),
    rejected: () => uploadIn('rejected', { rejections: [{ code: 'file-empty' }] }, file),
    cancelled: () => uploadIn('cancelled', { videoId: null }, file),
  }[status]()
  return Object.assign(upload, { id })
})

const counts = ({ status, source }: Upload): boolean =>
  status !== 'rejected' && status !== 'cancelled' && !(source.kind === 'file' && source.file.size === 0)

const startsOver = (known: Upload | undefined, next: Upload): boolean =>
  known?.status === 'cancelled' && next.status === 'validating'

// What is kept up to date must be what a look through the whole list finds, whatever was done before.
test('answers as a search through the list would, after any changes', () => {
  const anyChange = oneof(anyUpload, constantFrom('1', '2', '3'))
  assert(
    property(array(anyChange, { maxLength: 60 }), (changes) => {
      const list = createUploadList()
      const model = new Map<string, Upload>()
      for (const change of changes) {
        // What starts over does so behind the others, and stays where it is shown.
        if (typeof change !== 'string' && startsOver(model.get(change.id), change)) continue
        if (typeof change === 'string') {
          list.delete(change)
          model.delete(change)
        } else {
          list.set(change)
          model.set(change.id, change)
        }
        const uploads = [...model.values()]
        expect(list.snapshot()).toEqual(uploads)
        expect(list.size).toBe(uploads.length)
        expect(totalsOf(list.snapshot())).toEqual(totalsOf(uploads))
        expect(list.countSlots()).toBe(uploads.filter(({ status }) => status === 'uploading').length)
        expect(list.countMoving()).toBe(
          uploads.filter(({ status }) => ['validating', 'queued', 'uploading'].includes(status)).length,
        )
        const queued = uploads.filter(({ status }) => status === 'queued').map(({ id }) => id)
        expect(list.firstQueued(2)).toEqual(queued.slice(0, 2))
        expect(list.firstQueued(10)).toEqual(queued)
        for (const [index, upload] of uploads.entries()) {
          const before = uploads.slice(0, index).filter(counts)
          expect(list.get(upload.id)).toBe(upload)
          expect(list.countedBefore(upload.id)).toBe(before.length)
          const same = before.filter(
            ({ status, source }) =>
              status !== 'failed' &&
              source.kind === 'file' &&
              upload.source.kind === 'file' &&
              source.file === upload.source.file,
          )
          expect([...list.duplicatesBefore(upload.id, videoIdentityOf(upload))].toSorted()).toEqual(
            same.map(({ id }) => id).toSorted(),
          )
        }
      }
    }),
  )
})

test('counts on beyond the places that it began with', () => {
  const uploads = Array.from({ length: 300 }, (_, index) => waiting(String(index)))
  const list = listOf(...uploads)
  expect(list.countedBefore('upload-of-299')).toBe(299)
  expect(list.countedBefore('upload-of-128')).toBe(128)
  for (const { id } of uploads.slice(0, 200)) list.delete(id)
  expect(list.countedBefore('upload-of-299')).toBe(99)
  expect(list.firstQueued(1)).toEqual(['upload-of-200'])
})
