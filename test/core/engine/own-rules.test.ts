import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createMediaReader } from '../../../src/core/activities/media-reader.js'
import type { UploadOptions } from '../../../src/core/contract/options.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { UploadId } from '../../../src/core/model/upload.js'
import { nameOf } from '../../../src/core/model/upload-facts.js'
import { fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

beforeEach(() => start())

const reasons = (): readonly unknown[] =>
  uploads().flatMap((each) => (each.status === 'rejected' ? each.rejections : []))

describe('a rule of the app', () => {
  test('refuses a file with its sentence, and lets others pass', async () => {
    start({ validate: ({ name }) => (name.includes('draft') ? 'No drafts.' : null) })
    await add('draft.mp4', 'final.mp4')
    expect(statuses()).toEqual(['rejected', 'requesting'])
    expect(reasons()).toEqual([{ code: 'refused', message: 'No drafts.', reason: null }])
  })

  test('may give a code, and take its time', async () => {
    start({ validate: async () => ({ code: 'upright', message: 'Turn your phone.' }) })
    await add('a.mp4')
    expect(reasons()).toEqual([{ code: 'refused', message: 'Turn your phone.', reason: 'upright' }])
  })

  test('that throws refuses nothing in silence: the row says so, and the exception is reported', async () => {
    const bug = new Error('in the app')
    start({ validate: () => Promise.reject(bug) })
    await add('a.mp4')
    expect(reasons()).toEqual([{ code: 'not-checked' }])
    expect(ports.reported).toEqual([bug])
  })

  test('that never answers is waited for ten seconds', async () => {
    start({ validate: () => new Promise(() => {}) })
    await add('a.mp4')
    ports.clock.advance(9999)
    await settle()
    expect(statuses()).toEqual(['validating'])
    ports.clock.advance(1)
    await settle()
    expect(reasons()).toEqual([{ code: 'not-checked' }])
    expect(ports.reported).toEqual([])
  })

  test('is not asked about what another rule refuses, nor about links', async () => {
    const validate = vi.fn(() => null)
    start({ validate, accept: 'video/*' })
    uploader.add([fileOf(10, 'notes.txt', 'text/plain')])
    uploader.addLink('https://films.example/a.mp4')
    await settle()
    expect(validate).not.toHaveBeenCalled()
  })

  test('may not fill the row, or turn the order of its words', async () => {
    start({ validate: () => `\u202E${'x'.repeat(1000)}\n` })
    await add('a.mp4')
    expect(reasons()).toMatchObject([{ message: 'x'.repeat(300) }])
  })
})

describe('limits for all files together', () => {
  test('count what was accepted, and not what was refused', async () => {
    start({ maxTotalSize: 2500 })
    uploader.add([fileOf(1000, 'a'), fileOf(2000, 'b'), fileOf(1000, 'c'), fileOf(1000, 'd')])
    await settle()
    expect(statuses()).toEqual(['requesting', 'rejected', 'requesting', 'rejected'])
    expect(reasons()[0]).toEqual({ code: 'total-too-large', maxTotalSize: 2500 })
  })

  test('have room again once something is cancelled', async () => {
    start({ maxTotalSize: 1500 })
    const [first] = (await add('a')) as [UploadId]
    uploader.cancel(first)
    await add('b')
    expect(statuses()).toEqual(['cancelled', 'requesting'])
  })

  test('of length too, in whatever order the files can be read', async () => {
    let answerFirst = (): void => {}
    const media = { duration: 60, width: null, height: null, poster: null }
    const late = new Promise<typeof media>((resolve) => {
      answerFirst = () => resolve(media)
    })
    const read = async (file: File): Promise<typeof media> => (file.name === 'a' ? late : media)
    const options: UploadOptions = { maxTotalDurationSeconds: 100 }
    const engine = createEngine(
      { ...fakePorts(), mediaReader: async () => (context) => createMediaReader({ read }, context) },
      options,
    )
    engine.add([fileOf(1000, 'a'), fileOf(1000, 'b')])
    await settle()
    answerFirst()
    await settle()
    expect(engine.getState().uploads).toMatchObject([
      { status: 'rejected', rejections: [{ code: 'total-too-long', maxTotalDurationSeconds: 100 }] },
      { status: 'requesting' },
    ])
  })
})

describe('with one place', () => {
  beforeEach(() => start({ maxFiles: 1, accept: 'video/*' }))

  test('a further video replaces the first, and ends it at Stream', async () => {
    await upload('a.mp4', 'first')
    ports.clock.advance(1000)
    await add('b.mp4')
    expect(uploads().map(nameOf)).toEqual(['b.mp4'])
    expect(ports.discarded).toEqual(['first'])
  })

  test('one that is refused costs the first nothing', async () => {
    await upload('a.mp4')
    ports.clock.advance(1000)
    uploader.add([fileOf(10, 'notes.txt', 'text/plain')])
    await settle()
    expect(statuses()).toEqual(['uploading', 'rejected'])
  })

  test('of several that are dropped together the first is taken', async () => {
    await add('a.mp4', 'b.mp4')
    expect(statuses()).toEqual(['requesting', 'rejected'])
    expect(reasons()).toEqual([{ code: 'too-many-files', maxFiles: 1 }])
  })
})

describe('the app hears', () => {
  test('what is accepted, refused and removed', async () => {
    const heard: string[] = []
    start({
      accept: 'video/*',
      onAdd: (each) => heard.push(`added ${nameOf(each)}`),
      onReject: ({ rejections }) => heard.push(`rejected ${rejections[0].code}`),
      onRemove: (each) => heard.push(`removed ${nameOf(each)}, ${each.status}`),
    })
    uploader.add([fileOf(10, 'notes.txt', 'text/plain')])
    const [id] = (await add('a.mp4')) as [UploadId]
    uploader.cancel(id)
    uploader.clear()
    expect(heard).toEqual([
      'rejected file-type',
      'added a.mp4',
      'removed notes.txt, rejected',
      'removed a.mp4, cancelled',
    ])
  })

  test('once that all have settled, and again after more', async () => {
    const settled: (readonly string[])[] = []
    start({ trackProcessing: false, onAllSettled: (all) => settled.push(all.map(({ status }) => status)) })
    await add('a', 'b')
    await ports.creations[0]?.answer(ticketFor('v'))
    await ports.transfers[0]?.answer()
    expect(settled).toEqual([])
    await ports.creations[1]?.fail('forbidden', 403)
    expect(settled).toEqual([['uploaded', 'failed']])
    uploader.retryAll()
    uploader.cancelAll()
    await settle()
    expect(settled).toEqual([
      ['uploaded', 'failed'],
      ['uploaded', 'cancelled'],
    ])
  })
})
