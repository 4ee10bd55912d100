import { beforeEach, describe, expect, test } from 'vitest'
import type { UploaderHandle } from '../../../src/core/contract/uploader-handle.js'
import { createEngine } from '../../../src/core/engine/engine.js'
import type { Upload } from '../../../src/core/model/upload.js'
import type { OwnField } from '../../../src/protocol/own-field.js'
import { type FakePorts, fakePorts, settle, ticketFor } from '../../support/fake-ports.js'
import { fileOf } from '../../support/uploads.js'

const fields: readonly OwnField[] = [
  { name: 'place', label: 'Place', required: true },
  { name: 'story', label: 'Story', type: 'long-text' },
]

let ports: FakePorts
let uploader: UploaderHandle

function start(options: object = {}): void {
  ports = fakePorts()
  uploader = createEngine(ports, { concurrency: 1, fields, ...options })
}

beforeEach(() => start())

const upload = (): Upload => uploader.getState().uploads[0] as Upload
const write = (values: Record<string, string>): void => uploader.describe(upload().id, values)
const asked = () => ports.descriptions.map(({ videoId, fields: sent }) => ({ [videoId]: sent }))

async function add(): Promise<void> {
  uploader.add([fileOf(1000, 'IMG_0001.mov')])
  await settle()
}

async function uploading(): Promise<void> {
  await add()
  await ports.creations[0]?.answer(ticketFor('video'))
}

describe('what is written before the video is created', () => {
  test('goes with the creation, and is never asked for again', async () => {
    start({ autoStart: false })
    await add()
    write({ place: 'Oslo', story: 'One\ntwo', other: 'x', constructor: 'x' })
    uploader.start(upload().id)
    await settle()
    expect(ports.creations[0]?.fields).toEqual({ place: 'Oslo', story: 'One\ntwo' })
    await ports.creations[0]?.answer(ticketFor('video'))
    expect(upload()).toMatchObject({ status: 'uploading', fields: { state: 'saved' } })
    expect(asked()).toEqual([])
  })

  test('while the creation is under way is sent once there is a video, after the title', async () => {
    await add()
    write({ place: 'Oslo' })
    uploader.rename(upload().id, 'At the sea')
    await ports.creations[0]?.answer(ticketFor('video'))
    expect([ports.renamings.length, asked()]).toEqual([1, []])
    await ports.renamings[0]?.answer()
    expect(asked()).toEqual([{ video: { place: 'Oslo' } }])
    await ports.descriptions[0]?.answer()
    expect(upload()).toMatchObject({
      status: 'uploading',
      title: { state: 'saved' },
      fields: { state: 'saved' },
    })
  })

  test('goes with a link, too', async () => {
    start({ autoStart: false })
    const id = uploader.addLink('https://example.com/a.mp4')
    await settle()
    uploader.describe(id, { place: 'Oslo' })
    uploader.start(id)
    await settle()
    expect(ports.imports).toMatchObject([{ fields: { place: 'Oslo' } }])
    await ports.imports[0]?.answer({ videoId: 'fetched' })
    expect(uploader.getUpload(id)).toMatchObject({ status: 'processing', fields: { state: 'saved' } })
  })
})

describe('what is written later', () => {
  test('is sent at once, one request at a time, and the last values win', async () => {
    await uploading()
    write({ place: 'Os' })
    write({ place: 'Oslo' })
    write({ story: 'Fog' })
    expect(asked()).toEqual([{ video: { place: 'Os' } }])
    await ports.descriptions[0]?.answer()
    expect(asked()[1]).toEqual({ video: { place: 'Oslo', story: 'Fog' } })
    await ports.descriptions[1]?.answer()
    expect(upload().fields).toEqual({ values: { place: 'Oslo', story: 'Fog' }, state: 'saved' })
  })

  test('and is the same asks for nothing', async () => {
    await uploading()
    write({ place: '', story: '' })
    expect(upload().fields).toBeUndefined()
  })

  test('is kept if it cannot be saved, and can be retried; the upload and its title go on', async () => {
    await uploading()
    write({ place: 'Oslo' })
    await ports.descriptions[0]?.fail('field-refused', 422)
    expect(upload()).toMatchObject({
      status: 'uploading',
      fields: { values: { place: 'Oslo' }, state: 'failed', error: { code: 'field-refused' } },
    })
    uploader.rename(upload().id, 'At the sea')
    await ports.renamings[0]?.answer()
    expect(ports.descriptions).toHaveLength(1)
    write({ place: 'Oslo' })
    await ports.descriptions[1]?.answer()
    expect(upload().fields).toMatchObject({ state: 'saved' })
  })

  test('is not taken once the video is created, if the endpoint has no function for it', async () => {
    ports = fakePorts()
    ports.details.isOffered = (detail) => detail === 'rename'
    uploader = createEngine(ports, { fields })
    await uploading()
    expect([uploader.canRename(upload().id), uploader.canDescribe(upload().id)]).toEqual([true, false])
  })
})

test('a creation that was refused for a field can be tried again with another', async () => {
  await add()
  write({ place: 'Oslo' })
  await ports.creations[0]?.fail('field-refused', 422)
  expect(upload()).toMatchObject({ status: 'failed', fields: { values: { place: 'Oslo' } } })
  write({ place: 'Bergen' })
  uploader.retry(upload().id)
  await settle()
  expect(ports.creations[1]?.fields).toEqual({ place: 'Bergen' })
})

describe('a required field', () => {
  const held = () => uploader.getState().uploads.map((each) => 'held' in each && each.held)

  test('holds back the start of its video, and no other', async () => {
    start({ autoStart: false, concurrency: 2 })
    uploader.add([fileOf(1000, 'a.mov'), fileOf(1000, 'b.mov')])
    await settle()
    write({ place: 'Oslo' })
    uploader.startAll()
    await settle()
    expect(held()).toEqual([false, true])
    const second = uploader.getState().uploads[1]?.id as string
    uploader.start(second)
    expect(held()).toEqual([false, true])
    uploader.describe(second, { place: 'Bergen' })
    uploader.start(second)
    await settle()
    expect(held()).toEqual([false, false])
    expect(ports.creations.map((each) => each.fields)).toEqual([{ place: 'Oslo' }, { place: 'Bergen' }])
  })

  test('does not hold back what nobody has to start', async () => {
    await add()
    expect(ports.creations).toHaveLength(1)
  })
})

test('a list of fields that says the same is no change', async () => {
  const before = uploader.getState()
  uploader.configure({ fields: structuredClone(fields) })
  expect(uploader.getState()).toBe(before)
  uploader.configure({ fields: fields.slice(1) })
  expect(uploader.getState().fields).toEqual(fields.slice(1))
})
