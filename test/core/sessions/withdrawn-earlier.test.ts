import { beforeEach, describe, expect, test } from 'vitest'
import { parseRecord } from '../../../src/core/sessions/record-codec.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import {
  answerDiscards,
  browser,
  cutShort,
  openBrowser,
  sendSome,
  statusesOf,
  visit,
  withdrawing,
} from './session-bench.js'

beforeEach(openBrowser)

const stored = () => [...browser.records.values()].map(parseRecord)

describe('a row of an earlier visit', () => {
  test('is cancelled with the video that the record names', async () => {
    await cutShort()
    const page = await withdrawing()
    expect(page.ports.discarded).toEqual([])
    page.ports.clock.advance(10_000)
    await settle()
    expect(page.upload().status).toBe('cancelled')
    expect(page.ports.discarded).toEqual(['video'])
    expect(browser.records.size).toBe(0)
  })

  test('does not come back if the tab is closed meanwhile', async () => {
    await cutShort()
    const page = await withdrawing()
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
    expect(statusesOf(other)).not.toContain('elsewhere')
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
    expect(statusesOf(page)).toEqual(['cancelled'])
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
    expect(statusesOf(page)).toEqual(['failed'])
    page.uploader.withdraw(page.upload().id)
    await settle()
    page.uploader.stop()
    page.uploader.start()
    const other = await visit()
    await settle()
    expect(statusesOf(other)).toEqual(['cancelled'])
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
