import { beforeEach, describe, expect, test } from 'vitest'
import { can } from '../../../src/core/machine/can.js'
import { progressOf } from '../../../src/core/machine/progress.js'
import { nameOf } from '../../../src/core/model/upload-facts.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, handleOf } from '../../support/uploads.js'
import {
  brokenVideo,
  browser,
  cutShort,
  leaveEncoding,
  openBrowser,
  openPage,
  pass,
  readyVideo,
  sendSome,
  visit,
  withHandle,
} from './session-bench.js'

beforeEach(openBrowser)

describe('a later visit', () => {
  test('continues with one click from what the server has, with the same video', async () => {
    await cutShort()
    const { uploader, upload, ports } = await visit()
    expect(upload()).toMatchObject({ status: 'interrupted', problem: null })
    expect(progressOf(upload()).fraction).toBe(0.4)
    uploader.resume(upload().id)
    await settle()
    expect(upload().status).toBe('uploading')
    expect(ports.creations).toEqual([])
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  // It had one chunk refused again, of 50 MiB perhaps.
  test('sends no chunk that was too large before', async () => {
    const page = await visit()
    await sendSome(page)
    page.ports.transfers[0]?.reports.accepted(500, 26_214_400)
    page.ports.transfers[0]?.reports.accepted(600)
    await settle()
    page.close()
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(ports.transfers[0]?.job.chunkCeiling).toBe(26_214_400)
  })

  test('continues when the same file is chosen again, if the browser cannot open it', async () => {
    await cutShort(fileOf(1000))
    const { uploader, upload, uploads, ports } = await visit()
    expect(can(upload(), 'resume')).toBe(false)
    expect(can(upload(), 'reselect')).toBe(true)
    const [id] = uploader.add([fileOf(1000)])
    await settle()
    expect(uploads()).toHaveLength(1)
    expect(upload()).toMatchObject({ id, status: 'uploading' })
    expect(ports.creations).toEqual([])
  })

  test('continues also if the app adds the file before anybody looks', async () => {
    await cutShort(fileOf(1000))
    const { uploader, uploads, ports } = openPage()
    uploader.add([fileOf(1000)])
    await settle()
    expect(uploads()).toMatchObject([{ status: 'uploading' }])
    expect(ports.creations).toEqual([])
  })

  test.each([
    ['has changed', handleOf(fileOf(1001)), 'file-changed', false],
    ['is gone', handleOf(null), 'file-missing', true],
  ] as const)('says that the file %s', async (_, handle, problem, isToBeChosen) => {
    await cutShort({ file: fileOf(1000), handle })
    const { uploader, upload } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(upload()).toMatchObject({ status: 'interrupted', problem })
    expect(can(upload(), 'resume')).toBe(false)
    expect(can(upload(), 'reselect')).toBe(isToBeChosen)
  })

  test('can resume after permission to read the file was refused once', async () => {
    let isAllowed = false
    const getFile = async (): Promise<File> => {
      if (!isAllowed) throw new DOMException('no', 'NotAllowedError')
      return fileOf(1000)
    }
    await cutShort({ file: fileOf(1000), handle: Object.assign(handleOf(null), { getFile }) })
    const { uploader, upload } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(upload()).toMatchObject({ status: 'interrupted', problem: 'permission-denied' })
    isAllowed = true
    uploader.resume(upload().id)
    await settle()
    expect(upload().status).toBe('uploading')
  })

  // Files that are added together must not come back in the order of their random ids.
  test('lists the queued files too, in their order', async () => {
    const page = await visit({ concurrency: 1 })
    page.uploader.add(['a', 'b'].map((name) => withHandle(fileOf(1000, name))))
    page.ports.clock.advance(10)
    page.uploader.add([withHandle(fileOf(1000, 'c'))])
    await settle()
    page.close()
    const { uploader, uploads } = await visit()
    expect(uploads().map((upload) => [upload.status, nameOf(upload)])).toEqual([
      ['interrupted', 'a'],
      ['interrupted', 'b'],
      ['interrupted', 'c'],
    ])
    uploader.resumeAll()
    await settle()
    expect(uploads().map(({ status }) => status)).toEqual(['requesting', 'requesting', 'requesting'])
  })

  test('uses the upload URL that arrived during a pause', async () => {
    const page = await visit()
    page.uploader.add([withHandle()])
    await settle()
    page.uploader.pause(page.upload().id)
    await page.ports.creations[0]?.answer(ticketFor('video'))
    await settle()
    page.close()
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
    expect(ports.creations).toEqual([])
  })

  // The tab that has the earlier upload is this one, so there is nobody to wait for.
  test('takes a file for a new one if it is added before the list is known, and is being encoded', async () => {
    await leaveEncoding(fileOf(1000))
    const { uploader, uploads } = openPage()
    uploader.add([fileOf(1000)])
    await settle()
    expect(uploads().map(({ status }) => status)).toEqual(['requesting', 'processing'])
  })

  test('follows the encoding by itself, and tells the app when the video is ready', async () => {
    await leaveEncoding(fileOf(1000))
    const ready: string[] = []
    const { upload, ports } = await visit({ onReady: ({ video }) => ready.push(video.id) })
    expect(upload()).toMatchObject({ status: 'processing', videoId: 'video' })
    ports.watches[0]?.reports.read(readyVideo)
    await settle()
    expect(ready).toEqual([readyVideo.id])
    expect(browser.records.size).toBe(0)
  })

  test('knows nothing of what was cancelled', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000))
    page.uploader.cancel(page.upload().id)
    await settle()
    expect(browser.records.size).toBe(0)
  })

  test('discards the video of an interrupted upload that is cancelled', async () => {
    await cutShort()
    const { uploader, upload, ports } = await visit()
    uploader.cancel(upload().id)
    await settle()
    expect(upload().status).toBe('cancelled')
    expect(ports.discarded).toEqual(['video'])
    expect(browser.records.size).toBe(0)
  })

  test('continues also on the sixth day', async () => {
    await cutShort()
    pass(6)
    const { upload, ports } = await visit()
    expect(upload().status).toBe('interrupted')
    expect(ports.discarded).toEqual([])
  })

  test('forgets an encoding after a week, but keeps the video, of which Stream has every byte', async () => {
    await leaveEncoding()
    pass(8)
    const { uploads, ports } = await visit()
    expect(uploads()).toEqual([])
    expect(ports.discarded).toEqual([])
    expect(browser.records.size).toBe(0)
  })

  test('finds an upload URL that a new file gets too', async () => {
    await cutShort()
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    const [added = ''] = uploader.add([fileOf(500, 'other.mp4')])
    await settle()
    await ports.creations[0]?.answer(ports.transfers[0]?.job.ticket ?? ticketFor('other'))
    expect(uploader.getUpload(added)).toMatchObject({ status: 'failed', error: { code: 'endpoint-no-url' } })
  })

  test('uploads the file again if the encoder failed', async () => {
    await leaveEncoding()
    const { uploader, upload, ports } = await visit()
    ports.watches[0]?.reports.read(brokenVideo)
    await settle()
    uploader.retry(upload().id)
    expect(upload().status).toBe('interrupted')
    uploader.resume(upload().id)
    await settle()
    expect(upload().status).toBe('requesting')
    expect(ports.discarded).toEqual(['video'])
  })

  test('skips records that it cannot read', async () => {
    await cutShort()
    const [record] = browser.records.values()
    browser.records.set('of another version', { ...record, version: 99 })
    browser.records.set('text', 'text' as unknown as object)
    expect((await visit()).uploads()).toHaveLength(1)
  })
})

// The app has saved its form meanwhile, and edits it.
test('a video that the app knows by now has one row, and nothing is stored of it', async () => {
  await leaveEncoding()
  const { uploads, uploader } = await visit({ videos: ['video'] })
  expect(uploads()).toMatchObject([{ status: 'reading', source: { kind: 'video' } }])
  uploader.withdraw('video-video')
  uploader.undo('video-video')
  await settle()
  expect([...browser.records]).toEqual([])
})

test('what another tab is still at stays stored, also where the app knows the video', async () => {
  const other = await visit()
  await sendSome(other)
  await other.ports.transfers[0]?.answer()
  await settle()
  await visit({ videos: ['video'] })
  expect(browser.records.size).toBe(1)
})
