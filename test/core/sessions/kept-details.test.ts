import { beforeEach, describe, expect, test } from 'vitest'
import { settle } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'
import { openBrowser, readyVideo, sendSome, visit, withHandle } from './session-bench.js'

beforeEach(openBrowser)

const fields = [{ name: 'place', label: 'Place', required: true }] as const

describe('what is written into fields', () => {
  test('is kept across visits, and saved by the one that goes on', async () => {
    const page = await visit({ fields })
    await sendSome(page)
    page.uploader.describe(page.upload().id, { place: 'Oslo' })
    await settle()
    page.close()
    const second = await visit({ fields })
    expect(second.upload()).toMatchObject({ status: 'interrupted', fields: { state: 'unsaved' } })
    expect(second.ports.descriptions).toEqual([])
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.ports.descriptions).toMatchObject([{ videoId: 'video', fields: { place: 'Oslo' } }])
    await second.ports.descriptions[0]?.answer()
    await settle()
    second.close()
    const third = await visit({ fields })
    expect(third.upload().fields).toEqual({ values: { place: 'Oslo' }, state: 'saved' })
  })

  test('before the start is there when the row waits again, and goes with the creation', async () => {
    const page = await visit({ fields, autoStart: false })
    page.uploader.add([withHandle()])
    await settle()
    page.uploader.describe(page.upload().id, { place: 'Oslo' })
    await settle()
    page.close()
    const second = await visit({ fields, autoStart: false })
    second.uploader.start(second.upload().id)
    await settle()
    expect(second.ports.creations).toMatchObject([{ fields: { place: 'Oslo' } }])
  })

  test('and is missing still holds the row back once its file is open', async () => {
    const page = await visit({ fields, autoStart: false })
    page.uploader.add([withHandle()])
    await settle()
    page.close()
    const second = await visit({ fields, autoStart: false })
    second.uploader.start(second.upload().id)
    await settle()
    expect(second.upload()).toMatchObject({ status: 'queued', held: true })
    expect(second.ports.creations).toEqual([])
  })

  test('is not sent by another tab', async () => {
    const first = await visit({ fields })
    await sendSome(first)
    first.uploader.describe(first.upload().id, { place: 'Oslo' })
    const second = await visit({ fields })
    await settle()
    expect(second.uploader.canDescribe(second.upload().id)).toBe(false)
    expect(second.ports.descriptions).toEqual([])
  })
})

describe('what another tab writes into fields', () => {
  // Another tab showed nothing of them until it had the upload.
  test('is seen at once, also in what was emptied, and stays once the video can be played', async () => {
    const first = await visit({ fields })
    await sendSome(first, fileOf(1000))
    const second = await visit({ fields })
    const values = () => second.upload().fields?.values
    expect(values()).toBeUndefined()
    first.uploader.describe(first.upload().id, { place: 'Oslo' })
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', fields: { values: { place: 'Oslo' } } })
    first.uploader.describe(first.upload().id, { place: '' })
    await settle()
    expect(values()).toEqual({ place: '' })
    first.uploader.describe(first.upload().id, { place: 'Bergen' })
    await first.ports.transfers[0]?.answer()
    first.ports.watches[0]?.reports.read(readyVideo)
    await settle()
    expect(second.upload()).toMatchObject({ status: 'ready', fields: { values: { place: 'Bergen' } } })
    expect(second.ports.descriptions).toEqual([])
  })

  test('is there in a tab that comes later', async () => {
    const first = await visit({ fields })
    await sendSome(first, fileOf(1000))
    first.uploader.describe(first.upload().id, { place: 'Oslo' })
    const second = await visit({ fields })
    expect(second.upload().fields?.values).toEqual({ place: 'Oslo' })
  })
})

describe('a title', () => {
  test('is kept across visits, saved or not', async () => {
    const page = await visit()
    await sendSome(page)
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.close()
    const second = await visit()
    expect(second.upload()).toMatchObject({
      status: 'interrupted',
      title: { text: 'At the sea', state: 'unsaved' },
    })
    // Another tab may resume the upload, so it is not for this one to save.
    expect(second.ports.renamings).toEqual([])
    second.uploader.resume(second.upload().id)
    await settle()
    expect(second.ports.renamings).toMatchObject([{ videoId: 'video', title: 'At the sea' }])
    await second.ports.renamings[0]?.answer()
    await settle()
    second.close()
    const third = await visit()
    expect(third.upload().title).toEqual({ text: 'At the sea', state: 'saved' })
    third.uploader.resume(third.upload().id)
    await settle()
    expect(third.ports.renamings).toEqual([])
  })

  // After `stop` nothing is written, so the record is brought up to date when the component mounts again.
  test('that is saved while the component is not mounted is known as saved to the next visit', async () => {
    const page = await visit()
    await sendSome(page)
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.uploader.stop()
    await page.ports.renamings[0]?.answer()
    await settle()
    page.uploader.start()
    await settle()
    page.close()
    const next = await visit()
    expect(next.upload().title).toEqual({ text: 'At the sea', state: 'saved' })
  })

  test('of a video that is being encoded is saved by the next visit', async () => {
    const page = await visit()
    await sendSome(page)
    await page.ports.transfers[0]?.answer()
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.close()
    const { ports, upload } = await visit()
    expect(upload().status).toBe('processing')
    expect(ports.renamings).toMatchObject([{ videoId: 'video', title: 'At the sea' }])
  })

  test('is seen by other tabs at once, which leave it to the first', async () => {
    const first = await visit()
    await sendSome(first, fileOf(1000))
    const second = await visit()
    first.uploader.rename(first.upload().id, 'At the sea')
    await settle()
    expect(second.upload()).toMatchObject({ status: 'elsewhere', title: { text: 'At the sea' } })
    expect(second.uploader.canRename(second.upload().id)).toBe(false)
    expect(second.ports.renamings).toEqual([])
    first.close()
    await settle()
    expect(second.upload()).toMatchObject({ status: 'interrupted', title: { state: 'unsaved' } })
  })

  test('does not keep the file from being recognised', async () => {
    const page = await visit()
    await sendSome(page, fileOf(1000))
    page.uploader.rename(page.upload().id, 'At the sea')
    await settle()
    page.close()
    const { uploader, uploads } = await visit()
    uploader.add([fileOf(1000)])
    await settle()
    expect(uploads()).toMatchObject([{ status: 'uploading', title: { text: 'At the sea' } }])
  })
})
