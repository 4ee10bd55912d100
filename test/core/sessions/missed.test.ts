import { beforeEach, describe, expect, test } from 'vitest'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'
import {
  brokenVideo,
  browser,
  cutShort,
  leaveEncoding,
  openBrowser,
  readyVideo,
  type Visit,
  visit,
} from './session-bench.js'

beforeEach(openBrowser)

/** Two tabs with one interrupted upload, of which the second finishes what the first does not hear of. */
async function finishUnheard(work: (second: Visit) => Promise<void>): Promise<Visit> {
  await cutShort()
  const first = await visit({ onReady: () => expect.unreachable(), onError: () => expect.unreachable() })
  const second = await visit()
  browser.isDeaf = true
  second.uploader.resume(second.upload().id)
  await settle()
  await work(second)
  second.close()
  browser.isDeaf = false
  return first
}

async function arrive({ ports }: Visit): Promise<void> {
  await ports.transfers[0]?.answer()
  await settle()
}

async function read(page: Visit, video: typeof readyVideo): Promise<void> {
  await arrive(page)
  page.ports.watches[0]?.reports.read(video)
  await settle()
}

const unheardOf = ({ ports }: Visit): void =>
  expect([ports.creations, ports.transfers, ports.imports, ports.discarded]).toEqual([[], [], [], []])

describe('a tab that did not hear how an upload ended', () => {
  // All bytes were sent again, to a second video.
  test('sees at "Resume" that it is ready, and sends nothing', async () => {
    const first = await finishUnheard((second) => read(second, readyVideo))
    expect(first.upload().status).toBe('interrupted')
    first.uploader.resume(first.upload().id)
    await settle()
    expect(first.upload()).toMatchObject({ status: 'ready', video: { id: readyVideo.id } })
    unheardOf(first)
  })

  test('sees also that it failed', async () => {
    const broken = videoWith({
      status: { state: 'error', percentComplete: null, errorCode: 'ERR_NON_VIDEO' },
    })
    const first = await finishUnheard((second) => read(second, broken))
    first.uploader.resume(first.upload().id)
    await settle()
    expect(first.upload()).toMatchObject({ status: 'failed', error: { code: 'not-a-video' } })
    unheardOf(first)
  })

  test('learns it by itself, where it waited for the other tab', async () => {
    await cutShort()
    const second = await visit()
    second.uploader.resume(second.upload().id)
    await settle()
    const first = await visit()
    expect(first.upload().status).toBe('elsewhere')
    browser.isDeaf = true
    const status = { state: 'error', percentComplete: null, errorCode: 'ERR_NON_VIDEO' } as const
    await read(second, videoWith({ status }))
    expect(first.upload()).toMatchObject({ status: 'failed', error: { code: 'not-a-video' } })
  })

  // The finished video was deleted.
  test('does not delete its video by "Cancel"', async () => {
    const first = await finishUnheard((second) => read(second, readyVideo))
    first.uploader.cancel(first.upload().id)
    await settle()
    expect(first.upload().status).toBe('ready')
    unheardOf(first)
  })

  test('does not delete by "Cancel" a video that has arrived and is being encoded', async () => {
    const first = await finishUnheard(arrive)
    first.uploader.cancel(first.upload().id)
    await settle()
    expect(first.upload()).toMatchObject({ status: 'processing', videoId: 'video' })
    unheardOf(first)
  })

  // The row came back as uploaded: its own removal was taken for an end in another tab.
  test('a row that is cancelled and removed at once stays away, and its video is deleted once', async () => {
    await cutShort()
    const only = await visit()
    const { id } = only.upload()
    only.uploader.cancel(id)
    only.uploader.remove(id)
    await settle()
    expect(only.uploader.getState().uploads).toEqual([])
    expect(only.ports.discarded).toHaveLength(1)
    only.close()
    expect((await visit()).uploader.getState().uploads).toEqual([])
  })

  test('a row that is cancelled and removed at once does not take a finished video along', async () => {
    const first = await finishUnheard((second) => read(second, readyVideo))
    const { id } = first.upload()
    first.uploader.cancel(id)
    first.uploader.remove(id)
    await settle()
    expect(first.uploader.getState().uploads).toEqual([])
    unheardOf(first)
  })

  test('tries again what failed there, and can be tried', async () => {
    const first = await finishUnheard((second) => read(second, brokenVideo))
    first.uploader.resume(first.upload().id)
    await settle()
    expect(first.upload().status).toBe('requesting')
  })

  test('does not ask for a paused link once more', async () => {
    const before = await visit()
    before.ports.goOnline(false)
    before.uploader.addLink('https://example.com/a.mp4')
    await settle()
    before.uploader.pause(before.upload().id)
    await settle()
    before.close()
    const first = await visit()
    const second = await visit()
    browser.isDeaf = true
    second.uploader.resume(second.upload().id)
    await settle()
    await second.ports.imports[0]?.answer({ videoId: 'v' })
    await settle()
    second.close()
    browser.isDeaf = false
    first.uploader.resume(first.upload().id)
    await settle()
    expect(first.upload()).toMatchObject({ status: 'processing', videoId: 'v' })
    expect(first.ports.imports).toEqual([])
  })
})

