import { beforeEach, expect, test } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { SessionRecord } from '../../../src/core/model/stored-upload.js'
import { parseRecord } from '../../../src/core/sessions/record-codec.js'
import { createReleaseWatch } from '../../../src/core/sessions/release-watch.js'
import { fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { browser, openBrowser, statusesOf, type Visit, visit } from './session-bench.js'

beforeEach(openBrowser)

const files = [1000, 2000, 3000, 4000].map((size) => fileOf(size, `film ${size}.mp4`))
const never = new AbortController().signal
const left: SessionRecord = {
  id: 'a',
  point: { step: 'request', videoId: null },
  title: null,
  addedAt: 1,
  savedAt: 1,
  file: { name: 'a.mp4', size: 1, type: 'video/mp4', lastModified: 1 },
  fingerprint: null,
  handle: null,
}

/** A tab that sends the first of four files, while the others wait. */
async function sendTheFirst(): Promise<Visit> {
  const page = await visit({ concurrency: 1 })
  page.uploader.add(files)
  await settle()
  await page.ports.creations[0]?.answer(ticketFor('video'))
  await settle()
  return page
}

test('what is sent has a lock of its own, and what waits shares one', async () => {
  const first = await sendTheFirst()
  const [sent, ...waiting] = first.uploads().map(({ id }) => id)
  expect(browser.locks).toHaveLength(2)
  expect(browser.locks).toContain(sent)
  const records = [...browser.records.values()].map(parseRecord)
  for (const record of records)
    expect(browser.locks).toContain(waiting.includes(record?.id ?? '') ? record?.keeper : record?.id)
})

test('no other tab takes what waits, whether it finds it or gets the file', async () => {
  const first = await sendTheFirst()
  const second = await visit()
  expect(statusesOf(second)).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'elsewhere'])
  second.uploader.add(files)
  second.uploader.resumeAll()
  await settle()
  expect(statusesOf(second)).toEqual(['elsewhere', 'elsewhere', 'elsewhere', 'elsewhere'])
  expect([second.ports.creations, second.ports.transfers]).toEqual([[], []])
  first.close()
  await settle()
  expect(statusesOf(second)).not.toContain('elsewhere')
})

test('a tab that was there before knows it too, if the same file is chosen there', async () => {
  const second = await visit()
  const first = await sendTheFirst()
  second.uploader.add([files[1] as File])
  await settle()
  expect(second.uploads()).toMatchObject([{ status: 'elsewhere', id: first.uploads()[1]?.id }])
})

// The tab that has the lock may be opened while the records are read, and write one that is read.
test('nor if its tab is opened while the second one reads what there is', async () => {
  let first: Visit | undefined
  browser.broken.load = async () => {
    delete browser.broken.load
    first = await visit({ autoStart: false })
    first.uploader.add([fileOf(1000)])
    await settle()
    return [...browser.records.values()].flatMap((stored) => parseRecord(stored) ?? [])
  }
  const second = await visit()
  await settle()
  await settle()
  expect(statusesOf(second)).toEqual(['elsewhere'])
  expect(first?.upload().status).toBe('queued')
})

test('one that begins is waited for by its own lock, so that another tab hears of its end before that of the others', async () => {
  const first = await sendTheFirst()
  const second = await visit()
  await first.ports.transfers[0]?.answer()
  await settle()
  await first.ports.creations[1]?.answer(ticketFor('second'))
  await settle()
  browser.isDeaf = true
  first.uploader.cancel(first.uploads()[1]?.id ?? '')
  await settle()
  expect(statusesOf(second)).toEqual(['elsewhere', 'cancelled', 'elsewhere', 'elsewhere'])
  expect(statusesOf(first)).toEqual(['processing', 'cancelled', 'requesting', 'queued'])
})

test('without a word from the other tab it is had when nothing waits there any more', async () => {
  const first = await sendTheFirst()
  const second = await visit()
  browser.isDeaf = true
  for (const { id } of first.uploads().slice(1)) first.uploader.cancel(id)
  await settle()
  expect(browser.locks).toEqual([first.uploads()[0]?.id])
  expect(statusesOf(second)).toEqual(['elsewhere', 'cancelled', 'cancelled', 'cancelled'])
})

