import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fileOf } from '../../support/uploads.js'
import { ports, start, upload, uploader } from './engine-bench.js'

beforeEach(() => start())

describe('a change', () => {
  test('is told once if many files are added together', () => {
    const listener = vi.fn()
    uploader.subscribe(listener)
    uploader.add(Array.from({ length: 50 }, (_, index) => fileOf(10, `${index}.mp4`)))
    expect(listener).toHaveBeenCalledTimes(1)
  })

  test('is told at once after a quiet moment, and those soon after it together', async () => {
    await upload('a')
    ports.clock.advance(1000)
    const listener = vi.fn()
    uploader.subscribe(listener)
    uploader.pauseAll()
    expect(listener).toHaveBeenCalledTimes(1)
    uploader.resumeAll()
    uploader.pauseAll()
    expect(listener).toHaveBeenCalledTimes(1)
    ports.clock.advance(100)
    expect(listener).toHaveBeenCalledTimes(2)
  })
})

describe('progress', () => {
  test('is told at most about ten times a second, and always the latest', async () => {
    const id = await upload()
    const listener = vi.fn()
    uploader.subscribe(listener)
    for (let bytes = 1; bytes <= 900; bytes++) {
      ports.transfers[0]?.reports.sent(bytes)
      if (bytes % 9 === 0) ports.clock.advance(10)
    }
    expect(listener.mock.calls.length).toBeLessThanOrEqual(10)
    expect(listener.mock.calls.length).toBeGreaterThanOrEqual(4)
    ports.clock.advance(200)
    expect(uploader.getUpload(id)).toMatchObject({ transfer: { bytesSent: 900 } })
  })

  test('of a chunk that was accepted meanwhile is not told any more', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.sent(400)
    ports.transfers[0]?.reports.accepted(500)
    ports.clock.advance(200)
    expect(uploader.getUpload(id)).toMatchObject({ transfer: { bytesSent: 500 } })
  })
})
