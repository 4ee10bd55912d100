import { beforeEach, expect, test } from 'vitest'
import { settle } from '../../support/fake-ports.js'
import { browser, cutShort, openBrowser, pass, readyVideo, unfinishedVideo, visit } from './session-bench.js'

// A record of more than a week is not gone on with.

beforeEach(openBrowser)

test('has nothing to continue after a week, and leaves no video behind', async () => {
  await cutShort()
  pass(8)
  const { uploads, ports } = await visit()
  ports.watches[0]?.reports.read(unfinishedVideo)
  await settle()
  expect(uploads()).toEqual([])
  expect(ports.discarded).toEqual(['video'])
  expect(browser.records.size).toBe(0)
})

// The tab was killed after the last byte: the video was there, and the app had told of it by a webhook.
test('deletes no video that has arrived after all', async () => {
  await cutShort()
  pass(8)
  const { ports } = await visit()
  ports.watches[0]?.reports.read(readyVideo)
  await settle()
  expect(ports.discarded).toEqual([])
  expect(browser.records.size).toBe(0)
})

// It was said to be uploaded: random schedules, seed 20261129.
test('tells a tab that lists it since yesterday that it is over', async () => {
  await cutShort()
  pass(6)
  const { uploader, upload } = await visit()
  pass(2)
  const { ports } = await visit()
  // Nobody can go on with it while its video is looked up.
  uploader.resume(upload().id)
  await settle()
  expect(upload().status).toBe('elsewhere')
  ports.watches[0]?.reports.read(unfinishedVideo)
  await settle()
  expect(upload().status).toBe('cancelled')
})

// The second tab took it for a cancelled upload, and deleted the video that the first had just let be.
test.each(['before', 'after'])(
  'deletes no such video either by a tab that lists it since yesterday, resumed %s it was looked up',
  async (when) => {
    await cutShort()
    pass(6)
    const listing = await visit()
    pass(2)
    const { ports } = await visit()
    if (when === 'before') listing.uploader.resume(listing.upload().id)
    await settle()
    ports.watches[0]?.reports.read(readyVideo)
    await settle()
    if (when === 'after') listing.uploader.resume(listing.upload().id)
    await settle()
    expect(listing.upload().status).toBe('uploaded')
    expect([ports.discarded, listing.ports.discarded]).toEqual([[], []])
  },
)

// Anybody may use this browser.
test('of nobody in particular sends no request to leave none behind', async () => {
  await cutShort()
  pass(8)
  const { ports } = await visit({}, false)
  expect(ports.discarded).toEqual([])
  expect(browser.records.size).toBe(0)
})
