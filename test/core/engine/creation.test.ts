import { beforeEach, describe, expect, test } from 'vitest'
import type { UploadTicket } from '../../../src/protocol/ticket.js'
import { parseTicket } from '../../../src/protocol/ticket-answer.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { add, ports, start, statuses, upload, uploader, uploads } from './engine-bench.js'

beforeEach(() => start())

describe('one creation an upload', () => {
  test('pausing while the URL is asked for neither aborts nor repeats the creation', async () => {
    const [id] = (await add('a')) as [string]
    uploader.pause(id)
    uploader.resume(id)
    await settle()
    expect(ports.creations).toHaveLength(1)
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(statuses()).toEqual(['uploading'])
  })

  test('a URL that arrives while paused is used on resume', async () => {
    const [id] = (await add('a')) as [string]
    uploader.pause(id)
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(statuses()).toEqual(['paused'])
    uploader.resume(id)
    await settle()
    expect(ports.creations).toHaveLength(1)
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('v')
  })

  test('a URL that is asked for before a stop and arrives after the next start is used once', async () => {
    await add('a')
    uploader.stop()
    uploader.start()
    await settle()
    await ports.creations[0]?.answer({ ...ticketFor('v'), expiresAt: ports.clock.now() - 86_400_000 })
    await settle()
    expect(ports.discarded).toEqual([])
    expect(ports.creations).toHaveLength(1)
    expect(ports.transfers.map(({ job }) => job.ticket.videoId)).toEqual(['v'])
  })

  test('cancelling while the URL is asked for discards the video as soon as its id is known', async () => {
    const [id] = (await add('a')) as [string]
    uploader.cancel(id)
    expect(ports.discarded).toEqual([])
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(ports.discarded).toEqual(['v'])
    expect(ports.transfers).toHaveLength(0)
  })

  // Each pause frees a slot for the next file, and each creation reserves storage at Stream.
  // The first creation was still answered to the row: its video was discarded, and the bytes went to it.
  test('an upload that is cancelled and begins anew while its URL is asked for does not get that one', async () => {
    const [id = ''] = await add('a')
    uploader.cancel(id)
    uploader.restart(id)
    await settle()
    await ports.creations[0]?.answer(ticketFor('v'))
    expect(statuses()).toEqual(['requesting'])
    expect(ports.discarded).toEqual(['v'])
    await ports.creations[1]?.answer(ticketFor('w'))
    expect(uploads()).toMatchObject([{ id, transfer: { ticket: { videoId: 'w' } } }])
    expect(ports.discarded).toEqual(['v'])
  })

  test('pausing or cancelling one after the other asks for no URL in between', async () => {
    start({ concurrency: 2 })
    const names = Array.from({ length: 20 }, (_, index) => `${index}.mp4`)
    await add(...names)
    uploader.pauseAll()
    await settle()
    expect(ports.creations).toHaveLength(2)
    uploader.resumeAll()
    for (const { id } of uploads()) uploader.cancel(id)
    await settle()
    expect(ports.creations).toHaveLength(2)
    expect(new Set(statuses())).toEqual(new Set(['cancelled']))
  })

  test('a creation that fails is retried three times, and the row says so', async () => {
    await add('a')
    await ports.creations[0]?.fail('network')
    expect(uploads()[0]).toMatchObject({ status: 'requesting', attempt: 1 })
    for (let turn = 1; turn < 4; turn++) {
      ports.clock.advance(15_000)
      await settle()
      await ports.creations[turn]?.fail('network')
    }
    expect(statuses()).toEqual(['failed'])
    expect(ports.creations).toHaveLength(4)
  })

  test('an endpoint that does not answer is not asked again, as it may have created a video', async () => {
    await add('a')
    await ports.creations[0]?.fail('timeout')
    ports.clock.advance(60_000)
    await settle()
    expect(statuses()).toEqual(['failed'])
    expect(ports.creations).toHaveLength(1)
  })

  test('stopping and starting, as in StrictMode, creates nothing twice', async () => {
    await add('a')
    uploader.stop()
    uploader.start()
    await settle()
    expect(ports.creations).toHaveLength(1)
  })
})

describe('an upload URL', () => {
  test('a URL that expires before a byte was sent is replaced, without an error', async () => {
    const id = await upload('a', 'old')
    const expiresAt = ports.clock.now() + 1_800_000
    uploader.cancel(id)
    const [next] = (await add('b')) as [string]
    await ports.creations.at(-1)?.answer({ ...ticketFor('stale'), expiresAt })
    uploader.pause(next)
    ports.clock.advance(1_790_000)
    uploader.resume(next)
    await settle()
    expect(ports.discarded).toEqual(['old', 'stale'])
    expect(uploader.getUpload(next)).toMatchObject({ status: 'requesting', isRenewal: false })
  })

  test('a clock that is a day fast does not make a new URL expired', async () => {
    await add('a')
    await ports.creations[0]?.answer({ ...ticketFor('v'), expiresAt: ports.clock.now() - 86_400_000 })
    expect(statuses()).toEqual(['uploading'])
    expect(ports.creations).toHaveLength(1)
  })

  test('an expired upload URL is replaced, its video discarded, and the file sent from the start', async () => {
    const id = await upload('a', 'old')
    ports.transfers[0]?.reports.accepted(500)
    await ports.transfers[0]?.fail('url-expired', 410)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'requesting', isRenewal: true })
    expect(ports.discarded).toEqual(['old'])
    await ports.creations[1]?.answer(ticketFor('new'))
    expect(uploader.getUpload(id)).toMatchObject({
      status: 'uploading',
      transfer: { isRenewed: true, bytesReached: 0, ticket: { videoId: 'new' } },
    })
  })

  test('a second URL that expires is a failure, not a loop; a retry by hand gets another', async () => {
    const id = await upload('a', 'first')
    await ports.transfers[0]?.fail('url-expired', 410)
    await ports.creations[1]?.answer(ticketFor('second'))
    await ports.transfers[1]?.fail('url-expired', 404)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'failed', error: { code: 'url-expired' } })
    uploader.retry(id)
    await settle()
    expect(ports.discarded).toEqual(['first', 'second'])
    expect(ports.creations).toHaveLength(3)
  })

  // Something that answers creations from a cache had two films in one video, and both were "Ready".
  test('that another upload has is refused, and no video is discarded for it', async () => {
    await upload('a', 'v')
    const [next] = (await add('b')) as [string]
    await ports.creations[1]?.answer(ports.transfers[0]?.job.ticket as UploadTicket)
    expect(uploader.getUpload(next)).toMatchObject({ status: 'failed', error: { code: 'endpoint-no-url' } })
    expect(ports.discarded).toEqual([])
    uploader.retry(next)
    await settle()
    await ports.creations[2]?.answer(ticketFor('w'))
    expect(statuses()).toEqual(['uploading', 'uploading'])
  })

  test('an upload as JSON has no upload URL in it', async () => {
    ports.tickets.create = async () =>
      parseTicket(
        { uploadUrl: 'https://upload.test/secret', uid: 'v' },
        new Headers(),
        undefined,
      ) as UploadTicket
    await add('a')
    expect(statuses()).toEqual(['uploading'])
    ports.transfers[0]?.reports.opened(0, null)
    expect(JSON.stringify(uploader.getState())).not.toContain('secret')
    expect(ports.transfers[0]?.job.ticket.uploadUrl).toContain('secret')
  })
})
