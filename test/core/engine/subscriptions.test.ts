import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fileOf } from '../../support/uploads.js'
import { add, ports, start, statuses, upload, uploader } from './engine-bench.js'

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

  test('of a transfer that was paused is not told of the next one', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.sent(400)
    uploader.pause(id)
    uploader.resume(id)
    ports.clock.advance(200)
    expect(uploader.getUpload(id)).toMatchObject({ status: 'uploading', transfer: { bytesSent: 0 } })
  })

  test('of a chunk that was accepted meanwhile is not told any more', async () => {
    const id = await upload()
    ports.transfers[0]?.reports.sent(400)
    ports.transfers[0]?.reports.accepted(500)
    ports.clock.advance(200)
    expect(uploader.getUpload(id)).toMatchObject({ transfer: { bytesSent: 500 } })
  })
})

describe('a listener of one upload', () => {
  test('hears of its own upload only, also when that is removed', async () => {
    start({ concurrency: 2 })
    const [first, second] = (await add('a', 'b')) as [string, string]
    ports.clock.advance(100)
    const listener = vi.fn()
    uploader.subscribeTo(first, listener)
    uploader.pause(second)
    ports.clock.advance(100)
    expect(listener).not.toHaveBeenCalled()
    uploader.cancel(first)
    ports.clock.advance(100)
    expect(listener).toHaveBeenCalledTimes(1)
    uploader.remove(first)
    expect(listener).toHaveBeenCalledTimes(2)
  })

  test('hears nothing once it has left, while another still does', async () => {
    const [id] = (await add('a')) as [string]
    ports.clock.advance(100)
    const [left, stays] = [vi.fn(), vi.fn()]
    const leave = uploader.subscribeTo(id, left)
    uploader.subscribeTo(id, stays)
    leave()
    uploader.pause(id)
    expect(left).not.toHaveBeenCalled()
    expect(stays).toHaveBeenCalledTimes(1)
  })

  test('stays when one that had left before leaves again', async () => {
    const [id] = (await add('a')) as [string]
    ports.clock.advance(100)
    const leave = uploader.subscribeTo(id, () => {})
    leave()
    const listener = vi.fn()
    uploader.subscribeTo(id, listener)
    leave()
    uploader.pause(id)
    expect(listener).toHaveBeenCalledTimes(1)
  })
})

describe('any listener', () => {
  test('that throws is reported, and keeps no other from hearing', async () => {
    const [id] = (await add('a')) as [string]
    ports.clock.advance(100)
    const bug = new Error('in the app')
    const throwing = (): void => {
      throw bug
    }
    const listeners = [vi.fn(), vi.fn()]
    uploader.subscribeTo(id, throwing)
    uploader.subscribe(throwing)
    uploader.subscribeTo(id, listeners[0] as () => void)
    uploader.subscribe(listeners[1] as () => void)
    uploader.pause(id)
    expect(listeners.map((listener) => listener.mock.calls.length)).toEqual([1, 1])
    expect(ports.reported).toEqual([bug, bug])
    expect(statuses()).toEqual(['paused'])
  })

  test('hears nothing once it has left', async () => {
    const listener = vi.fn()
    uploader.subscribe(listener)()
    await add('a')
    ports.clock.advance(100)
    expect(listener).not.toHaveBeenCalled()
  })
})

describe('the state', () => {
  test('tells the rules, and listeners hear of new ones', () => {
    start({ accept: 'video/*', concurrency: 2 })
    expect(uploader.getState().rules).toMatchObject({ accept: 'video/*' })
    const listener = vi.fn()
    uploader.subscribe(listener)
    uploader.configure({ accept: 'video/*', concurrency: 3 })
    expect(listener).not.toHaveBeenCalled()
    uploader.configure({ accept: 'video/mp4', maxFiles: 1 })
    expect(listener).toHaveBeenCalledTimes(1)
    expect(uploader.getState().rules).toMatchObject({ accept: 'video/mp4', maxFiles: 1 })
  })

  test('is the same object until something changes, and the first one for a server', async () => {
    const first = uploader.getInitialState()
    expect(first).toMatchObject({ uploads: [], isOnline: true })
    expect(uploader.getState()).toBe(first)
    await add('a')
    expect(uploader.getState()).toBe(uploader.getState())
    expect(uploader.getState()).not.toBe(first)
    expect(uploader.getInitialState()).toBe(first)
  })

  test('tells once whether there is a connection', async () => {
    await add('a')
    ports.clock.advance(100)
    const listener = vi.fn()
    uploader.subscribe(listener)
    ports.goOnline(false)
    expect(uploader.getState().isOnline).toBe(false)
    ports.clock.advance(100)
    const heard = listener.mock.calls.length
    ports.goOnline(false)
    ports.clock.advance(100)
    expect(listener).toHaveBeenCalledTimes(heard)
  })

  // The page stood still.
  test('calls a listener once that subscribes anew when it is called', async () => {
    let calls = 0
    let stop = (): void => {}
    const listener = (): void => {
      stop()
      if (++calls < 100) stop = uploader.subscribe(listener)
    }
    stop = uploader.subscribe(listener)
    await add('a')
    expect(calls).toBe(1)
  })

  test('has a function twice that is given twice', () => {
    const listener = vi.fn()
    const stop = uploader.subscribe(listener)
    uploader.subscribe(listener)
    stop()
    ports.goOnline(false)
    expect(listener).toHaveBeenCalledOnce()
  })

  // Before the first upload it was always true, so that code was loaded that could not be loaded.
  test('tells whether there is a connection from the first look on, without any upload', () => {
    ports.goOnline(false)
    uploader.subscribe(() => {})
    expect(uploader.getState().isOnline).toBe(false)
    ports.goOnline(true)
    expect(uploader.getState().isOnline).toBe(true)
  })
})
