import { beforeEach, expect, test } from 'vitest'
import { settle } from '../../support/fake-ports.js'
import { breakStore, browser, openBrowser, sendSome, statusesOf, visit } from './session-bench.js'

beforeEach(openBrowser)

/** Cancels an upload, and at once its component goes. The endpoint has not answered about the video yet. */
async function cancelledAndGone() {
  const page = await visit()
  await sendSome(page)
  let settleDiscard: Record<'answer' | 'fail', () => void> | null = null
  page.ports.tickets.discard = () =>
    new Promise((resolve, reject) => {
      settleDiscard = { answer: resolve, fail: () => reject(new Error('refused')) }
    })
  page.uploader.withdraw(page.upload().id)
  page.uploader.stop()
  await settle()
  return {
    page,
    discard: async (how: 'answer' | 'fail') => {
      settleDiscard?.[how]()
      await settle()
    },
  }
}

// Found by random schedules (seed 44): a component that came back held it for good.
test.each([
  ['stays away', false],
  ['comes back', true],
])(
  'if the component %s, no other tab goes on with it, and its record goes with the answer',
  async (_, isBack) => {
    const { page, discard } = await cancelledAndGone()
    if (isBack) page.uploader.start()
    await settle()
    const other = await visit()
    expect(statusesOf(other)).not.toContain('interrupted')
    await discard('answer')
    expect(statusesOf(other)).not.toContain('elsewhere')
    expect(browser.records.size).toBe(0)
  },
)

test('if the endpoint refuses, the next visit asks again, although the tab is still there', async () => {
  const { discard } = await cancelledAndGone()
  await discard('fail')
  const next = await visit()
  expect(next.ports.discarded).toEqual(['video'])
  expect(statusesOf(next)).toEqual([])
  expect(browser.records.size).toBe(0)
})

// Found by random schedules (seed 3001): the other tab showed a video that was deleted as uploaded.
test('a row that is removed while its end is still being written says to other tabs how it ended', async () => {
  const store = breakStore('forget')
  const page = await visit()
  await sendSome(page)
  store.isBroken = true
  page.uploader.cancel(page.upload().id)
  await settle()
  page.uploader.withdraw(page.upload().id)
  const other = await visit()
  store.isBroken = false
  page.ports.clock.advance(3000)
  await settle()
  expect(statusesOf(other)).toEqual(['cancelled'])
})
