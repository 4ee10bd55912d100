import { beforeEach, describe, expect, test } from 'vitest'
import { encodeRecord } from '../../../src/core/sessions/record-codec.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { breakStore, browser, openBrowser, sendSome, type Visit, visit, withHandle } from './session-bench.js'

beforeEach(openBrowser)

describe('a store that fails for good', () => {
  test.each([
    ['refuses everything', () => Promise.reject(new Error('blocked'))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('if it %s, the record is lost, but not the upload', async (_, answer) => {
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

  test('is asked for a minute, and not for ever', async () => {
    let asked = 0
    browser.broken.save = () => {
      asked += 1
      return Promise.reject(new Error('full'))
    }
    const { uploader, ports } = await visit()
    uploader.add([fileOf(1000)])
    await settle()
    for (let second = 0; second < 600; second += 3) {
      ports.clock.advance(3000)
      await settle()
    }
    expect(asked).toBe(20)
  })
})

describe('a store that fails for a moment', () => {
  // A record that cannot be read must not be taken for one that is gone.
  test('does not make the upload of a closed tab look uploaded', async () => {
    const store = breakStore('read')
    const first = await visit()
    await sendSome(first)
    const second = await visit()
    store.isBroken = true
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'interrupted' })
  })

  describe('while a tab closes', () => {
    async function failingAsItCloses(
      work: (first: Visit) => Promise<void>,
    ): Promise<Pick<Visit, 'ports' | 'upload'>> {
      const store = breakStore('read')
      const first = await visit()
      await sendSome(first)
      const second = await visit()
      await work(first)
      store.isBroken = true
      first.close()
      await settle()
      store.isBroken = false
      second.uploader.resume(second.upload().id)
      await settle()
      return second
    }

    test('does not keep another tab from seeing that the file has arrived', async () => {
      const { ports, upload } = await failingAsItCloses(async (first) => {
        await first.ports.transfers[0]?.answer()
        await settle()
      })
      expect(upload()).toMatchObject({ status: 'processing', videoId: 'video' })
      expect([ports.creations, ports.transfers, ports.discarded]).toEqual([[], [], []])
    })

    test('leaves no video behind that the other tab does not continue', async () => {
      const { ports, upload } = await failingAsItCloses(async (first) => {
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

  // Nothing else changes before the tab closes, so the record must be written again by itself.
  test('keeps the record once it works again', async () => {
    const store = breakStore('save', true)
    const page = await visit()
    await sendSome(page)
    await page.ports.transfers[0]?.answer()
    await settle()
    store.isBroken = false
    page.ports.clock.advance(10_000)
    await settle()
    page.close()
    expect((await visit()).upload()).toMatchObject({ status: 'processing', videoId: 'video' })
  })

  test('writes what is newer at once, before it retries what failed', async () => {
    const store = breakStore('save')
    const { uploader, upload, ports, close } = await visit()
    uploader.add([withHandle()])
    await settle()
    store.isBroken = true
    await ports.creations[0]?.answer(ticketFor('video'))
    await settle()
    uploader.cancel(upload().id)
    await settle()
    close()
    expect((await visit()).uploads()).toEqual([])
  })

  test('writes what is newer at once after it refused the older', async () => {
    let refuse = (): void => {}
    browser.broken.save = (record) =>
      new Promise((_, reject) => {
        browser.records.set(record.id, encodeRecord(record))
        refuse = () => reject(new Error('blocked'))
      })
    const { uploader, upload, close } = await visit()
    uploader.add([withHandle()])
    await settle()
    uploader.cancel(upload().id)
    await settle()
    expect(browser.records.size).toBe(1)
    refuse()
    await settle()
    close()
    expect((await visit()).uploads()).toEqual([])
  })

  // The next visit would upload it a second time.
  test('does not bring back an upload that has ended', async () => {
    const store = breakStore('forget', true)
    const { uploader, upload, ports, close } = await visit({ trackProcessing: false })
    await sendSome({ uploader, ports })
    await ports.transfers[0]?.answer()
    await settle()
    expect(upload().status).toBe('uploaded')
    store.isBroken = false
    // Soon: a reload half a second later found the record.
    ports.clock.advance(250)
    await settle()
    close()
    expect((await visit()).uploads()).toEqual([])
  })
  // Found by random schedules (seed 43): the other tab went on with it, and the app was told twice that it was ready.
  test('leaves nothing that has ended to another tab, whether its component is there or not', async () => {
    const store = breakStore('forget', true)
    const { uploader, upload, ports } = await visit({ trackProcessing: false })
    await sendSome({ uploader, ports })
    await ports.transfers[0]?.answer()
    await settle()
    expect(upload().status).toBe('uploaded')
    uploader.stop()
    const gone = await visit()
    expect(gone.upload().status).toBe('elsewhere')
    uploader.start()
    const back = await visit()
    expect(back.upload().status).not.toBe('interrupted')
    store.isBroken = false
    ports.clock.advance(10_000)
    await settle()
    for (const other of [gone, back]) expect(other.upload().status).toBe('uploaded')
    expect(browser.records.size).toBe(0)
  })
})
