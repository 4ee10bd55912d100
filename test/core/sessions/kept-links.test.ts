import { beforeEach, describe, expect, test } from 'vitest'
import { nameOf } from '../../../src/core/model/upload-facts.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'
import {
  browser,
  openBrowser,
  readyVideo,
  statusesOf,
  type Visit,
  visit,
  withHandle,
} from './session-bench.js'

beforeEach(openBrowser)

describe('a link', () => {
  const address = 'https://example.com/a.mp4'

  async function withLink(page: Visit): Promise<void> {
    page.uploader.addLink({ url: address, name: 'Harbour' })
    await settle()
  }

  test('that was queued continues by itself at the next visit', async () => {
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

  test('that was paused stays paused', async () => {
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

  // The second tab knew it by a message, took it for new, and would have had it fetched twice.
  test('that waits in one tab and was sent by another one meanwhile is not asked for again', async () => {
    const first = await visit({ concurrency: 1 })
    const [second, third] = [await visit({ concurrency: 1 }), await visit()]
    for (const page of [first, second]) page.uploader.add([withHandle(fileOf(page === first ? 1000 : 2000))])
    await settle()
    await withLink(first)
    first.close()
    await settle()
    await withLink(second)
    expect(statusesOf(second)).toContain('queued')
    await withLink(third)
    await third.ports.imports[0]?.answer({ videoId: 'v' })
    await settle()
    third.ports.watches[0]?.reports.read(readyVideo)
    await settle()
    await second.ports.creations[0]?.answer(ticketFor('w'))
    await settle()
    await second.ports.transfers[0]?.answer()
    await settle()
    expect(third.ports.imports).toHaveLength(1)
    expect(statusesOf(second)[0]).not.toBe('queued')
    expect(second.ports.imports).toEqual([])
  })

  test('that Stream has is followed, and not asked for again', async () => {
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
    ports.watches[0]?.reports.read(readyVideo)
    await settle()
    expect(browser.records.size).toBe(0)
  })

  // Each try may be one more video, and nobody would be asked.
  test('that failed is not tried again by a later visit', async () => {
    const page = await visit()
    await withLink(page)
    await page.ports.imports[0]?.fail('quota-exceeded')
    await settle()
    expect(page.upload().status).toBe('failed')
    page.close()
    expect((await visit()).uploads()).toEqual([])
  })

  test('is shown by another tab, which continues once the first is closed', async () => {
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

  test('that is added in two tabs is asked for once', async () => {
    const first = await visit()
    const second = await visit()
    await withLink(first)
    second.uploader.addLink(address)
    await settle()
    expect(second.uploads()).toMatchObject([{ status: 'elsewhere', id: first.upload().id }])
    expect(second.ports.imports).toEqual([])
  })

  test('is not read from a record whose address nobody could have added', async () => {
    const page = await visit()
    await withLink(page)
    page.close()
    const [[id, record] = ['', {}]] = browser.records
    browser.records.set(id, { ...record, link: { url: 'javascript:alert(1)', name: 'Harbour' } })
    expect((await visit()).uploads()).toEqual([])
  })
})
