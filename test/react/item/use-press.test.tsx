import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { createUploader, StreamUploader, type StreamUploaderHandle, type Upload } from 'react-stream-uploader'
import { uploaderWith } from 'react-stream-uploader/testing'
import { beforeEach, expect, test, vi } from 'vitest'
import { fileOf, transferAt, uploadIn, videoWith } from '../../support/uploads.js'
import { wearStyles } from '../../support/wear.js'

wearStyles()

const ready = (name: string) =>
  uploadIn('ready', { video: videoWith({ readyToStream: true }) }, fileOf(1, name))
const sending = (name: string) => uploadIn('uploading', { transfer: transferAt(400) }, fileOf(1000, name))
const paused = (name: string) =>
  uploadIn('paused', { cause: 'user', transfer: transferAt(400) }, fileOf(1000, name))

let listeners: Set<() => void>
let uploader: StreamUploaderHandle
let show: (uploads: readonly Upload[]) => void

/** Shows uploads that the test changes, and notes the commands. */
async function open(...uploads: readonly Upload[]): Promise<void> {
  let current = uploaderWith(uploads)
  listeners = new Set()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  uploader = {
    ...createUploader({ endpoint: '/nowhere' }),
    ...current,
    getState: () => current.getState(),
    getUpload: (id) => current.getUpload(id),
    subscribe,
    subscribeTo: (_, listener) => subscribe(listener),
    withdraw: vi.fn(),
    pause: vi.fn(),
    resume: vi.fn(),
  }
  show = (next) =>
    act(() => {
      current = uploaderWith(next)
      for (const listener of listeners) listener()
    })
  render(<Page />)
  // The browser says in the next frame which rows are in view.
  await pass(0)
  await pass(1000)
}

function Page(): ReactElement {
  return <StreamUploader uploader={uploader} />
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name })
/** As browsers send it: `detail` counts the clicks of a pointer, and is 0 for a key. */
const click = (name: string, detail = 1): boolean => fireEvent.click(button(name), { detail })
const press = (name: string): boolean => fireEvent.click(button(name), { detail: 0 })

/** Lets time pass, and the browser lay the page out. */
async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms)
  now += ms
  await act(() => new Promise<void>((resolve) => frame(() => frame(() => resolve()))))
}

const frame = requestAnimationFrame.bind(globalThis)
let now = 0

beforeEach(() => {
  now = performance.now()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.spyOn(performance, 'now').mockImplementation(() => now)
})

test('the second click of a double click does nothing, a second press of a key does', async () => {
  await open(sending('a.mp4'))
  click('Cancel: a.mp4', 1)
  click('Cancel: a.mp4', 2)
  click('Pause: a.mp4', 3)
  expect(uploader.withdraw).toHaveBeenCalledTimes(1)
  expect(uploader.pause).not.toHaveBeenCalled()
  press('Pause: a.mp4')
  press('Pause: a.mp4')
  expect(uploader.pause).toHaveBeenCalledTimes(2)
})

test('a row that was moved takes no click for 600 milliseconds, but every key', async () => {
  const rows = [ready('a.mp4'), sending('b.mp4'), sending('c.mp4')] as const
  await open(...rows)
  show(rows.slice(1))
  await pass(160)
  await pass(0)
  click('Cancel: b.mp4')
  expect(uploader.withdraw).not.toHaveBeenCalled()
  press('Cancel: b.mp4')
  expect(uploader.withdraw).toHaveBeenCalledTimes(1)
  await pass(599)
  click('Cancel: c.mp4')
  expect(uploader.withdraw).toHaveBeenCalledTimes(1)
  await pass(1)
  click('Cancel: c.mp4')
  expect(uploader.withdraw).toHaveBeenCalledTimes(2)
})

test('a row below which something goes stays as it is', async () => {
  const rows = [sending('a.mp4'), ready('b.mp4')] as const
  await open(...rows)
  show(rows.slice(0, 1))
  await pass(160)
  await pass(0)
  click('Pause: a.mp4')
  expect(uploader.pause).toHaveBeenCalledTimes(1)
})

test('a row that leaves takes nothing', async () => {
  const rows = [ready('a.mp4'), sending('b.mp4')] as const
  await open(...rows)
  show(rows.slice(1))
  click('Remove: a.mp4')
  press('Remove: a.mp4')
  expect(uploader.withdraw).not.toHaveBeenCalled()
})

test('a command that comes to a row takes no click for 600 milliseconds, but every key', async () => {
  await open(sending('a.mp4'))
  show([paused('a.mp4')])
  expect(button('Resume: a.mp4')).toHaveAttribute('data-arriving')
  // So that browser tests wait.
  expect(getComputedStyle(button('Resume: a.mp4')).pointerEvents).toBe('none')
  click('Resume: a.mp4')
  expect(uploader.resume).not.toHaveBeenCalled()
  press('Resume: a.mp4')
  expect(uploader.resume).toHaveBeenCalledTimes(1)
  await pass(600)
  expect(button('Resume: a.mp4')).not.toHaveAttribute('data-arriving')
  click('Resume: a.mp4')
  expect(uploader.resume).toHaveBeenCalledTimes(2)
})

// Such a test pressed "Play" as soon as the video was ready, and no player came.
test('a browser test waits for the player too', async () => {
  await open(sending('a.mp4'))
  show([ready('a.mp4')])
  expect(getComputedStyle(button('Play: a.mp4')).pointerEvents).toBe('none')
  await pass(600)
  expect(getComputedStyle(button('Play: a.mp4')).pointerEvents).not.toBe('none')
})

test('what has just been added can be used at once, whatever comes to it or moves it', async () => {
  await open(sending('a.mp4'))
  show([sending('a.mp4'), uploadIn('validating', {}, fileOf(1000, 'b.mp4'))])
  await pass(100)
  show([sending('b.mp4')])
  await pass(160)
  await pass(0)
  click('Pause: b.mp4')
  click('Cancel: b.mp4')
  expect(uploader.pause).toHaveBeenCalledTimes(1)
  expect(uploader.withdraw).toHaveBeenCalledTimes(1)
})
