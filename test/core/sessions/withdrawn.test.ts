import { beforeEach, describe, expect, test } from 'vitest'
import { parseRecord } from '../../../src/core/sessions/record-codec.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import {
  answerDiscards,
  browser,
  leaveEncoding,
  openBrowser,
  pass,
  sendSome,
  statusesOf,
  type Visit,
  visit,
  withdrawing,
} from './session-bench.js'

beforeEach(openBrowser)

const stored = () => [...browser.records.values()].map(parseRecord)

/** A page on which an upload with 400 bytes at the server was just cancelled by its person. */
async function cancelling(): Promise<Visit> {
  const page = await visit()
  await sendSome(page)
  page.uploader.withdraw(page.upload().id)
  await settle()
  return page
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
    expect(statusesOf(await visit())).toEqual(['interrupted'])
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
    expect(statusesOf(other)).toEqual(['elsewhere'])
    page.ports.clock.advance(10_000)
    await settle()
    other.uploader.add([fileOf(1000)])
    await settle()
    expect(statusesOf(other)).toEqual(['cancelled', 'requesting'])
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
    expect(statusesOf(other)).toEqual(['cancelled'])
    expect(new Set(other.ports.discarded)).toEqual(new Set(['video']))
    expect(browser.records.size).toBe(0)
  })

  test('one that was encoding is discarded too', async () => {
    await leaveEncoding()
    const page = await withdrawing()
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

test('a tab that is opened after the endpoint has refused hears how it ended', async () => {
  const page = await cancelling()
  answerDiscards(page, 'endpoint-failed')
  page.ports.clock.advance(10_000)
  await settle()
  const other = await visit()
  await settle()
  expect(statusesOf(other)).toEqual(['cancelled'])
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
