import { beforeEach, describe, expect, test } from 'vitest'
import type { UploadOptions } from '../../../src/core/contract/options.js'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { can } from '../../../src/core/machine/can.js'
import { progressOf } from '../../../src/core/machine/progress.js'
import { totalsOf } from '../../../src/core/machine/totals.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { sizeOf } from '../../../src/core/model/upload-facts.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'

const address = 'https://example.com/a.mp4'

let ports: FakePorts
let uploader: UploaderHandle

function start(options: UploadOptions = {}): void {
  ports = fakePorts()
  uploader = createEngine(ports, options)
}

async function addLink(link: Parameters<UploaderHandle['addLink']>[0] = address): Promise<string> {
  const id = uploader.addLink(link)
  await settle()
  return id
}

const upload = (): Upload => uploader.getState().uploads[0] as Upload
const statuses = (): readonly string[] => uploader.getState().uploads.map(({ status }) => status)
const stateOf = (state: string, percentComplete: number | null = null) =>
  videoWith({ status: { state, percentComplete } })

beforeEach(() => start())

test('a link goes its way from the address to the ready video, without a byte sent', async () => {
  await addLink()
  expect(ports.imports).toMatchObject([{ url: address, name: 'a.mp4' }])
  await ports.imports[0]?.answer({ videoId: 'v' })
  expect(upload()).toMatchObject({ status: 'processing', encoding: { step: 'downloading', percent: null } })
  const { reports } = ports.watches[0] ?? {}
  reports?.read(stateOf('downloading', 30))
  expect(upload()).toMatchObject({ encoding: { step: 'downloading', percent: 30 } })
  reports?.read(stateOf('queued'))
  expect(upload()).toMatchObject({ encoding: { step: 'queued', percent: null } })
  reports?.read(stateOf('inprogress', 42))
  expect(upload()).toMatchObject({ encoding: { step: 'encoding', percent: 42 } })
  reports?.read(videoWith({ readyToStream: true, size: 5000 }))
  expect(upload()).toMatchObject({ status: 'ready' })
  expect(ports.creations).toEqual([])
  expect(ports.transfers).toEqual([])
  expect(ports.discarded).toEqual([])
})

test('ends as uploaded if its processing is not followed', async () => {
  start({ trackProcessing: false })
  await addLink()
  await ports.imports[0]?.answer({ videoId: 'v' })
  expect(upload()).toMatchObject({ status: 'uploaded', videoId: 'v' })
  expect(ports.watches).toEqual([])
})

describe('what is refused before anybody is asked', () => {
  test.each([
    ['example.com', 'link-malformed'],
    ['ftp://example.com/a.mp4', 'link-scheme'],
    ['https://me:secret@example.com/a.mp4', 'link-credentials'],
  ])('%s: %s', async (url, code) => {
    await addLink(url)
    expect(upload()).toMatchObject({ status: 'rejected', rejections: [{ code }] })
    expect(ports.imports).toEqual([])
  })

  test('one too many: links and files count alike', async () => {
    start({ maxFiles: 2 })
    uploader.add([fileOf(10)])
    await addLink()
    await addLink('https://example.com/b.mp4')
    expect(statuses()).toEqual(['requesting', 'requesting', 'rejected'])
  })

  test('a link that is in the list already, until the person says otherwise', async () => {
    start({ duplicates: 'ask' })
    await addLink({ url: address, name: 'First' })
    const id = await addLink({ url: `${address}#t=10`, name: 'Second' })
    await addLink(`${address}?another`)
    expect(statuses()).toEqual(['requesting', 'rejected', 'requesting'])
    uploader.confirm(id)
    await settle()
    expect(statuses()).toEqual(['requesting', 'requesting', 'requesting'])
  })

  test('rules for files ask nothing of it', async () => {
    start({ accept: '.mov', minFileSize: 1, maxDurationSeconds: 1 })
    await addLink()
    expect(statuses()).toEqual(['requesting'])
  })
})

describe('the queue', () => {
  test('a link waits for its turn, and can wait longer', async () => {
    start({ concurrency: 1 })
    uploader.add([fileOf(10)])
    await settle()
    const id = await addLink()
    expect(statuses()).toEqual(['requesting', 'queued'])
    uploader.pause(id)
    uploader.cancel(uploader.getState().uploads[0]?.id as string)
    await settle()
    expect(statuses()).toEqual(['cancelled', 'paused'])
    uploader.resume(id)
    expect(statuses()).toEqual(['cancelled', 'requesting'])
  })

  test('takes its place only while it is asked for', async () => {
    start({ concurrency: 1 })
    await addLink()
    uploader.add([fileOf(10)])
    await settle()
    await ports.imports[0]?.answer({ videoId: 'v' })
    expect(statuses()).toEqual(['processing', 'requesting'])
  })

  test('waits for the connection, and goes on by itself', async () => {
    ports.goOnline(false)
    await addLink()
    expect(statuses()).toEqual(['queued'])
    ports.goOnline(true)
    expect(statuses()).toEqual(['requesting'])
  })
})

