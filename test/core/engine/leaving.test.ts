import { beforeEach, describe, expect, test } from 'vitest'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

beforeEach(() => start())

// In WebKit requests end and files cannot be read while the page goes away: the record of the upload was deleted.
describe('what fails while the page goes away', () => {
  test.each(['file-changed', 'file-unreadable', 'url-expired', 'transfer-failed'] as const)(
    'ends no transfer (%s), and the transfer begins again when the page stays',
    async (code) => {
      await upload()
      ports.leave()
      await ports.transfers[0]?.fail(code)
      expect(statuses()).toEqual(['uploading'])
      expect(ports.transfers).toHaveLength(1)
      ports.stay()
      await settle()
      expect(ports.transfers).toHaveLength(2)
      await ports.transfers[1]?.answer()
      expect(statuses()).toEqual(['processing'])
    },
  )

  // WebKit fails everything until the next page answers, however long that takes.
  test('is tried again every three seconds, as long as nothing succeeds', async () => {
    await upload()
    ports.leave()
    await ports.transfers[0]?.fail('file-changed')
    ports.stay()
    for (let time = 1; time <= 5; time += 1) {
      await settle()
      expect(ports.transfers).toHaveLength(time + 1)
      await ports.transfers[time]?.fail('file-changed')
      expect(statuses()).toEqual(['uploading'])
      ports.clock.advance(3000)
    }
  })

  test('is believed after a minute', async () => {
    await upload()
    ports.leave()
    await ports.transfers[0]?.fail('file-changed')
    ports.stay()
    for (let time = 0; time <= 20; time += 1) {
      await settle()
      await ports.transfers.at(-1)?.fail('file-changed')
      ports.clock.advance(3000)
    }
    expect(uploads()[0]).toMatchObject({ status: 'failed', error: { code: 'file-changed' } })
  })

  test('is believed at once where a server has answered since', async () => {
    await upload()
    ports.leave()
    await ports.transfers[0]?.fail('file-changed')
    ports.stay()
    await settle()
    ports.transfers[1]?.reports.opened(0, null)
    await ports.transfers[1]?.fail('file-changed')
    expect(uploads()[0]).toMatchObject({ status: 'failed', error: { code: 'file-changed' } })
  })

  test('begins again when the page is back from the back-forward cache', async () => {
    await upload()
    ports.leave()
    await ports.transfers[0]?.fail('file-changed')
    ports.comeBack()
    await settle()
    expect(ports.transfers).toHaveLength(2)
  })

  test('ends no creation', async () => {
    await add('a.mp4')
    ports.leave()
    await ports.creations[0]?.fail('forbidden')
    expect(statuses()).toEqual(['requesting'])
    ports.stay()
    await settle()
    await ports.creations[1]?.answer(ticketFor('video'))
    expect(statuses()).toEqual(['uploading'])
  })

  test('rejects no file', async () => {
    start({ concurrency: 1 })
    ports.unreadable.add('b.mp4')
    await upload('a.mp4')
    ports.leave()
    await add('b.mp4')
    expect(statuses()).toEqual(['uploading', 'queued'])
  })

  test('ends no link', async () => {
    uploader.addLink('https://example.com/film.mp4')
    await settle()
    ports.leave()
    await ports.imports[0]?.fail('forbidden')
    expect(statuses()).toEqual(['requesting'])
    ports.stay()
    await settle()
    expect(ports.imports).toHaveLength(2)
  })

  test('ends no title', async () => {
    const id = await upload()
    uploader.rename(id, 'At the sea')
    ports.leave()
    await ports.renamings[0]?.fail('forbidden')
    expect(uploads()[0]?.title).toEqual({ text: 'At the sea', state: 'unsaved' })
    ports.stay()
    await settle()
    expect(ports.renamings).toHaveLength(2)
  })

  test('ends no reading of a status', async () => {
    await upload()
    await ports.transfers[0]?.answer()
    ports.leave()
    ports.watches[0]?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
    expect(statuses()).toEqual(['processing'])
    ports.stay()
    await settle()
    expect(ports.watches).toHaveLength(2)
  })

  test('a page that stays leaves alone what did not fail', async () => {
    await upload()
    ports.leave()
    ports.stay()
    await settle()
    expect(ports.transfers).toHaveLength(1)
    expect(ports.transfers[0]?.signal.aborted).toBe(false)
  })
})
