import { beforeEach, describe, expect, test } from 'vitest'
import type { UploadErrorCode } from '../../../src/core/model/upload-error.js'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { parseRecord } from '../../../src/core/sessions/record-codec.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import {
  browser,
  cutShort,
  leaveEncoding,
  openBrowser,
  pass,
  sendSome,
  type Visit,
  visit,
} from './session-bench.js'

beforeEach(openBrowser)

const stored = () => [...browser.records.values()].map(parseRecord)
const statuses = ({ uploads }: Visit) => uploads().map(({ status }) => status)

/** A page on which an upload with 400 bytes at the server was just cancelled by its person. */
async function cancelling(): Promise<Visit> {
  const page = await visit()
  await sendSome(page)
  page.uploader.withdraw(page.upload().id)
  await settle()
  return page
}

function answerDiscards({ ports }: Visit, code: UploadErrorCode | null): string[] {
  const asked: string[] = []
  ports.tickets.discard = async (videoId) => {
    asked.push(videoId)
    if (code !== null) throw new UploadFailure(code, 400)
  }
  return asked
}

describe('while it can be undone', () => {
  test('the record has the deadline, and the offset', async () => {
    const { ports } = await cancelling()
    const until = ports.clock.now() + 10_000
    expect(stored()).toMatchObject([{ withdrawnUntil: until, point: { bytesAccepted: 400 } }])
  })

  test('an undo takes the deadline out again', async () => {
    const page = await cancelling()
    page.uploader.undo(page.upload().id)
    await settle()
    expect(stored()[0]?.withdrawnUntil).toBeUndefined()
    page.close()
    expect(statuses(await visit())).toEqual(['interrupted'])
  })

  test('the tab keeps its lock: another one shows it as waiting there', async () => {
    const page = await cancelling()
    const other = await visit()
    expect(other.upload()).toMatchObject({ status: 'elsewhere', view: { status: 'waiting' } })
    expect(other.ports.discarded).toEqual([])
    page.ports.clock.advance(10_000)
    await settle()
    expect(other.upload().status).toBe('cancelled')
  })

  test('the same file, added in another tab, is an upload of its own', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000))
    page.uploader.withdraw(page.upload().id)
    await settle()
    const other = await visit()
    // What is in its list as of another tab stays there.
    expect(statuses(other)).toEqual(['elsewhere'])
    page.ports.clock.advance(10_000)
    await settle()
    other.uploader.add([fileOf(1000)])
    await settle()
    expect(statuses(other)).toEqual(['cancelled', 'requesting'])
  })
})

describe('the record goes once the endpoint has answered', () => {
  test.each([
    ['that the video is gone', null, 0],
    ['that there is no such video (404)', 'not-found', 0],
    ['that this person may not (403)', 'forbidden', 0],
    ['with a fault that does not pass', 'unauthorized', 1],
  ] as const)('%s', async (_, code, left) => {
    const page = await cancelling()
    const asked = answerDiscards(page, code)
    page.ports.clock.advance(10_000)
    await settle()
    expect(asked).toEqual(['video'])
    expect(page.upload().status).toBe('cancelled')
    expect(browser.records.size).toBe(left)
  })

  test('and in the next visit, if it has not before: no row comes back', async () => {
    const page = await cancelling()
    answerDiscards(page, 'unauthorized')
    page.ports.clock.advance(10_000)
    await settle()
    page.close()
    const next = await visit()
    expect(next.uploads()).toEqual([])
    expect(next.ports.discarded).toEqual(['video'])
    await settle()
    expect(browser.records.size).toBe(0)
  })
})

describe('a tab that is closed while it can be undone', () => {
  test.each(['a person', 'nobody in particular'])(
    'the next visit discards the video, and shows no row: of %s',
    async (whose) => {
      ;(await cancelling()).close()
      const next = await visit({}, whose === 'a person')
      await settle()
      expect(next.uploads()).toEqual([])
      expect(next.ports.discarded).toEqual(['video'])
      expect(browser.records.size).toBe(0)
    },
  )

  test('the next visit asks again if the endpoint does not answer', async () => {
    ;(await cancelling()).close()
    const next = await visit()
    next.close()
    browser.records.clear()
    ;(await cancelling()).close()
    const offline = await visit()
    answerDiscards(offline, 'unauthorized')
    expect(offline.uploads()).toEqual([])
    pass(8)
    offline.close()
    const later = await visit()
    await settle()
    expect(later.uploads()).toEqual([])
    expect(browser.records.size).toBe(0)
  })

  test('a tab that is still open ends it in its place', async () => {
    const page = await cancelling()
    const other = await visit()
    page.close()
    await settle()
    expect(statuses(other)).toEqual(['cancelled'])
    expect(new Set(other.ports.discarded)).toEqual(new Set(['video']))
    expect(browser.records.size).toBe(0)
  })

  test('one that was encoding is discarded too', async () => {
    await leaveEncoding()
    const page = await visit()
    page.uploader.withdraw(page.upload().id)
    await settle()
    page.close()
    const next = await visit()
    await settle()
    expect(next.uploads()).toEqual([])
    expect(next.ports.discarded).toEqual(['video'])
  })

  test('a failed upload that was removed is discarded, and does not come back', async () => {
    const page = await visit()
    await sendSome(page)
    await page.ports.transfers[0]?.fail('chunk-refused', 400)
    page.uploader.withdraw(page.upload().id)
    await settle()
    expect(browser.records.size).toBe(1)
    page.close()
    const next = await visit()
    await settle()
    expect(next.uploads()).toEqual([])
    expect(next.ports.discarded).toEqual(['video'])
    expect(browser.records.size).toBe(0)
  })

  // Stream has every byte of it, and it may be playing already.
  test('a removed upload of which only the status could not be read keeps its video', async () => {
    const page = await visit()
    await sendSome(page)
    await page.ports.transfers[0]?.answer()
    await settle()
    page.ports.watches[0]?.reports.failed({ code: 'forbidden', status: 403, retryAfter: null })
    page.uploader.withdraw(page.upload().id)
    await settle()
    page.close()
    const next = await visit()
    await settle()
    expect(next.uploads()).toEqual([])
    expect(next.ports.discarded).toEqual([])
  })
})

