import { logEvents, type UploaderEvent } from 'react-stream-uploader'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { settle } from '../../support/fake-ports.js'
import { fileOf, videoWith } from '../../support/uploads.js'
import { ports, start, upload, uploader } from './engine-bench.js'

const heard: UploaderEvent[] = []
const onEvent = (event: UploaderEvent): void => void heard.push(event)
const types = (): readonly string[] => heard.map(({ type }) => type)
const last = (type: UploaderEvent['type']): unknown => heard.findLast((event) => event.type === type)

beforeEach(() => {
  heard.length = 0
  start({ onEvent })
})

describe('an app hears', () => {
  test('of a whole upload, in order, with bytes and times', async () => {
    const id = await upload('a', 'v')
    ports.transfers[0]?.reports.opened(0, 'v')
    ports.clock.advance(2000)
    ports.transfers[0]?.reports.accepted(600)
    ports.clock.advance(1000)
    ports.transfers[0]?.reports.accepted(1000)
    await ports.transfers[0]?.answer()
    ports.clock.advance(4000)
    ports.watches[0]?.reports.read(videoWith({ id: 'v', readyToStream: true }))
    await settle()
    expect(types()).toEqual(['added', 'ticket', 'chunk', 'chunk', 'uploaded', 'ready', 'settled'])
    const who = { upload: id, videoId: 'v' }
    expect(heard[2]).toMatchObject({ ...who, bytes: 600, ms: 2000 })
    expect(heard[3]).toMatchObject({ bytes: 400, ms: 1000 })
    expect(last('uploaded')).toMatchObject({ ...who, bytes: 1000, ms: 3000 })
    expect(last('ready')).toMatchObject({ ...who, ms: 4000 })
    expect(last('settled')).toMatchObject({ ready: 1, failed: 0 })
  })

  test('of pauses, failures that are retried, and the end', async () => {
    const id = await upload()
    uploader.pause(id)
    uploader.resume(id)
    await settle()
    await ports.transfers[1]?.fail('transfer-failed', 503)
    await settle()
    uploader.cancel(id)
    uploader.remove(id)
    await settle()
    expect(types()).toEqual([
      'added',
      'ticket',
      'paused',
      'resumed',
      'retry',
      'cancelled',
      'removed',
      'settled',
    ])
    expect(last('retry')).toMatchObject({
      step: 'transfer',
      attempt: 1,
      code: 'transfer-failed',
      status: 503,
    })
  })

  test('of an upload URL that has expired', async () => {
    await upload()
    await ports.transfers[0]?.fail('url-expired', 410)
    await settle()
    expect(types()).toEqual(['added', 'ticket', 'expired'])
  })

  test('of what was refused, by its codes', async () => {
    start({ onEvent, maxFileSize: 10 })
    uploader.add([fileOf(1000)])
    await settle()
    expect(types()).toEqual(['rejected', 'settled'])
    expect(last('rejected')).toMatchObject({ codes: ['file-too-large'] })
  })

  test('of a failure', async () => {
    await upload()
    await ports.transfers[0]?.fail('chunk-refused', 400)
    await settle()
    expect(last('failed')).toMatchObject({ code: 'chunk-refused', status: 400 })
    expect(last('settled')).toMatchObject({ ready: 0, failed: 1 })
  })
})

describe('events', () => {
  // A file's name can be somebody's own, and an upload URL is a key.
  test('have neither names nor URLs', async () => {
    await upload('holiday.mp4', 'v')
    ports.transfers[0]?.reports.accepted(600)
    await ports.transfers[0]?.fail('chunk-refused', 400)
    await settle()
    expect(types()).toContain('chunk')
    expect(JSON.stringify(heard)).not.toMatch(/holiday|mp4|https?:/)
  })

  test('have nothing of links, of what is written, and of what the app says in a refusal', async () => {
    const fields = [{ name: 'place', label: 'Private place' }] as const
    const validate = (file: File) => (file.size > 1000 ? { code: 'private-code', message: 'Private' } : null)
    start({ onEvent, fields, validate })
    uploader.addLink('https://private.example/film.mp4?key=private')
    uploader.add([fileOf(1000, 'private.mp4'), fileOf(2000, 'private too.mp4')])
    await settle()
    for (const { id } of uploader.getState().uploads) {
      uploader.describe(id, { place: 'private' })
      uploader.rename(id, 'private')
    }
    await ports.creations[0]?.fail('forbidden', 403)
    uploader.clear()
    await settle()
    expect(types().toSorted()).toEqual(expect.arrayContaining(['added', 'rejected', 'removed']))
    expect(JSON.stringify(heard)).not.toMatch(/private|https?:/i)
  })

  test('have the name if the app asks for it', async () => {
    start({ onEvent, eventNames: true })
    uploader.add([fileOf(1000, 'harbour.mp4')])
    await settle()
    expect(heard[0]).toMatchObject({ type: 'added', name: 'harbour.mp4' })
  })

  test('that an app cannot take are reported, and change nothing', async () => {
    const bug = new Error('in the app')
    start({
      onEvent: () => {
        throw bug
      },
    })
    await upload()
    await settle()
    expect(ports.reported).toContain(bug)
    expect(ports.transfers).toHaveLength(1)
  })

  test('are written to the console by logEvents', () => {
    const log = vi.fn()
    logEvents(log)({ type: 'added' })
    expect(log).toHaveBeenCalledWith('[react-stream-uploader] added', { type: 'added' })
  })
})
