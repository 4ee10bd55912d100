import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createEngine } from '../../../src/core/engine/engine.js'
import { asObject } from '../../../src/protocol/json.js'
import { contents } from '../../support/fake-browser.js'
import { settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import {
  browser,
  cutShort,
  openBrowser,
  openPage,
  sendForASecond,
  type Visit,
  visit,
} from './session-bench.js'

beforeEach(openBrowser)

/** A page that sends, and nothing has been accepted. */
async function justBegun(): Promise<Visit> {
  const page = await visit()
  page.uploader.add([fileOf(1000)])
  await settle()
  await page.ports.creations[0]?.answer(ticketFor('video'))
  await settle()
  return page
}

/** The person chooses a file again in a new page. */
async function chooseAgain(content = 'the same'): Promise<Visit> {
  const page = await visit()
  const file = fileOf(1000)
  contents.set(file, content)
  page.uploader.reselect(page.upload().id, file)
  await settle()
  return page
}

/** The fingerprint in the record of the only upload. */
function recorded(): unknown {
  const [record] = [...browser.records.values()]
  return asObject(record)?.['fingerprint']
}

// What was read anyway tells whether a file is the same, and one that is soon there is not read for more.
describe('a page that is closed while its first chunk is sent', () => {
  test.each(['the first second', 'the next one'])('in %s, goes on with the file', async (when) => {
    const first = await justBegun()
    if (when === 'the next one') await sendForASecond(first)
    first.close()
    const { ports } = await chooseAgain()
    expect(ports.creations).toEqual([])
    expect(ports.transfers[0]?.job.ticket.videoId).toBe('video')
  })

  test.each(['the first second', 'the next one'])('in %s, refuses a file of other content', async (when) => {
    const first = await justBegun()
    if (when === 'the next one') await sendForASecond(first)
    first.close()
    const { upload } = await chooseAgain('others')
    expect(upload()).toMatchObject({ status: 'interrupted', problem: 'another-file' })
  })
})

test('the record of a file has its end at first, and samples of all of it after a second', async () => {
  const page = await justBegun()
  expect(recorded()).toBe('end of the same')
  await sendForASecond(page)
  expect(recorded()).toBe('the same')
})

test('a visit that goes on with a file of which only the end is known takes samples at once', async () => {
  const first = await justBegun()
  first.close()
  await chooseAgain()
  expect(recorded()).toBe('the same')
})

test('it has samples at once when a part was accepted', async () => {
  await cutShort(fileOf(1000))
  expect(recorded()).toBe('the same')
})

test('a title that is given in the first second of a later visit leaves them there', async () => {
  const first = await justBegun()
  await sendForASecond(first)
  first.close()
  const second = await chooseAgain()
  second.uploader.rename(second.upload().id, 'Holiday')
  await settle()
  expect(recorded()).toBe('the same')
})

/** The same as `justBegun`, where samples of a file are what the test says. */
async function sampledBy(fingerprint: () => Promise<string>) {
  const { ports } = openPage()
  const { sessions } = browser.openTab(ports.clock, (given) => ({
    ...given,
    files: { ...given.files, fingerprint },
  }))
  const uploader = createEngine({ ...ports, sessions }, {})
  uploader.add([fileOf(1000)])
  await settle()
  await ports.creations[0]?.answer(ticketFor('video'))
  await settle()
  return { ports, uploader }
}

// A page in WebKit was loaded anew right after its cancel, which was written once samples were taken: the next visit went on with the upload.
test.each(['that are being read', 'that are to be read'])(
  'a cancel waits for no samples %s',
  async (which) => {
    const { ports, uploader } = await sampledBy(() => new Promise(() => {}))
    if (which === 'that are being read') ports.transfers[0]?.reports.accepted(400)
    await settle()
    uploader.withdraw(uploader.getState().uploads[0]?.id as string)
    await settle()
    const [record] = [...browser.records.values()]
    expect(asObject(record)?.['withdrawnUntil']).toEqual(expect.any(Number))
  },
)

test('a file that is there within a second is not read for samples', async () => {
  const fingerprint = vi.fn(async () => 'the same')
  const { ports, uploader } = await sampledBy(fingerprint)
  // Its last chunk is no part that a later visit would go on from.
  ports.transfers[0]?.reports.accepted(1000)
  await settle()
  await ports.transfers[0]?.answer()
  await settle()
  ports.clock.advance(10_000)
  await settle()
  expect(uploader.getState().uploads).toMatchObject([{ status: 'processing' }])
  expect(fingerprint).not.toHaveBeenCalled()
})