describe('a row of an earlier visit', () => {
  test('is cancelled with the video that the record names', async () => {
    await cutShort()
    const page = await visit()
    page.uploader.withdraw(page.upload().id)
    await settle()
    expect(page.ports.discarded).toEqual([])
    page.ports.clock.advance(10_000)
    await settle()
    expect(page.upload().status).toBe('cancelled')
    expect(page.ports.discarded).toEqual(['video'])
    expect(browser.records.size).toBe(0)
  })

  test('does not come back if the tab is closed meanwhile', async () => {
    await cutShort()
    const page = await visit()
    page.uploader.withdraw(page.upload().id)
    await settle()
    page.close()
    const next = await visit()
    await settle()
    expect(next.uploads()).toEqual([])
    expect(next.ports.discarded).toEqual(['video'])
  })

  // A component that React mounted anew at that moment held it for good: other tabs waited for nobody.
  test('is free for other tabs if its uploader stopped at once, and started again', async () => {
    await cutShort()
    const page = await visit()
    page.uploader.withdraw(page.upload().id)
    page.uploader.stop()
    await settle()
    page.uploader.start()
    await settle()
    const other = await visit()
    await settle()
    expect(statuses(other)).not.toContain('elsewhere')
  })

  // Found by random schedules (seed 20261203): the tab kept its lock, and no other one ever came to ask.
  test('is asked for again by a tab that is opened after the endpoint has refused', async () => {
    await cutShort()
    const page = await visit()
    answerDiscards(page, 'endpoint-failed')
    page.uploader.withdraw(page.upload().id)
    await settle()
    page.ports.clock.advance(10_000)
    await settle()
    expect(statuses(page)).toEqual(['cancelled'])
    const other = await visit()
    await settle()
    expect(other.uploads()).toEqual([])
    expect(other.ports.discarded).toEqual(['video'])
    expect(browser.records.size).toBe(0)
  })

  // Found by random schedules (seed 782864388).
  test('the same where it had failed, and was removed', async () => {
    const page = await visit()
    await sendSome(page)
    await page.ports.transfers[0]?.fail('url-expired', 404)
    await settle()
    await page.ports.creations[1]?.answer(ticketFor('another'))
    await settle()
    await page.ports.transfers[1]?.fail('url-expired', 404)
    await settle()
    expect(statuses(page)).toEqual(['failed'])
    page.uploader.withdraw(page.upload().id)
    await settle()
    page.uploader.stop()
    page.uploader.start()
    const other = await visit()
    await settle()
    expect(statuses(other)).toEqual(['cancelled'])
    expect(browser.records.size).toBe(0)
  })

  test('waits for its file again after an undo, and another tab can go on with it', async () => {
    await cutShort()
    const page = await visit()
    page.uploader.withdraw(page.upload().id)
    page.uploader.undo(page.upload().id)
    await settle()
    expect(page.upload()).toMatchObject({ status: 'interrupted', problem: null })
    expect(stored()[0]?.withdrawnUntil).toBeUndefined()
    const other = await visit()
    other.uploader.resume(other.upload().id)
    await settle()
    expect(other.upload().status).toBe('uploading')
    expect(other.ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })
})

test('a tab that is opened after the endpoint has refused hears how it ended', async () => {
  const page = await cancelling()
  answerDiscards(page, 'endpoint-failed')
  page.ports.clock.advance(10_000)
  await settle()
  const other = await visit()
  await settle()
  expect(statuses(other)).toEqual(['cancelled'])
  expect(browser.records.size).toBe(0)
})

test('an upload that is started again while its video is being discarded keeps its new record', async () => {
  const page = await cancelling()
  let answer = (): void => {}
  page.ports.tickets.discard = () =>
    new Promise((resolve) => {
      answer = resolve
    })
  page.ports.clock.advance(10_000)
  await settle()
  page.uploader.restart(page.upload().id)
  await settle()
  await page.ports.creations[1]?.answer(ticketFor('second'))
  await settle()
  answer()
  await settle()
  expect(stored()).toMatchObject([{ point: { ticket: { videoId: 'second' } } }])
  expect(stored()[0]?.withdrawnUntil).toBeUndefined()
})
