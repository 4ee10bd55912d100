import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import { titleOf } from '../../../src/core/machine/title.js'
import type { Upload } from '../../../src/core/model/upload.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'

let ports: FakePorts
let uploader: UploaderHandle

beforeEach(() => {
  ports = fakePorts()
  uploader = createEngine(ports, { concurrency: 1 })
})

const upload = (): Upload => uploader.getState().uploads[0] as Upload
const rename = (title: string): void => uploader.rename(upload().id, title)
const asked = (): readonly string[] => ports.renamings.map(({ videoId, title }) => `${videoId}: ${title}`)

/** Adds a file of this name, whose creation the test answers. */
async function add(name = 'IMG_0001.mov'): Promise<void> {
  uploader.add([fileOf(1000, name)])
  await settle()
}

async function uploading(): Promise<void> {
  await add()
  await ports.creations[0]?.answer(ticketFor('video'))
}

describe('a title given before the video is created', () => {
  test('goes with the creation, and is never asked for again', async () => {
    uploader.add([fileOf(1000, 'first.mov'), fileOf(1000, 'IMG_0002.mov')])
    await settle()
    uploader.rename(uploader.getState().uploads[1]?.id as string, 'At the sea')
    await ports.creations[0]?.answer(ticketFor('first'))
    await ports.transfers[0]?.answer()
    expect(ports.creations[1]?.name).toBe('At the sea')
    await ports.creations[1]?.answer(ticketFor('second'))
    expect(uploader.getState().uploads[1]).toMatchObject({
      status: 'uploading',
      title: { text: 'At the sea', state: 'saved' },
    })
    expect(asked()).toEqual([])
  })

  test('while the creation is under way is saved once there is a video', async () => {
    await add()
    rename('At the sea')
    expect(ports.creations[0]?.name).toBe('IMG_0001.mov')
    await ports.creations[0]?.answer(ticketFor('video'))
    expect(asked()).toEqual(['video: At the sea'])
    await ports.renamings[0]?.answer()
    expect(upload()).toMatchObject({ status: 'uploading', title: { text: 'At the sea', state: 'saved' } })
  })

  test('goes with a link, too', async () => {
    await add()
    const id = uploader.addLink('https://example.com/a.mp4')
    uploader.rename(id, 'Harbour')
    await ports.creations[0]?.answer(ticketFor('video'))
    await ports.transfers[0]?.answer()
    expect(ports.imports).toMatchObject([{ url: 'https://example.com/a.mp4', name: 'Harbour' }])
    await ports.imports[0]?.answer({ videoId: 'fetched' })
    expect(uploader.getUpload(id)).toMatchObject({ status: 'processing', title: { state: 'saved' } })
    expect(asked()).toEqual([])
  })
})

describe('a title given later', () => {
  test('is asked for at once, while bytes go on', async () => {
    await uploading()
    rename('At the sea')
    expect(upload()).toMatchObject({ status: 'uploading', title: { state: 'unsaved' } })
    expect(asked()).toEqual(['video: At the sea'])
    await ports.renamings[0]?.answer()
    expect(upload()).toMatchObject({ status: 'uploading', title: { state: 'saved' } })
    expect(ports.transfers).toHaveLength(1)
  })

  test.each(['paused', 'processing', 'ready'])('can be given while it is %s', async (status) => {
    await uploading()
    if (status === 'paused') uploader.pause(upload().id)
    else await ports.transfers[0]?.answer()
    if (status === 'ready') ports.watches[0]?.reports.read(videoWith({ readyToStream: true, id: 'video' }))
    expect(upload().status).toBe(status)
    rename('At the sea')
    expect(asked()).toEqual(['video: At the sea'])
  })

  test('the last one wins: one request at a time, and none for those between', async () => {
    await uploading()
    for (const title of ['A', 'At', 'At the', 'At the sea']) rename(title)
    expect(asked()).toEqual(['video: A'])
    await ports.renamings[0]?.answer()
    expect(asked()).toEqual(['video: A', 'video: At the sea'])
    await ports.renamings[1]?.answer()
    expect(upload().title).toEqual({ text: 'At the sea', state: 'saved' })
    expect(ports.renamings).toHaveLength(2)
  })

  test('that is the same asks for nothing', async () => {
    await uploading()
    rename('IMG_0001.mov')
    rename('  ')
    expect(upload().title).toBeNull()
    rename('At the sea')
    await ports.renamings[0]?.answer()
    rename(' At the sea ')
    expect(asked()).toEqual(['video: At the sea'])
  })

  test('that is nothing is the name of the file again', async () => {
    await uploading()
    rename('At the sea')
    await ports.renamings[0]?.answer()
    rename('\n')
    expect(titleOf(upload())).toBe('IMG_0001.mov')
    expect(asked()[1]).toBe('video: IMG_0001.mov')
  })

  test('offline waits for the connection, and only the last one is sent', async () => {
    await uploading()
    ports.goOnline(false)
    rename('A')
    rename('At the sea')
    await settle()
    expect(asked()).toEqual([])
    ports.goOnline(true)
    await settle()
    expect(asked()).toEqual(['video: At the sea'])
  })

  test('survives a failure that passes, without a word', async () => {
    await uploading()
    rename('At the sea')
    await ports.renamings[0]?.fail('stream-unavailable', 503)
    expect(upload()).toMatchObject({ status: 'uploading', title: { state: 'unsaved' } })
    ports.clock.advance(500)
    await settle()
    expect(ports.renamings).toHaveLength(2)
    await ports.renamings[1]?.answer()
    expect(upload().title).toMatchObject({ state: 'saved' })
  })

  test('is kept if it cannot be saved, and can be retried; the upload continues', async () => {
    await uploading()
    rename('At the sea')
    await ports.renamings[0]?.fail('forbidden', 403)
    expect(upload()).toMatchObject({
      status: 'uploading',
      title: { text: 'At the sea', state: 'failed', error: { code: 'forbidden' } },
    })
    rename('At the sea')
    expect(asked()).toEqual(['video: At the sea', 'video: At the sea'])
    await ports.renamings[1]?.answer()
    expect(upload().title).toEqual({ text: 'At the sea', state: 'saved' })
  })

  test('is given up after some tries', async () => {
    await uploading()
    rename('At the sea')
    for (let attempt = 0; attempt < 4; attempt++) {
      await ports.renamings[attempt]?.fail('timeout')
      ports.clock.advance(10_000)
      await settle()
    }
    expect(ports.renamings).toHaveLength(4)
    expect(upload()).toMatchObject({
      status: 'uploading',
      title: { state: 'failed', error: { code: 'timeout' } },
    })
  })

  test("whose answer failed is not another one's failure", async () => {
    await uploading()
    rename('A')
    rename('At the sea')
    await ports.renamings[0]?.fail('forbidden', 403)
    expect(upload().title).toEqual({ text: 'At the sea', state: 'unsaved' })
    expect(asked()).toEqual(['video: A', 'video: At the sea'])
  })
})

