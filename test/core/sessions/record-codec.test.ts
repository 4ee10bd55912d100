import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SessionRecord } from '../../../src/core/model/stored-upload.js'
import { encodeRecord, parseRecord } from '../../../src/core/sessions/record-codec.js'
import { parseTabMessage } from '../../../src/core/sessions/tab-message.js'
import { parseTicket } from '../../../src/protocol/ticket-answer.js'
import { videoWith } from '../../support/uploads.js'

const uploadUrl = 'https://upload.example/tus/a?tusv2=true'
const ticket = parseTicket({ uploadUrl, videoId: 'video', expiresAt: 5 }, new Headers(), undefined)
if (ticket === null) throw new Error('No ticket')

const record = {
  id: 'upload-1',
  file: { name: 'film.mp4', size: 1000, type: 'video/mp4', lastModified: -1 },
  fingerprint: 'abc',
  handle: null,
  point: { step: 'transfer', ticket, bytesAccepted: 400, chunkCeiling: 26_214_400 },
  addedAt: 1,
  savedAt: 2,
  title: null,
} satisfies SessionRecord

/** As a database gives it back: a copy of what can be listed. */
const stored = (of: SessionRecord): Record<string, unknown> => structuredClone(encodeRecord(of)) as never

test('a record comes back as it was, with the upload URL that no log shows', () => {
  const back = parseRecord(stored(record))
  expect(back).toEqual(record)
  expect(back?.point).toMatchObject({ ticket: { uploadUrl } })
  expect(JSON.stringify(back)).not.toContain('tusv2')
})

test('what was written into fields comes back, unless it is something else', () => {
  const fields = { values: { place: 'Oslo' }, state: 'unsaved' } as const
  expect(parseRecord(stored({ ...record, fields }))).toEqual({ ...record, fields })
  for (const values of [{ 'a b': 'x' }, { place: 7 }, JSON.parse('{"__proto__":"x"}'), null]) {
    expect(parseRecord({ ...stored(record), fields: { values, state: 'saved' } })).toEqual(record)
  }
})

test.each([
  ['of another version', { version: 3 }],
  ['without an id', { id: '' }],
  ['without its times', { addedAt: 'yesterday' }],
  ['that was never saved', { savedAt: null }],
  ['of a file without a name', { file: { ...record.file, name: 7 } }],
  ['of a file without a type', { file: { ...record.file, type: null } }],
  ['of a file without a date', { file: { ...record.file, lastModified: '1' } }],
  ['of a file that somebody paused before it began', { point: { step: 'pause' } }],
  [
    'of a link whose bytes are sent from here',
    { file: undefined, link: { url: 'https://example.com/a.mp4', name: 'A' } },
  ],
  ['without a place in the file', { point: { step: 'transfer', ticket: { uploadUrl } } }],
  ['of a file without a size', { file: { ...record.file, size: 'large' } }],
  [
    'with more bytes than the file has',
    { point: { step: 'transfer', ticket: { uploadUrl }, bytesAccepted: 1001 } },
  ],
  [
    'with no web address to send to',
    { point: { step: 'transfer', ticket: { uploadUrl: 'javascript:1' }, bytesAccepted: 0 } },
  ],
  ['of a step that is not known', { point: { step: 'dance' } }],
  ['of an encoding without a video', { point: { step: 'processing' } }],
])('a record %s is not read', (_, fields) => {
  expect(parseRecord({ ...stored(record), ...fields })).toBeNull()
})

test('a record of a version that had no titles is read', () => {
  const { title: _, ...old } = stored(record)
  expect(parseRecord(old)).toEqual(record)
})

test('so is one of a version that kept no limit of chunks, or a limit that is none', () => {
  const none = { ...record, point: { ...record.point, chunkCeiling: null } }
  const { chunkCeiling: _, ...point } = stored(record)['point'] as typeof record.point
  expect(parseRecord({ ...stored(record), point })).toEqual(none)
  expect(parseRecord({ ...stored(record), point: { ...point, chunkCeiling: 'small' } })).toEqual(none)
})

