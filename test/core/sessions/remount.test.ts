import { beforeEach, describe, expect, test } from 'vitest'
import { encodeRecord, parseRecord } from '../../../src/core/sessions/record-codec.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import {
  breakStore,
  brokenVideo,
  browser,
  cutShort,
  expire,
  leaveEncoding,
  openBrowser,
  readyVideo,
  sendSome,
  type Visit,
  visit,
  withHandle,
} from './session-bench.js'

beforeEach(openBrowser)

/** The component of one page unmounts, and a person resumes its upload in another tab. */
async function move(from: Visit, to: Visit): Promise<void> {
  from.uploader.stop()
  await settle()
  to.uploader.resume(to.upload().id)
  await settle()
}

async function remount({ uploader }: Visit): Promise<void> {
  uploader.start()
  await settle()
}

async function addOne({ uploader }: Visit): Promise<void> {
  uploader.add([withHandle()])
  await settle()
}

/** All bytes of the page's upload arrive, and its video becomes ready. */
async function finish({ ports }: Visit): Promise<void> {
  await ports.transfers[0]?.answer()
  await settle()
  ports.watches[0]?.reports.read(readyVideo)
  await settle()
}

describe('a component that mounts again', () => {
  let told: string[]
  const onReady = (): void => void told.push('ready')

  beforeEach(() => {
    told = []
  })

  test('sees that another tab finished its upload, and does not tell the app again', async () => {
    const first = await visit({ onReady })
    await sendSome(first)
    first.uploader.pause(first.upload().id)
    await settle()
    const second = await visit({ onReady })
    await move(first, second)
    await finish(second)
    await remount(first)
    expect(first.upload().status).toBe('ready')
    expect(told).toEqual(['ready'])
  })

  // This tab has only read the record, and written none.
  test('does the same with an upload of an earlier visit', async () => {
    await leaveEncoding(fileOf(1000))
    const first = await visit({ onReady })
    const second = await visit({ onReady })
    first.uploader.stop()
    await settle()
    second.ports.watches[0]?.reports.read(readyVideo)
    await settle()
    await remount(first)
    expect(first.upload().status).toBe('ready')
    expect(told).toEqual(['ready'])
  })

  test.each([
    ['', null],
    [', where another file was refused for it', fileOf(999)],
  ])('does not resume an interrupted upload that another tab finished%s', async (_, refused) => {
    await cutShort()
    const first = await visit({ onReady })
    if (refused !== null) first.uploader.reselect(first.upload().id, refused)
    await settle()
    const second = await visit({ onReady })
    await move(first, second)
    await finish(second)
    await remount(first)
    first.uploader.reselect(first.upload().id, fileOf(1000))
    await settle()
    expect(first.upload().status).toBe('ready')
    expect(first.ports.transfers).toEqual([])
    expect(told).toEqual(['ready'])
  })

  test.each([
    ['that another tab has by now', 'elsewhere'],
    ['that nobody else took', 'paused'],
  ] as const)('to a paused upload %s finds it %s', async (who, status) => {
    const first = await visit()
    await sendSome(first)
    first.uploader.pause(first.upload().id)
    await settle()
    const second = await visit()
    if (who === 'that another tab has by now') await move(first, second)
    else {
      first.uploader.stop()
      await settle()
    }
    await remount(first)
    expect(first.upload().status).toBe(status)
    // The video is the one that the other tab sends to.
    expect(first.ports.discarded).toEqual([])
    if (status !== 'paused') return
    // And it is not for others to take.
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.upload().status).toBe('elsewhere')
  })

  test('continues with the newest upload URL', async () => {
    const first = await visit()
    await sendSome(first)
    const second = await visit()
    await move(first, second)
    await expire(second)
    await second.ports.creations[0]?.answer(ticketFor('another'))
    await settle()
    second.close()
    await remount(first)
    expect(first.upload().status).toBe('uploading')
    expect(first.ports.transfers.at(-1)?.job.ticket.videoId).toBe('another')
  })

  // The record in the store is of an earlier visit, which looks like the work of another tab.
  test('continues with its own upload URL if the store kept none of it', async () => {
    await cutShort()
    breakStore('save', true)
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    await expire({ ports })
    await ports.creations[0]?.answer(ticketFor('another'))
    await settle()
    uploader.stop()
    uploader.start()
    await settle()
    expect(upload().status).toBe('uploading')
    expect(ports.transfers.at(-1)?.job.ticket.videoId).toBe('another')
    expect(ports.creations).toHaveLength(1)
  })

  // A record of its own that is written late looks like another tab's.
  test('continues with its own upload URL while that is being written', async () => {
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
})

describe('a video that is created while the component is not mounted', () => {
  test('is known to the next visit', async () => {
    const first = await visit()
    await addOne(first)
    first.uploader.stop()
    await first.ports.creations[0]?.answer(ticketFor('video'))
    await remount(first)
    first.close()
    const { uploader, upload, ports } = await visit()
    uploader.resume(upload().id)
    await settle()
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  test('is known to the next visit also if the store is slow', async () => {
    let isSlow = false
    browser.broken.read = async (id) =>
      isSlow ? new Promise(() => {}) : parseRecord(browser.records.get(id))
    const first = await visit()
    await addOne(first)
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

  test.each(['before', 'after'])('is discarded if another tab asked for one, %s the return', async (when) => {
    const first = await visit()
    await addOne(first)
    const second = await visit()
    await move(first, second)
    await second.ports.creations[0]?.answer(ticketFor('theirs'))
    if (when === 'before') await first.ports.creations[0]?.answer(ticketFor('ours'))
    await remount(first)
    if (when === 'after') await first.ports.creations[0]?.answer(ticketFor('ours'))
    expect(first.upload().status).toBe('elsewhere')
    expect([first.ports.discarded, second.ports.discarded]).toEqual([['ours'], []])
  })

  test('is discarded also if the other tab has no answer yet', async () => {
    const first = await visit()
    await addOne(first)
    const second = await visit()
    await move(first, second)
    await remount(first)
    expect(first.upload().status).toBe('elsewhere')
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    await settle()
    expect(first.ports.discarded).toEqual(['ours'])
  })

  // As the store has not kept it, no other tab can know of it.
  test('is discarded also if the store could not keep it', async () => {
    const store = breakStore('save')
    const first = await visit()
    await addOne(first)
    store.isBroken = true
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    await settle()
    store.isBroken = false
    const second = await visit()
    await move(first, second)
    await second.ports.creations[0]?.answer(ticketFor('theirs'))
    await settle()
    await remount(first)
    expect(first.upload().status).toBe('elsewhere')
    expect([first.ports.discarded, second.ports.discarded]).toEqual([['ours'], []])
  })
})

describe('the row of an upload that another tab finished', () => {
  test('names its video, and not the unused one of this tab', async () => {
    const first = await visit()
    await addOne(first)
    const second = await visit({ trackProcessing: false })
    await move(first, second)
    await second.ports.creations[0]?.answer(ticketFor('theirs'))
    await second.ports.transfers[0]?.answer()
    await first.ports.creations[0]?.answer(ticketFor('ours'))
    await remount(first)
    expect(first.upload()).toMatchObject({ status: 'uploaded', videoId: 'theirs' })
    expect(first.ports.discarded).toEqual(['ours'])
  })

  test('names its video, and not that of a try that failed before', async () => {
    const page = await visit()
    await sendSome(page)
    await page.ports.transfers[0]?.answer()
    await settle()
    page.ports.watches[0]?.reports.read(brokenVideo)
    await settle()
    page.close()
    const first = await visit()
    const second = await visit({ trackProcessing: false })
    await move(first, second)
    await second.ports.creations[0]?.answer(ticketFor('another'))
    await settle()
    await second.ports.transfers[0]?.answer()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'uploaded', videoId: 'another' })
    await remount(first)
    first.uploader.resume(first.upload().id)
    await settle()
    expect(first.upload()).toMatchObject({ status: 'uploaded', videoId: 'another' })
  })
})
