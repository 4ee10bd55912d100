import { beforeEach, describe, expect, test } from 'vitest'
import type { UploadOptions } from '../../../src/core/contract/options.js'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { can } from '../../../src/core/machine/can.js'
import { progressOf } from '../../../src/core/machine/progress.js'
import type { PickedFile, Upload } from '../../../src/core/model/upload.js'
import { nameOf } from '../../../src/core/model/upload-facts.js'
import { encodeRecord, parseRecord } from '../../../src/core/sessions/record-codec.js'
import { contents, type FakeBrowser, type FakeTab, fakeBrowser } from '../../support/fake-browser.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, handleOf, videoWith } from '../../support/uploads.js'

interface Visit extends FakeTab {
  readonly ports: FakePorts
  readonly uploader: UploaderHandle
  readonly upload: () => Upload
  readonly uploads: () => readonly Upload[]
}

let browser: FakeBrowser
let now: number

/** A page of the host, as it is once its uploader is shown. */
async function visit(options: UploadOptions = {}): Promise<Visit> {
  const ports = fakePorts()
  ports.clock.advance(now - ports.clock.now())
  const tab = browser.openTab(ports.clock)
  const uploader = createEngine({ ...ports, sessions: tab.sessions }, options)
  uploader.subscribe(() => {})
  await settle()
  const uploads = (): readonly Upload[] => uploader.getState().uploads
  return { ...tab, ports, uploader, uploads, upload: () => uploads()[0] as Upload }
}

/** A visit that ends, without a word, when the server has 400 of the file's 1,000 bytes. */
async function cutShort(picked: File | PickedFile = withHandle(), videoId = 'video'): Promise<void> {
  const page = await visit()
  await sendSome(page, picked, videoId)
  page.close()
}

async function sendSome(
  { uploader, ports }: Pick<Visit, 'uploader' | 'ports'>,
  picked: File | PickedFile,
  videoId: string,
): Promise<void> {
  uploader.add([picked])
  await settle()
  await ports.creations[0]?.answer(ticketFor(videoId))
  await settle()
  ports.transfers[0]?.reports.opened(0, null)
  ports.transfers[0]?.reports.accepted(400)
  await settle()
}

const withHandle = (file: File = fileOf(1000)): PickedFile => ({ file, handle: handleOf(file) })

beforeEach(() => {
  browser = fakeBrowser()
  now = 1_700_000_000_000
})