test('a new try with a new video takes the title along', async () => {
  await uploading()
  rename('At the sea')
  await ports.renamings[0]?.answer()
  await ports.transfers[0]?.fail('length-mismatch')
  expect(upload().status).toBe('failed')
  rename('At the lake')
  expect(ports.renamings).toHaveLength(1)
  uploader.retry(upload().id)
  await settle()
  expect(ports.creations[1]?.name).toBe('At the lake')
})

test('a title that could not be saved goes with the next video', async () => {
  await uploading()
  rename('At the sea')
  await ports.renamings[0]?.fail('forbidden', 403)
  await ports.transfers[0]?.fail('length-mismatch')
  uploader.retry(upload().id)
  await settle()
  await ports.creations[1]?.answer(ticketFor('another'))
  expect(upload().title).toEqual({ text: 'At the sea', state: 'saved' })
})

describe('no title is taken', () => {
  test('for an upload that is cancelled', async () => {
    await uploading()
    uploader.cancel(upload().id)
    expect(uploader.canRename(upload().id)).toBe(false)
    rename('At the sea')
    expect([upload().title, asked()]).toEqual([null, []])
  })

  test('for one that is refused, and for none', async () => {
    await add()
    uploader.configure({ maxFiles: 1 })
    uploader.add([fileOf(1, 'b.mov')])
    await settle()
    expect(uploader.getState().uploads.map(({ id }) => uploader.canRename(id))).toEqual([true, false])
    expect(uploader.canRename('of nobody')).toBe(false)
  })

  test('once the video is created, if the endpoint cannot rename', async () => {
    ports = fakePorts()
    ports.details.isOffered = () => false
    uploader = createEngine(ports, { concurrency: 1 })
    uploader.add([fileOf(1000, 'a.mov'), fileOf(1000, 'b.mov')])
    await settle()
    const [first, second] = uploader.getState().uploads.map(({ id }) => uploader.canRename(id))
    expect([first, second]).toEqual([false, true])
  })
})

test('nothing is saved once the uploader has stopped, and everything once it goes on', async () => {
  await uploading()
  ports.goOnline(false)
  rename('At the sea')
  uploader.stop()
  ports.goOnline(true)
  await settle()
  expect(asked()).toEqual([])
  uploader.start()
  await settle()
  expect(asked()).toEqual(['video: At the sea'])
})

test('whatever is typed, a title is short, in one line and never empty', async () => {
  await uploading()
  const { id } = upload()
  fc.assert(
    fc.property(fc.array(fc.nat(0x10ffff)), (points) => {
      uploader.rename(id, String.fromCodePoint(...points))
      const title = titleOf(upload())
      expect(title).toMatch(/^\P{Cc}{1,300}$/u)
      expect(() => encodeURIComponent(title)).not.toThrow()
    }),
  )
})
