import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Upload } from '../../../src/core/model/upload.js'
import { videoWith } from '../../support/uploads.js'
import { ports, start, statuses, upload, uploader } from './engine-bench.js'

beforeEach(() => start())

describe('a callback of the app', () => {
  test('hears each change of status once, with what it was before', async () => {
    const heard: string[] = []
    start({ onStatusChange: (next, { previous }) => heard.push(`${previous.status} → ${next.status}`) })
    await upload()
    ports.transfers[0]?.reports.sent(100)
    ports.clock.advance(1000)
    expect(heard).toEqual(['validating → queued', 'queued → requesting', 'requesting → uploading'])
  })

  test('hears once that a video is ready', async () => {
    const onReady = vi.fn()
    start({ onReady })
    await upload('a', 'v')
    await ports.transfers[0]?.answer()
    const video = videoWith({ id: 'v', readyToStream: true })
    ports.watches[0]?.reports.read(video)
    ports.watches[0]?.reports.read(video)
    expect(onReady).toHaveBeenCalledTimes(1)
    expect(onReady).toHaveBeenCalledWith(expect.objectContaining({ video }))
  })

  test('that throws is reported and changes nothing', async () => {
    const bug = new Error('in the app')
    start({
      onStatusChange: () => {
        throw bug
      },
    })
    await upload()
    expect(statuses()).toEqual(['uploading'])
    expect(ports.reported).toEqual([bug, bug, bug])
  })

  test('may retry and remove at once: the retry counts, and no transfer is left without a row', async () => {
    start({
      onError({ id }) {
        uploader.retry(id)
        uploader.remove(id)
      },
    })
    await upload()
    await ports.transfers[0]?.fail('chunk-refused', 400)
    expect(statuses()).toEqual(['uploading'])
  })

  test('may give a command, which is handled after the change that caused it', async () => {
    const heard: string[] = []
    start({
      onStatusChange(next: Upload) {
        heard.push(next.status)
        if (next.status === 'uploading') uploader.pause(next.id)
      },
    })
    await upload()
    expect(heard).toEqual(['queued', 'requesting', 'uploading', 'paused'])
    expect(statuses()).toEqual(['paused'])
  })
})