describe('a later visit', () => {
  test('goes on with one click where the server was, with the same video', async () => {
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

  test('goes on when the same file is chosen again, where the browser cannot open it by itself', async () => {
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

  test('is the same for a host that adds the file before anybody looks', async () => {
    await cutShort(fileOf(1000))
    const ports = fakePorts()
    const uploader = createEngine({ ...ports, sessions: browser.openTab(ports.clock).sessions }, {})
    uploader.add([fileOf(1000)])
    await settle()
    expect(uploader.getState().uploads).toMatchObject([{ status: 'uploading' }])
    expect(ports.creations).toEqual([])
  })

  test.each([
    ['of another name', fileOf(1000, 'b.mp4')],
    ['of another size', fileOf(999)],
    ['of another type', fileOf(1000, 'holiday.mp4', 'video/webm')],
    [
      'changed at another time',
      new File(['1'.repeat(1000)], 'holiday.mp4', { type: 'video/mp4', lastModified: 1 }),
    ],
  ])('refuses a file %s, says so, and takes the right one', async (_, other) => {
    await cutShort(fileOf(1000))
    const { uploader, upload, ports } = await visit()
    uploader.reselect(upload().id, other)
    await settle()
    expect(upload()).toMatchObject({ status: 'interrupted', problem: 'another-file' })
    expect(ports.transfers).toEqual([])
    uploader.reselect(upload().id, fileOf(1000))
    await settle()
    expect(upload().status).toBe('uploading')
  })

  test('refuses a file that only looks the same', async () => {
    await cutShort(fileOf(1000))
    const { uploader, upload } = await visit()
    const other = fileOf(1000)
    contents.set(other, 'another')
    uploader.add([other])
    await settle()
    expect(upload()).toMatchObject({ status: 'interrupted', problem: 'another-file' })
  })

  test.each([
    ['changed since', handleOf(fileOf(1001)), 'file-changed', false],
    ['is gone', handleOf(null), 'file-missing', true],
  ] as const)('says that the file has %s', async (_, handle, problem, isToBeChosen) => {
    await cutShort({ file: fileOf(1000), handle })
    const { uploader, upload } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(upload()).toMatchObject({ status: 'interrupted', problem })
    expect(can(upload(), 'resume')).toBe(false)
    expect(can(upload(), 'reselect')).toBe(isToBeChosen)
  })

  test('can be asked again after the permission was refused', async () => {
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

  // Files that came together had one time, and came back in the order of their random ids.
  test('has the files that waited for their turn too, in their order', async () => {
    const page = await visit({ concurrency: 1 })
    page.uploader.add(['a', 'b', 'c'].map((name) => withHandle(fileOf(1000, name))))
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

  // The ticket waited in the desk, and the record knew nothing of it.
  test('knows the video whose creation was answered during a pause', async () => {
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

  // It waited for the tab that had the upload, which was itself.
  test('takes a file that is encoding, and comes before the list is there, for a new one', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000), 'video')
    await page.ports.transfers[0]?.answer()
    await settle()
    page.close()
    const ports = fakePorts()
    const uploader = createEngine({ ...ports, sessions: browser.openTab(ports.clock).sessions }, {})
    uploader.add([fileOf(1000)])
    await settle()
    expect(
      uploader
        .getState()
        .uploads.map(({ status }) => status)
        .toSorted(),
    ).toEqual(['processing', 'requesting'])
  })

  test('follows the encoding by itself, and tells the host when the video is ready', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000), 'video')
    await page.ports.transfers[0]?.answer()
    await settle()
    page.close()
    const ready: string[] = []
    const { upload, ports } = await visit({ onReady: ({ video }) => ready.push(video.id) })
    expect(upload()).toMatchObject({ status: 'processing', videoId: 'video' })
    ports.watches[0]?.reports.read(videoWith({ readyToStream: true }))
    await settle()
    expect(ready).toEqual([videoWith().id])
    expect(browser.records.size).toBe(0)
  })

  test('knows nothing of what was ready, cancelled, or taken off the list', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000), 'video')
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

  test('a week later has nothing to go on with, and leaves no video behind', async () => {
    await cutShort()
    now += 8 * 24 * 60 * 60 * 1000
    const { uploads, ports } = await visit()
    expect(uploads()).toEqual([])
    expect(ports.discarded).toEqual(['video'])
    expect(browser.records.size).toBe(0)
  })

  test('starts the encoding anew with the file, where the encoder failed', async () => {
    const page = await visit()
    await sendSome(page, withHandle(), 'video')
    await page.ports.transfers[0]?.answer()
    await settle()
    page.close()
    const { uploader, upload, ports } = await visit()
    const status = { state: 'error', percentComplete: null, errorCode: 'ERR_UNKNOWN' } as const
    ports.watches[0]?.reports.read(videoWith({ status }))
    await settle()
    uploader.retry(upload().id)
    expect(upload().status).toBe('interrupted')
    uploader.resume(upload().id)
    await settle()
    expect(upload().status).toBe('requesting')
    expect(ports.discarded).toEqual(['video'])
  })

  test('is not troubled by records that make no sense', async () => {
    await cutShort()
    const [record] = browser.records.values()
    browser.records.set('of another version', { ...record, version: 99 })
    browser.records.set('text', 'text' as unknown as object)
    expect((await visit()).uploads()).toHaveLength(1)
  })
})

describe('a store that fails', () => {
  test.each([
    ['refuses everything', () => Promise.reject(new Error('blocked'))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('and %s costs the record, not the upload', async (_, answer) => {
    Object.assign(browser.broken, { load: answer, read: answer, save: answer, forget: answer })
    const { uploader, upload, ports } = await visit()
    uploader.add([fileOf(1000)])
    await settle()
    ports.clock.advance(3000)
    await settle()
    await ports.creations[0]?.answer(ticketFor('video'))
    await settle()
    await ports.transfers[0]?.answer()
    await settle()
    expect(upload().status).toBe('processing')
    expect(ports.reported).toEqual([])
  })
})

describe('a store that fails for a moment', () => {
  // What could not be read was taken for what was over, and the row said "Uploaded".
  test('does not make an upload of a tab that is gone look uploaded', async () => {
    let isBroken = false
    const first = await visit()
    browser.broken.read = async (id) => {
      if (isBroken) throw new Error('blocked')
      return parseRecord(browser.records.get(id))
    }
    await sendSome(first, withHandle(), 'video')
    const second = await visit()
    isBroken = true
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'interrupted' })
  })

  describe('as a tab goes', () => {
    async function failingAsItGoes(
      work: (first: Visit) => Promise<void>,
    ): Promise<Pick<Visit, 'ports' | 'upload'>> {
      let isBroken = false
      const first = await visit()
      browser.broken.read = async (id) => {
        if (isBroken) throw new Error('blocked')
        return parseRecord(browser.records.get(id))
      }
      await sendSome(first, withHandle(), 'video')
      const second = await visit()
      await work(first)
      isBroken = true
      first.close()
      await settle()
      isBroken = false
      second.uploader.resume(second.upload().id)
      await settle()
      return second
    }

    // It was sent again, as the row had not been told.
    test('does not hide from the other that the file has arrived', async () => {
      const { ports, upload } = await failingAsItGoes(async (first) => {
        await first.ports.transfers[0]?.answer()
        await settle()
      })
      expect(upload()).toMatchObject({ status: 'processing', videoId: 'video' })
      expect([ports.creations, ports.transfers, ports.discarded]).toEqual([[], [], []])
    })

    // The row had not been told of the video, and nobody discarded it.
    test('leaves no video behind that the other does not go on with', async () => {
      const { ports, upload } = await failingAsItGoes(async (first) => {
        await first.ports.transfers[0]?.fail('url-expired')
        await settle()
        await first.ports.creations[1]?.answer(ticketFor('another'))
        await settle()
        await first.ports.transfers[1]?.fail('url-expired')
        await settle()
        expect(first.upload().status).toBe('failed')
      })
      expect(upload().status).toBe('requesting')
      expect(ports.discarded).toContain('another')
    })
  })

  // Nothing else changed as long as the tab was there, and the next visit sent the file a second time.
  test('does not keep an upload from being known to the next visit', async () => {
    let isBroken = true
    browser.broken.save = async (record) => {
      if (isBroken) throw new Error('blocked')
      browser.records.set(record.id, encodeRecord(record))
    }
    const page = await visit()
    await sendSome(page, withHandle(), 'video')
    await page.ports.transfers[0]?.answer()
    await settle()
    isBroken = false
    page.ports.clock.advance(10_000)
    await settle()
    page.close()
    expect((await visit()).upload()).toMatchObject({ status: 'processing', videoId: 'video' })
  })

  // What could not be written was tried again first.
  test('does not keep what is newer waiting', async () => {
    let isBroken = false
    browser.broken.save = async (record) => {
      if (isBroken) throw new Error('blocked')
      browser.records.set(record.id, encodeRecord(record))
    }
    const { uploader, upload, ports, close } = await visit()
    uploader.add([withHandle()])
    await settle()
    isBroken = true
    await ports.creations[0]?.answer(ticketFor('video'))
    await settle()
    uploader.cancel(upload().id)
    await settle()
    close()
    expect((await visit()).uploads()).toEqual([])
  })

  // The next visit went on with it, and the host was told of two videos.
  test('does not bring back what is over', async () => {
    let isBroken = true
    browser.broken.forget = async (id) => {
      if (isBroken) throw new Error('blocked')
      browser.records.delete(id)
    }
    const { uploader, upload, ports, close } = await visit({ trackProcessing: false })
    await sendSome({ uploader, ports }, withHandle(), 'video')
    await ports.transfers[0]?.answer()
    await settle()
    expect(upload().status).toBe('uploaded')
    isBroken = false
    ports.clock.advance(10_000)
    await settle()
    close()
    expect((await visit()).uploads()).toEqual([])
  })
})

describe('a title', () => {
  test('outlives the page, saved or not', async () => {
    const page = await visit()
    await sendSome(page, withHandle(), 'video')
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.close()
    const second = await visit()
    expect(second.upload()).toMatchObject({
      status: 'interrupted',
      title: { text: 'At the sea', state: 'unsaved' },
    })
    // Not ours yet: another tab may go on with it.
    expect(second.ports.renamings).toEqual([])
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.ports.renamings).toMatchObject([{ videoId: 'video', title: 'At the sea' }])
    await second.ports.renamings[0]?.answer()
    await settle()
    second.close()
    const third = await visit()
    expect(third.upload().title).toEqual({ text: 'At the sea', state: 'saved' })
    third.uploader.resume(third.upload().id)
    await settle()
    expect(third.ports.renamings).toEqual([])
  })

  test('of a video that is being encoded is saved by the next visit', async () => {
    const page = await visit()
    await sendSome(page, withHandle(), 'video')
    await page.ports.transfers[0]?.answer()
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.close()
    const { ports, upload } = await visit()
    expect(upload().status).toBe('processing')
    expect(ports.renamings).toMatchObject([{ videoId: 'video', title: 'At the sea' }])
  })

  test('is seen by other tabs at once, which leave it to the first', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    const second = await visit()
    first.uploader.rename(first.upload().id, 'At the sea')
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', title: { text: 'At the sea' } })
    expect(second.uploader.canRename(second.upload().id)).toBe(false)
    expect(second.ports.renamings).toEqual([])
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'interrupted', title: { state: 'unsaved' } })
  })

  test('does not keep the file from being known again', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000), 'video')
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.close()
    const { uploader, uploads } = await visit()
    uploader.add([fileOf(1000)])
    await settle()
    expect(uploads()).toMatchObject([{ status: 'uploading', title: { text: 'At the sea' } }])
  })
})