describe('a browser that more than one person uses', () => {
  const shared = (): Promise<Visit> => visit({}, false)
  const address = 'https://example.com/a.mp4'

  async function leave(work: (page: Visit) => Promise<void> | void): Promise<void> {
    const page = await shared()
    page.uploader.addLink(address)
    await settle()
    await work(page)
    page.close()
  }

  // It was posted in the name of whoever came next.
  test('asks before a link of an earlier visit is sent', async () => {
    await leave(() => {})
    const { ports, uploader, upload } = await shared()
    expect(upload()).toMatchObject({ status: 'paused', cause: 'user' })
    expect(ports.imports).toEqual([])
    uploader.resume(upload().id)
    await settle()
    expect(ports.imports).toMatchObject([{ url: address }])
  })

  test.each(['forbidden', 'not-found', 'video-gone'] as const)(
    'hides a video of an earlier visit that the endpoint answers with %s, and keeps what is stored of it',
    async (code) => {
      await leave(async ({ ports }) => {
        await ports.imports[0]?.answer({ videoId: 'v' })
        await settle()
      })
      const { ports, uploads } = await shared()
      expect(uploads()).toMatchObject([{ status: 'processing' }])
      ports.watches[0]?.reports.failed({ code, status: 403, retryAfter: null })
      await settle()
      expect(uploads()).toEqual([])
      expect(browser.records.size).toBe(1)
      expect((await shared()).uploads()).toHaveLength(1)
    },
  )

  test('shows what the endpoint denies of a video that somebody sent here, after the encoder had refused an earlier one', async () => {
    await leave(async ({ ports }) => {
      await ports.imports[0]?.answer({ videoId: 'v' })
      await settle()
    })
    const { ports, uploader, upload } = await shared()
    ports.watches[0]?.reports.read(brokenVideo)
    uploader.retry(upload().id)
    await settle()
    await ports.imports[0]?.answer({ videoId: 'w' })
    await settle()
    ports.watches.at(-1)?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
    await settle()
    expect(upload()).toMatchObject({ status: 'failed', error: { code: 'forbidden' } })
  })

  test('a browser of one person shows what the endpoint denies', async () => {
    await leaveEncoding()
    const { ports, upload } = await visit()
    ports.watches[0]?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
    await settle()
    expect(upload()).toMatchObject({ status: 'failed', error: { code: 'forbidden' } })
  })

  test('sends no title of an earlier visit unasked', async () => {
    await leave(async ({ ports, uploader, upload }) => {
      await ports.imports[0]?.answer({ videoId: 'v' })
      uploader.rename(upload().id, 'At the sea')
      await settle()
    })
    const { ports, upload } = await shared()
    expect(upload()).toMatchObject({ title: { text: 'At the sea', state: 'failed' } })
    expect(ports.renamings).toEqual([])
  })

  test('refuses a link whose address was changed in the store', async () => {
    await leave(() => {})
    const [[id, record] = ['', {}]] = browser.records
    browser.records.set(id, { ...record, link: { url: 'https://example.com/b.mp4', name: 'a.mp4' } })
    for (const page of [await shared(), await visit()]) {
      expect(page.uploads()).toEqual([])
      expect(page.ports.imports).toEqual([])
    }
  })

  test('forgets everything at sign-out, what runs and what is stored', async () => {
    await cutShort(fileOf(1000))
    const page = await shared()
    page.uploader.add([fileOf(2000, 'b.mp4')])
    await settle()
    expect(page.uploads()).toHaveLength(2)
    browser.forgetAll()
    await settle()
    await page.ports.creations[0]?.answer(ticketFor('late'))
    await settle()
    expect(page.uploads()).toEqual([])
    expect(browser.records.size).toBe(0)
    expect((await shared()).uploads()).toEqual([])
    expect(page.ports.transfers).toEqual([])
  })
})
