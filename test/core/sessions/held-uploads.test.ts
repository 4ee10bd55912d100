import { beforeEach, describe, expect, test } from 'vitest'
import { can } from '../../../src/core/machine/can.js'
import { isHeld } from '../../../src/core/model/upload-facts.js'
import { settle } from '../../support/fake-ports.js'
import { fileOf, handleOf } from '../../support/uploads.js'
import { browser, openBrowser, visit, withHandle } from './session-bench.js'

beforeEach(openBrowser)

const address = 'https://example.com/a.mp4'

/** A visit that ends with an upload that waits for a start. */
async function holdOne(
  picked: Parameters<typeof withHandle>[0] | ReturnType<typeof withHandle>,
): Promise<void> {
  const page = await visit({ autoStart: false })
  page.uploader.add([picked as File])
  await settle()
  page.close()
}

// Also without the option: whoever chose the file has not asked for anything to be sent.
describe('what waited for a start waits in a later visit', () => {
  test('and is started with one click, if the browser can open the file', async () => {
    await holdOne(withHandle())
    const { uploader, upload, ports } = await visit()
    expect(isHeld(upload())).toBe(true)
    expect(can(upload(), 'resume')).toBe(false)
    expect(ports.creations).toEqual([])
    uploader.start(upload().id)
    await settle()
    expect(upload().status).toBe('requesting')
    expect(ports.creations).toHaveLength(1)
  })

  test('and after its file was chosen again', async () => {
    await holdOne(fileOf(1000))
    const { uploader, upload, ports } = await visit()
    expect(isHeld(upload())).toBe(true)
    expect(can(upload(), 'start')).toBe(false)
    uploader.reselect(upload().id, fileOf(1000))
    await settle()
    expect(upload()).toMatchObject({ status: 'queued', held: true })
    uploader.startAll()
    await settle()
    expect(ports.creations).toHaveLength(1)
  })

  test('a link too', async () => {
    const page = await visit({ autoStart: false })
    page.uploader.addLink(address)
    await settle()
    page.close()
    const { uploader, upload, ports } = await visit()
    expect(upload()).toMatchObject({ status: 'queued', held: true })
    expect(ports.imports).toEqual([])
    uploader.startAll()
    await settle()
    expect(ports.imports).toMatchObject([{ url: address }])
  })

  test('unless it was started: then it goes on like any other', async () => {
    const page = await visit({ autoStart: false })
    page.uploader.add([withHandle()])
    await settle()
    page.uploader.startAll()
    await settle()
    page.close()
    const { uploader, upload } = await visit({ autoStart: false })
    expect(isHeld(upload())).toBe(false)
    uploader.resume(upload().id)
    await settle()
    expect(upload().status).toBe('requesting')
  })

  test('with its title', async () => {
    const page = await visit({ autoStart: false })
    page.uploader.add([withHandle()])
    await settle()
    page.uploader.rename(page.upload().id, 'Harbour')
    await settle()
    page.close()
    const { uploader, upload, ports } = await visit()
    uploader.start(upload().id)
    await settle()
    expect(ports.creations).toMatchObject([{ name: 'Harbour' }])
  })
})

test('a start that finds no file is remembered: the row goes on once the file is chosen', async () => {
  await holdOne({ ...withHandle(), handle: handleOf(null) })
  const { uploader, upload, ports } = await visit()
  uploader.start(upload().id)
  await settle()
  expect(upload()).toMatchObject({ status: 'interrupted', problem: 'file-missing' })
  uploader.reselect(upload().id, fileOf(1000))
  await settle()
  expect(ports.creations).toHaveLength(1)
})

test('the record of what waits is no promise to earlier versions: they ignore it, and send nothing', async () => {
  await holdOne(withHandle())
  expect([...browser.records.values()]).toMatchObject([{ point: { step: 'hold' } }])
})

test('another tab shows it as waiting, and holds it too once the first is closed', async () => {
  const first = await visit({ autoStart: false })
  first.uploader.addLink(address)
  await settle()
  const second = await visit()
  expect(second.upload()).toMatchObject({ status: 'elsewhere', view: { status: 'waiting' } })
  first.close()
  await settle()
  expect(second.upload()).toMatchObject({ status: 'queued', held: true })
  second.uploader.startAll()
  await settle()
  await second.ports.imports[0]?.answer({ videoId: 'v' })
  expect(second.upload()).toMatchObject({ status: 'processing', videoId: 'v' })
})