describe('several tabs', () => {
  test('the second one shows what the first does, and tells no host of its end', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    const told: string[] = []
    const second = await visit({ onReady: () => told.push('ready') })
    expect(second.upload()).toMatchObject({
      status: 'elsewhere',
      view: { status: 'sending', bytesReached: 400 },
    })
    first.ports.transfers[0]?.reports.accepted(700)
    await settle()
    expect(progressOf(second.upload()).fraction).toBe(0.7)
    await first.ports.transfers[0]?.answer()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', view: { status: 'encoding' } })
    first.ports.watches[0]?.reports.read(videoWith({ readyToStream: true, status: { percentComplete: 100 } }))
    await settle()
    expect(second.upload()).toMatchObject({ status: 'ready' })
    expect(told).toEqual([])
    expect([second.ports.creations, second.ports.transfers, second.ports.watches]).toEqual([[], [], []])
  })

  test('the same file chosen in a second one is not sent twice', async () => {
    const first = await visit()
    const second = await visit()
    await sendSome(first, fileOf(1000), 'video')
    second.uploader.add([fileOf(1000)])
    await settle()
    expect(second.uploads()).toMatchObject([{ status: 'elsewhere', id: first.upload().id }])
    expect(second.ports.creations).toEqual([])
  })

  test('goes on by itself with a file that was chosen, once the tab that had it is gone', async () => {
    const first = await visit()
    const second = await visit()
    await sendSome(first, fileOf(1000), 'video')
    second.uploader.add([fileOf(1000)])
    await settle()
    first.close()
    await settle()
    expect(second.upload().status).toBe('uploading')
    expect(second.ports.transfers[0]?.job.ticket.videoId).toBe('video')
    expect(second.ports.creations).toEqual([])
  })

  test('waits for a click where it was not', async () => {
    const first = await visit()
    await sendSome(first, withHandle(), 'video')
    const second = await visit()
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'interrupted' })
    expect(progressOf(second.upload()).fraction).toBe(0.4)
  })

  test('two that go on at once: one sends, the other follows', async () => {
    await cutShort()
    const pages = [await visit(), await visit()] as const
    for (const { uploader, upload } of pages) uploader.resume(upload().id)
    await settle()
    expect(pages.map(({ upload }) => upload().status).toSorted()).toEqual(['elsewhere', 'uploading'])
    expect(pages.flatMap(({ ports }) => ports.transfers)).toHaveLength(1)
  })

  test('what one cancels is cancelled in the other', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    const second = await visit()
    first.uploader.cancel(first.upload().id)
    await settle()
    expect(second.upload().status).toBe('cancelled')
  })

  test('a file that no retry can save is told as it is', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    const second = await visit({ onError: () => expect.unreachable() })
    await first.ports.transfers[0]?.answer()
    await settle()
    const status = { state: 'error', percentComplete: null, errorCode: 'ERR_NON_VIDEO' } as const
    first.ports.watches[0]?.reports.read(videoWith({ status }))
    await settle()
    expect(second.upload()).toMatchObject({ status: 'failed', error: { code: 'not-a-video' } })
  })

  test('the newest upload URL is the one that counts', async () => {
    const first = await visit()
    await sendSome(first, withHandle(), 'video')
    const second = await visit()
    await first.ports.transfers[0]?.fail('url-expired')
    await settle()
    await first.ports.creations[1]?.answer(ticketFor('another'))
    await settle()
    first.close()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.ports.transfers[0]?.job.ticket.videoId).toBe('another')
  })

  test('a component that goes leaves its uploads to the others, and takes none back', async () => {
    const first = await visit()
    await sendSome(first, withHandle(), 'video')
    const second = await visit()
    first.uploader.stop()
    await settle()
    expect(second.upload().status).toBe('interrupted')
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.upload().status).toBe('uploading')
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('elsewhere')
    expect(first.ports.transfers).toHaveLength(1)
  })
  // It went on with what it had when it went, and told the host a second time.
  test('a component that comes back sees what became of its uploads elsewhere', async () => {
    const told: string[] = []
    const onReady = (): void => void told.push('ready')
    const first = await visit({ onReady })
    await sendSome(first, withHandle(), 'video')
    first.uploader.pause(first.upload().id)
    await settle()
    const second = await visit({ onReady })
    first.uploader.stop()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.transfers[0]?.answer()
    await settle()
    second.ports.watches[0]?.reports.read(videoWith({ readyToStream: true }))
    await settle()
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('uploaded')
    expect(told).toEqual(['ready'])
  })

  // It had only read of it, and written nothing: that it was gone looked as if it had never been kept.
  test('a component that comes back does not tell again of what it had from an earlier visit', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000), 'video')
    await page.ports.transfers[0]?.answer()
    await settle()
    page.close()
    const told: string[] = []
    const onReady = (): void => void told.push('ready')
    const first = await visit({ onReady })
    const second = await visit({ onReady })
    first.uploader.stop()
    await settle()
    second.ports.watches[0]?.reports.read(videoWith({ readyToStream: true }))
    await settle()
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('uploaded')
    expect(told).toEqual(['ready'])
  })

  test.each([
    ['paused', 'that another tab has by now', 'elsewhere'],
    ['paused', 'that nobody else took', 'paused'],
  ] as const)('a component that comes back to an upload %s %s', async (_, who, status) => {
    const first = await visit()
    await sendSome(first, withHandle(), 'video')
    first.uploader.pause(first.upload().id)
    await settle()
    const second = await visit()
    first.uploader.stop()
    await settle()
    if (who === 'that another tab has by now') second.uploader.resume(second.upload().id)
    await settle()
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe(status)
    if (status !== 'paused') return
    // And it is not for others to take.
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.upload().status).toBe('elsewhere')
  })

  // It stayed in the desk as long as the records were read, and nobody else knew it.
  test('a video that comes while a component is on its way back is known to the next visit', async () => {
    let isSlow = false
    browser.broken.read = async (id) =>
      isSlow ? new Promise(() => {}) : parseRecord(browser.records.get(id))
    const first = await visit()
    first.uploader.add([withHandle()])
    await settle()
    isSlow = true
    first.uploader.stop()
    first.uploader.start()
    await first.ports.creations[0]?.answer(ticketFor('video'))
    await settle()
    first.close()
    isSlow = false
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  // Only changes after its return were written, and the video was lost with the page.
  test('a component that comes back writes down what came while it was gone', async () => {
    const first = await visit()
    first.uploader.add([withHandle()])
    await settle()
    first.uploader.stop()
    await first.ports.creations[0]?.answer(ticketFor('video'))
    first.uploader.start()
    await settle()
    first.close()
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  // Nobody told it that the upload was over: it went on with the record that it had once read, and told the host a second time.
  test.each([
    ['has finished', null],
    ['has finished, where another file was refused for it', fileOf(999)],
  ])('a component that comes back does not go on with what another tab %s', async (_, refused) => {
    await cutShort()
    const told: string[] = []
    const onReady = (): void => void told.push('ready')
    const first = await visit({ onReady })
    if (refused !== null) first.uploader.reselect(first.upload().id, refused)
    await settle()
    const second = await visit({ onReady })
    first.uploader.stop()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.transfers[0]?.answer()
    await settle()
    second.ports.watches[0]?.reports.read(videoWith({ readyToStream: true }))
    await settle()
    first.uploader.start()
    await settle()
    first.uploader.reselect(first.upload().id, fileOf(1000))
    await settle()
    expect(first.upload().status).toBe('uploaded')
    expect(first.ports.transfers).toEqual([])
    expect(told).toEqual(['ready'])
  })

  // It named the one that the failed try had left behind, and that was discarded.
  test('a component that comes back does not name the video of a failed try for one that another tab finished', async () => {
    const page = await visit()
    await sendSome(page, withHandle(), 'video')
    await page.ports.transfers[0]?.answer()
    await settle()
    const status = { state: 'error', percentComplete: null, errorCode: 'ERR_UNKNOWN' } as const
    page.ports.watches[0]?.reports.read(videoWith({ status }))
    await settle()
    page.close()
    const first = await visit()
    const second = await visit({ trackProcessing: false })
    first.uploader.stop()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.creations[0]?.answer(ticketFor('another'))
    await settle()
    await second.ports.transfers[0]?.answer()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'uploaded', videoId: 'another' })
    first.uploader.start()
    await settle()
    first.uploader.resume(first.upload().id)
    await settle()
    expect(first.upload()).toMatchObject({ status: 'uploaded', videoId: null })
  })

  // The answer came for a row that was another tab's by then, and nobody heard it.
  test('a component that comes back discards the video that comes after that, too', async () => {
    const first = await visit()
    first.uploader.add([withHandle()])
    await settle()
    const second = await visit()
    first.uploader.stop()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('elsewhere')
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    await settle()
    expect(first.ports.discarded).toEqual(['ours'])
  })

  // The row said "Uploaded" of the video that was discarded.
  test('a component that comes back to what another tab finished does not name its own unused video', async () => {
    const first = await visit()
    first.uploader.add([withHandle()])
    await settle()
    const second = await visit({ trackProcessing: false })
    first.uploader.stop()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.creations[0]?.answer(ticketFor('theirs'))
    await second.ports.transfers[0]?.answer()
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    first.uploader.start()
    await settle()
    expect(first.upload()).toMatchObject({ status: 'uploaded', videoId: null })
    expect(first.ports.discarded).toEqual(['ours'])
  })

  // Its row was set aside, and the video with it.
  test('a component that comes back discards the video that came while another tab asked for one', async () => {
    const first = await visit()
    first.uploader.add([withHandle()])
    await settle()
    const second = await visit()
    first.uploader.stop()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.creations[0]?.answer(ticketFor('theirs'))
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('elsewhere')
    expect([first.ports.discarded, second.ports.discarded]).toEqual([['ours'], []])
  })

  // Its record said what an earlier visit had written, which looked like the work of another tab: the video was one too many.
  test('a component that comes back goes on with its own, where the database kept none of it', async () => {
    await cutShort()
    browser.broken.save = () => Promise.reject(new Error('blocked'))
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    await ports.transfers[0]?.fail('url-expired')
    await settle()
    await ports.creations[0]?.answer(ticketFor('another'))
    await settle()
    uploader.stop()
    uploader.start()
    await settle()
    expect(upload().status).toBe('uploading')
    expect(ports.transfers.at(-1)?.job.ticket.videoId).toBe('another')
    expect(ports.creations).toHaveLength(1)
  })

  // As the database had not taken it, nobody else could know of it, and nobody discarded it.
  test('a component that comes back discards the video that was not kept, where another tab asked for one', async () => {
    let isBroken = false
    browser.broken.save = async (record) => {
      if (isBroken) throw new Error('blocked')
      browser.records.set(record.id, encodeRecord(record))
    }
    const first = await visit()
    first.uploader.add([withHandle()])
    await settle()
    isBroken = true
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    await settle()
    isBroken = false
    const second = await visit()
    first.uploader.stop()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.creations[0]?.answer(ticketFor('theirs'))
    await settle()
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('elsewhere')
    expect([first.ports.discarded, second.ports.discarded]).toEqual([['ours'], []])
  })

  // Its own record, late, looked like another tab's.
  test('a component that comes back while its records are being written goes on with its own', async () => {
    let write = (): void => {}
    browser.broken.save = (record) =>
      new Promise((resolve) => {
        write = () => {
          browser.records.set(record.id, encodeRecord(record))
          resolve()
        }
      })
    browser.broken.read = async (id) => {
      write()
      return parseRecord(browser.records.get(id))
    }
    const { uploader, upload, ports } = await visit()
    uploader.add([withHandle()])
    await settle()
    uploader.stop()
    await ports.creations[0]?.answer(ticketFor('video'))
    uploader.start()
    await settle()
    expect(upload().status).toBe('uploading')
    expect(ports.creations).toHaveLength(1)
  })

  test('a component that comes back goes on with the newest upload URL', async () => {
    const first = await visit()
    await sendSome(first, withHandle(), 'video')
    const second = await visit()
    first.uploader.stop()
    await settle()
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.transfers[0]?.fail('url-expired')
    await settle()
    await second.ports.creations[0]?.answer(ticketFor('another'))
    await settle()
    second.close()
    first.uploader.start()
    await settle()
    expect(first.upload().status).toBe('uploading')
    expect(first.ports.transfers.at(-1)?.job.ticket.videoId).toBe('another')
  })

  // The record was read, and then forgotten by the tab that had the upload: the row said "Uploaded" of what was cancelled.
  test('what ends while another tab asks for the records is not in its list', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    const stale = [...browser.records.values()].map(parseRecord)
    let answer = (): void => {}
    browser.broken.load = () =>
      new Promise((resolve) => {
        answer = () => resolve(stale.filter((record) => record !== null))
      })
    const second = await visit()
    first.uploader.cancel(first.upload().id)
    await settle()
    answer()
    await settle()
    expect(second.uploads()).toEqual([])
  })

  // The cancelled row was one of another tab again, and then said "Uploaded".
  test('a file chosen while its upload is cancelled in another tab does not follow it', async () => {
    let answer = (): void => {}
    browser.broken.read = (id) => {
      const record = parseRecord(browser.records.get(id))
      return new Promise((resolve) => {
        answer = () => resolve(record)
      })
    }
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    const ports = fakePorts()
    const uploader = createEngine({ ...ports, sessions: browser.openTab(ports.clock).sessions }, {})
    uploader.add([fileOf(1000)])
    await settle()
    first.uploader.cancel(first.upload().id)
    await settle()
    answer()
    await settle()
    expect(uploader.getState().uploads.map(({ status }) => status)).toEqual(['requesting', 'cancelled'])
  })

  // Between the answer to the claim and the creation there was a turn in which nobody looked.
  test('an upload that is cancelled at whatever turn leaves no video behind', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const { uploader, ports } = await visit()
      const [id] = uploader.add([fileOf(1000)])
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      uploader.cancel(id ?? '')
      await settle()
      await ports.creations[0]?.answer(ticketFor('video'))
      await settle()
      expect(ports.discarded).toEqual(ports.creations.map(() => 'video'))
    }
  })

  // The other tab heard nothing, saw that the record was gone, and said "Uploaded".
  test.each([
    ['and its video with it', 'transfer', 'cancelled'],
    ['and its video stays, as it is whole', 'processing', 'uploaded'],
  ] as const)(
    'a failed upload that one tab takes off the list is over in the other %s',
    async (_, step, status) => {
      const first = await visit()
      await sendSome(first, fileOf(1000), 'video')
      const second = await visit()
      if (step === 'processing') {
        await first.ports.transfers[0]?.answer()
        await settle()
        first.ports.watches[0]?.reports.failed({ code: 'not-found', status: 404, retryAfter: null })
      } else await first.ports.transfers[0]?.fail('offset-unreadable')
      await settle()
      first.uploader.remove(first.upload().id)
      await settle()
      expect(second.upload()).toMatchObject({ status, videoId: 'video' })
    },
  )

  test('what was cancelled and taken off the list at once is told to a tab that still found its record', async () => {
    browser.broken.forget = () => new Promise(() => {})
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    first.uploader.cancel(first.upload().id)
    first.uploader.remove(first.upload().id)
    const second = await visit()
    expect(second.upload().status).toBe('cancelled')
  })

  test('what has ended is told as it was to a tab that still found its record', async () => {
    browser.broken.forget = () => new Promise(() => {})
    const first = await visit()
    await sendSome(first, fileOf(1000), 'video')
    first.uploader.cancel(first.upload().id)
    const second = await visit()
    expect(second.upload().status).toBe('cancelled')
  })
})

