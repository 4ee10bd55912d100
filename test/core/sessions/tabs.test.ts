import { beforeEach, describe, expect, test } from 'vitest'
import { progressOf } from '../../../src/core/machine/progress.js'
import { parseRecord } from '../../../src/core/sessions/record-codec.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'
import { browser, cutShort, openBrowser, openPage, pass, sendSome, visit } from './session-bench.js'

beforeEach(openBrowser)

describe('several tabs', () => {
  test('the second one shows what the first does, and does not tell the app of its end', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000))
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

  test('a file that is chosen in both is sent once', async () => {
    const first = await visit()
    const second = await visit()
    await sendSome(first, fileOf(1000))
    second.uploader.add([fileOf(1000)])
    await settle()
    expect(second.uploads()).toMatchObject([{ status: 'elsewhere', id: first.upload().id }])
    expect(second.ports.creations).toEqual([])
  })

  test('the second one continues by itself after the first is closed, if the file was chosen there too', async () => {
    const first = await visit()
    const second = await visit()
    await sendSome(first, fileOf(1000))
    second.uploader.add([fileOf(1000)])
    await settle()
    first.close()
    await settle()
    expect(second.upload().status).toBe('uploading')
    expect(second.ports.transfers[0]?.job.ticket.videoId).toBe('video')
    expect(second.ports.creations).toEqual([])
  })

  test('the same if the file is chosen when the upload is already shown there', async () => {
    const first = await visit()
    await sendSome(first)
    const second = await visit()
    expect(second.upload().status).toBe('elsewhere')
    second.uploader.add([fileOf(1000)])
    await settle()
    first.close()
    await settle()
    expect(second.uploads()).toMatchObject([{ status: 'uploading' }])
  })

  test('an interrupted upload that one resumes is shown by the other, with its figures', async () => {
    await cutShort()
    const first = await visit()
    const second = await visit()
    first.uploader.resume(first.upload().id)
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', view: { bytesReached: 400 } })
  })

  test('and with a click if it was not', async () => {
    const first = await visit()
    await sendSome(first)
    const second = await visit()
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'interrupted' })
    expect(progressOf(second.upload()).fraction).toBe(0.4)
  })

  test('an upload that another tab still has is kept, however old its record is', async () => {
    const first = await visit()
    await sendSome(first)
    pass(8)
    const second = await visit()
    expect(second.upload().status).toBe('elsewhere')
    expect(second.ports.discarded).toEqual([])
    expect(browser.records.size).toBe(1)
  })

  test('if both resume at the same time, one sends and the other follows', async () => {
    await cutShort()
    const pages = [await visit(), await visit()] as const
    for (const { uploader, upload } of pages) uploader.resume(upload().id)
    await settle()
    expect(pages.map(({ upload }) => upload().status).toSorted()).toEqual(['elsewhere', 'uploading'])
    expect(pages.flatMap(({ ports }) => ports.transfers)).toHaveLength(1)
  })

  test('an upload that one cancels is cancelled in the other', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000))
    const second = await visit()
    first.uploader.cancel(first.upload().id)
    await settle()
    expect(second.upload().status).toBe('cancelled')
  })

  test('a file that no retry can save is failed in both', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000))
    const second = await visit({ onError: () => expect.unreachable() })
    await first.ports.transfers[0]?.answer()
    await settle()
    const status = { state: 'error', percentComplete: null, errorCode: 'ERR_NON_VIDEO' } as const
    first.ports.watches[0]?.reports.read(videoWith({ status }))
    await settle()
    expect(second.upload()).toMatchObject({ status: 'failed', error: { code: 'not-a-video' } })
  })

  test('the second one continues with the newest upload URL', async () => {
    const first = await visit()
    await sendSome(first)
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

  // A record that is gone alone would look like an upload that was finished.
  test.each([
    ['and its video with it', 'transfer', 'cancelled'],
    ['but its video stays, as it is whole', 'processing', 'uploaded'],
  ] as const)('a failed upload that one removes has ended in the other, %s', async (_, step, status) => {
    const first = await visit()
    await sendSome(first, fileOf(1000))
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
  })

  test('an upload leaves no video behind, at whatever moment it is cancelled', async () => {
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

  test('a component that unmounts leaves its uploads to the other tab, and takes none back', async () => {
    const first = await visit()
    await sendSome(first)
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
})

describe('an upload that ends while another tab reads its record', () => {
  test('is not in its list', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000))
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

  test('is not followed by the same file, added there at this moment', async () => {
    let answer = (): void => {}
    browser.broken.read = (id) => {
      const record = parseRecord(browser.records.get(id))
      return new Promise((resolve) => {
        answer = () => resolve(record)
      })
    }
    const first = await visit()
    await sendSome(first, fileOf(1000))
    const { uploader, uploads } = openPage()
    uploader.add([fileOf(1000)])
    await settle()
    first.uploader.cancel(first.upload().id)
    await settle()
    answer()
    await settle()
    expect(uploads().map(({ status }) => status)).toEqual(['requesting', 'cancelled'])
  })

  test.each(['cancelled', 'cancelled and removed'])('is cancelled there, too, if it was %s', async (how) => {
    browser.broken.forget = () => new Promise(() => {})
    const first = await visit()
    await sendSome(first, fileOf(1000))
    first.uploader.cancel(first.upload().id)
    if (how === 'cancelled and removed') first.uploader.remove(first.upload().id)
    const second = await visit()
    expect(second.upload().status).toBe('cancelled')
  })
})