describe('one video a link', () => {
  // While Stream may be fetching already, a link that stood still would be forgotten by the next visit, and be fetched once more.
  test('it cannot be paused once it is asked for', async () => {
    const id = await addLink()
    expect(can(upload(), 'pause')).toBe(false)
    uploader.pause(id)
    expect(statuses()).toEqual(['requesting'])
  })

  test('an answer that comes while there is no connection is used', async () => {
    await addLink()
    ports.goOnline(false)
    expect(statuses()).toEqual(['paused'])
    await ports.imports[0]?.answer({ videoId: 'v' })
    ports.goOnline(true)
    await settle()
    expect(upload()).toMatchObject({ status: 'processing', videoId: 'v' })
    expect(ports.imports).toHaveLength(1)
  })

  test.each(['while it is asked for', 'after the answer'])('cancelling %s discards it', async (moment) => {
    const id = await addLink()
    if (moment === 'after the answer') await ports.imports[0]?.answer({ videoId: 'v' })
    uploader.cancel(id)
    await ports.imports[0]?.answer({ videoId: 'v' })
    expect(statuses()).toEqual(['cancelled'])
    expect(ports.discarded).toEqual(['v'])
  })

  test('silence is no reason to ask again, and an answer that is late is discarded', async () => {
    await addLink()
    await ports.imports[0]?.fail('timeout')
    ports.clock.advance(60_000)
    await settle()
    expect(upload()).toMatchObject({ status: 'failed', error: { code: 'timeout' } })
    expect(ports.imports).toHaveLength(1)
    ports.imports[0]?.late({ videoId: 'late' })
    await settle()
    expect(ports.discarded).toEqual(['late'])
  })

  test('a link that has failed and is added again goes on in its row', async () => {
    const id = await addLink()
    await ports.imports[0]?.fail('link-refused')
    expect(statuses()).toEqual(['failed'])
    expect(await addLink()).toBe(id)
    await ports.imports[1]?.answer({ videoId: 'v' })
    expect(statuses()).toEqual(['processing'])
  })

  test('an error that passes is tried again', async () => {
    await addLink()
    await ports.imports[0]?.fail('rate-limited', 429)
    ports.clock.advance(60_000)
    await settle()
    expect(ports.imports).toHaveLength(2)
    await ports.imports[1]?.answer({ videoId: 'v' })
    expect(statuses()).toEqual(['processing'])
  })

  test('what Stream could not fetch leaves a video behind, which goes when it is tried again', async () => {
    const id = await addLink()
    await ports.imports[0]?.answer({ videoId: 'v' })
    ports.watches[0]?.reports.read(
      videoWith({ status: { state: 'error', errorCode: 'ERR_FETCH_ORIGIN_ERROR' } }),
    )
    expect(upload()).toMatchObject({ status: 'failed', error: { code: 'link-unreachable' } })
    uploader.retry(id)
    await settle()
    expect(ports.discarded).toEqual(['v'])
    expect(ports.imports).toHaveLength(2)
    await ports.imports[1]?.answer({ videoId: 'w' })
    expect(upload()).toMatchObject({ status: 'processing', videoId: 'w' })
  })

  test('if only its status could not be read, that is retried', async () => {
    const id = await addLink()
    await ports.imports[0]?.answer({ videoId: 'v' })
    ports.watches[0]?.reports.failed({ code: 'network', status: null, retryAfter: null })
    uploader.retry(id)
    await settle()
    expect(upload()).toMatchObject({ status: 'processing', videoId: 'v' })
    expect(ports.imports).toHaveLength(1)
  })
})

describe('figures', () => {
  test('a link has no size and no progress of bytes until Stream tells', async () => {
    await addLink()
    await ports.imports[0]?.answer({ videoId: 'v' })
    expect(sizeOf(upload())).toBeNull()
    expect(progressOf(upload())).toEqual({ bytes: 0, fraction: 0, acceptedFraction: 0 })
    ports.watches[0]?.reports.read(stateOf('queued'))
    expect(progressOf(upload()).fraction).toBe(1)
    ports.watches[0]?.reports.read(videoWith({ readyToStream: true, size: 5000 }))
    expect(sizeOf(upload())).toBe(5000)
  })

  test('links alone have no total in bytes, and beside files count for none', async () => {
    await addLink()
    expect(totalsOf(uploader.getState().uploads)).toMatchObject({ files: 1, busy: 1, fraction: null })
    uploader.add([fileOf(1000)])
    await settle()
    await ports.creations[0]?.answer(ticketFor('file'))
    ports.transfers[0]?.reports.opened(500, null)
    expect(totalsOf(uploader.getState().uploads)).toMatchObject({ files: 2, bytesTotal: 1000, fraction: 0.5 })
  })
})