describe('links', () => {
  const address = 'https://example.com/a.mp4'

  async function withLink(page: Visit): Promise<void> {
    page.uploader.addLink({ url: address, name: 'Harbour' })
    await settle()
  }

  test('one that waited for its turn goes on by itself', async () => {
    const page = await visit({ concurrency: 1 })
    page.uploader.add([withHandle()])
    await settle()
    page.ports.clock.advance(1)
    await withLink(page)
    page.close()
    const { uploads, ports } = await visit()
    expect(uploads().map((each) => [each.status, nameOf(each)])).toEqual([
      ['interrupted', 'holiday.mp4'],
      ['requesting', 'Harbour'],
    ])
    expect(ports.imports).toMatchObject([{ url: address, name: 'Harbour' }])
  })

  test('one that the person held back stays where it is', async () => {
    const page = await visit()
    page.ports.goOnline(false)
    await withLink(page)
    page.uploader.pause(page.upload().id)
    await settle()
    page.close()
    const { uploader, upload, ports } = await visit()
    expect(upload()).toMatchObject({ status: 'paused', cause: 'user' })
    uploader.resume(upload().id)
    await settle()
    expect(ports.imports).toHaveLength(1)
  })

  test('one that Stream has is followed, and not asked for again', async () => {
    const page = await visit()
    await withLink(page)
    await page.ports.imports[0]?.answer({ videoId: 'v' })
    await settle()
    page.close()
    const { upload, ports } = await visit()
    expect(upload()).toMatchObject({
      status: 'processing',
      videoId: 'v',
      source: { kind: 'link', url: address },
    })
    expect(ports.imports).toEqual([])
    expect(ports.watches).toMatchObject([{ videoId: 'v' }])
    ports.watches[0]?.reports.read(videoWith({ readyToStream: true }))
    await settle()
    expect(browser.records.size).toBe(0)
  })

  // Nobody would be asked, and each try may be one more video.
  test('one that failed is not tried again by a later visit', async () => {
    const page = await visit()
    await withLink(page)
    await page.ports.imports[0]?.fail('quota-exceeded')
    await settle()
    expect(page.upload().status).toBe('failed')
    page.close()
    expect((await visit()).uploads()).toEqual([])
  })

  test('another tab shows it, does nothing about it, and goes on once the first is gone', async () => {
    const first = await visit()
    await withLink(first)
    const second = await visit()
    expect(second.upload()).toMatchObject({ status: 'elsewhere' })
    await first.ports.imports[0]?.answer({ videoId: 'v' })
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', view: { status: 'sending' } })
    first.ports.watches[0]?.reports.read(videoWith({ status: { state: 'queued' } }))
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', view: { status: 'encoding' } })
    expect(nameOf(second.upload())).toBe('Harbour')
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'processing', videoId: 'v' })
    expect(second.ports.imports).toEqual([])
  })

  test('added in a second tab is not asked for twice', async () => {
    const first = await visit()
    const second = await visit()
    await withLink(first)
    second.uploader.addLink(address)
    await settle()
    expect(second.uploads()).toMatchObject([{ status: 'elsewhere', id: first.upload().id }])
    expect(second.ports.imports).toEqual([])
  })

  test('a record of one with an address that no person could add is none', async () => {
    const page = await visit()
    await withLink(page)
    page.close()
    const [[id, record] = ['', {}]] = browser.records
    browser.records.set(id, { ...record, link: { url: 'javascript:alert(1)', name: 'Harbour' } })
    expect((await visit()).uploads()).toEqual([])
  })
})