test('an uploader that stops lets go of what waits, and has a lock for each when it is back', async () => {
  const first = await visit({ autoStart: false })
  first.uploader.add(files)
  await settle()
  expect(browser.locks).toHaveLength(1)
  first.uploader.stop()
  await settle()
  expect(browser.locks).toEqual([])
  first.uploader.start()
  await settle()
  expect(browser.locks.toSorted()).toEqual(
    first
      .uploads()
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(statusesOf(first)).toEqual(['queued', 'queued', 'queued', 'queued'])
})

test('what another tab has gone on with meanwhile stays there', async () => {
  const first = await sendTheFirst()
  first.uploader.stop()
  await settle()
  const second = await visit()
  second.uploader.add([files[1] as File])
  await settle()
  expect(statusesOf(second)).toEqual(['interrupted', 'requesting', 'interrupted', 'interrupted'])
  first.uploader.start()
  await settle()
  expect(statusesOf(first)).toEqual(['uploading', 'elsewhere', 'queued', 'queued'])
})

// Its record still named the tab in which others wait, so that nobody could have it.
test('a file that is lost before it was sent can be chosen in another tab, while others wait in the first', async () => {
  const first = await visit({ concurrency: 1 })
  const [id = ''] = first.uploader.add(files)
  first.ports.unreadable.add(files[0] as File)
  await settle()
  expect(statusesOf(first)).toEqual(['failed', 'requesting', 'queued', 'queued'])
  const second = await visit()
  first.uploader.retry(id)
  first.uploader.cancel(first.uploads()[1]?.id ?? '')
  await settle()
  expect(statusesOf(first)).toEqual(['interrupted', 'cancelled', 'requesting', 'queued'])
  expect(statusesOf(second)).toEqual(['interrupted', 'cancelled', 'elsewhere', 'elsewhere'])
  expect(statusesOf(await visit())).toEqual(['interrupted', 'elsewhere', 'elsewhere'])
})

test('a tab that could not ask at first who has what goes on with nothing that waits in another one', async () => {
  const first = await visit({ concurrency: 1 })
  first.uploader.add([files[0] as File])
  first.uploader.addLink('https://example.com/a.mp4')
  await settle()
  const ports = fakePorts()
  let asked = 0
  const { sessions } = browser.openTab(ports.clock, (own) => ({
    ...own,
    tabs: {
      ...own.tabs,
      held: () => (asked++ < 2 ? Promise.reject(new Error('not now')) : own.tabs.held()),
    },
  }))
  const second = createEngine({ ...ports, sessions }, {})
  second.subscribe(() => {})
  await settle()
  expect(second.getState().uploads.find(({ source }) => source.kind !== 'file')?.status).toBe('elsewhere')
  expect(ports.imports).toEqual([])
})

test('who waits for a tab that cannot be asked about goes on waiting', async () => {
  const unused = (): never => expect.unreachable()
  const tabs = { claim: unused, release: unused, held: unused, tell: unused, hear: unused }
  const watch = createReleaseWatch({
    tabs: { ...tabs, free: () => Promise.reject(new Error('not now')) },
    read: unused,
    heldIds: unused,
    isKeeper: unused,
  })
  let isFree = false
  void watch.untilFree({ ...left, keeper: 'tab of a' }, never).then(() => {
    isFree = true
  })
  await settle()
  expect(isFree).toBe(false)
})

// A request that is open may keep a page out of the back-forward cache.
test('one request waits for all that waits in a tab, and ends with the uploader', async () => {
  const asked: [string, AbortSignal][] = []
  const unused = (): never => expect.unreachable()
  const watch = createReleaseWatch({
    tabs: {
      claim: unused,
      release: unused,
      held: unused,
      tell: unused,
      hear: unused,
      free: (name, signal) =>
        new Promise((_, reject) => {
          asked.push([name, signal])
          signal.addEventListener('abort', reject)
        }),
    },
    read: unused,
    heldIds: unused,
    isKeeper: unused,
  })
  for (const id of ['a', 'b']) void watch.untilFree({ ...left, id, keeper: 'tab of a' }, never)
  expect(asked.map(([name]) => name)).toEqual(['tab of a'])
  watch.close()
  expect(asked[0]?.[1].aborted).toBe(true)
  void watch.untilFree({ ...left, keeper: 'tab of a' }, never)
  expect(asked.map(([name, { aborted }]) => [name, aborted])).toEqual([
    ['tab of a', true],
    ['tab of a', false],
  ])
})