test('a title comes back as it was, and fit to be one', () => {
  const title = { text: 'At the sea', state: 'unsaved' } as const
  expect(parseRecord(stored({ ...record, title }))?.title).toEqual(title)
  const wild = { text: ` two\nlines ${'x'.repeat(1000)}`, state: 'failed' }
  expect(parseRecord({ ...stored(record), title: wild })?.title).toEqual({
    text: `two lines ${'x'.repeat(290)}`,
    state: 'unsaved',
  })
  for (const nothing of ['At the sea', { text: '\n' }, { text: 7 }, []]) {
    expect(parseRecord({ ...stored(record), title: nothing })?.title).toBeNull()
  }
})

test('whatever was stored or told, reading it is harmless', () => {
  fc.assert(
    fc.property(fc.anything(), fc.dictionary(fc.string(), fc.anything()), (any, fields) => {
      parseRecord(any)
      parseRecord({ ...stored(record), ...fields })
      parseTabMessage(any)
      parseTabMessage({ kind: 'view', id: 'a', traits: record.file, view: fields })
    }),
  )
})

test.each([
  { kind: 'asked', id: 'a' },
  {
    kind: 'view',
    id: 'a',
    traits: record.file,
    title: null,
    view: { status: 'sending', bytesAccepted: 1, bytesReached: 2 },
  },
  {
    kind: 'view',
    id: 'a',
    traits: record.file,
    title: null,
    view: { status: 'ready', video: videoWith({ readyToStream: true }) },
  },
  {
    kind: 'view',
    id: 'a',
    traits: record.file,
    title: 'At the sea',
    view: { status: 'cancelled', videoId: null },
  },
  {
    kind: 'view',
    id: 'a',
    traits: record.file,
    title: null,
    view: { status: 'failed', error: { code: 'not-a-video', status: null, retryAfter: null } },
  },
])('news arrive as they were told: $view.status', (news) => {
  expect(parseTabMessage(structuredClone(news))).toEqual(news)
})

test('a record with every byte of the file is read', () => {
  const point = { step: 'transfer', ticket, bytesAccepted: 1000, chunkCeiling: null } as const
  expect(parseRecord(stored({ ...record, point }))?.point).toMatchObject({ bytesAccepted: 1000 })
})

test('what is not a handle is left out', () => {
  expect(parseRecord({ ...stored(record), handle: { name: 'film.mp4' } })).toMatchObject({ handle: null })
})

const news = { kind: 'view', id: 'a', traits: record.file, title: null }

test.each([
  ['without an id', { ...news, id: 7, view: { status: 'cancelled', videoId: null } }],
  ['of an unknown kind', { ...news, kind: 'dance', view: { status: 'cancelled', videoId: null } }],
  ['of no file', { ...news, traits: {}, view: { status: 'cancelled', videoId: null } }],
  ['without a view', news],
  ['of an unknown status', { ...news, view: { status: 'dancing' } }],
  ['of a ready video that is none', { ...news, view: { status: 'ready', video: 'v' } }],
  ['of a failure without a code', { ...news, view: { status: 'failed' } }],
  ['of half a place', { ...news, view: { status: 'sending', bytesAccepted: 1 } }],
  ['of the other half', { ...news, view: { status: 'encoding', bytesReached: 1 } }],
])('news %s are not read', (_, told) => {
  expect(parseTabMessage(told)).toBeNull()
})

// It would take the upload for one that no tab has, as it looks for a lock of its own.
test('a record of what waits in a tab is none for versions that know no such lock', () => {
  expect(stored(record)).toMatchObject({ version: 1 })
  expect(stored({ ...record, keeper: 'tab of upload-1' })).toMatchObject({ version: 2 })
  expect(parseRecord(stored({ ...record, keeper: 'tab of upload-1' }))).toMatchObject({
    keeper: 'tab of upload-1',
  })
})
