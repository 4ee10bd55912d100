import { beforeEach, expect, test, vi } from 'vitest'
import { createScrollIdle } from '../../../src/drivers/page/scroll-idle.js'
import { systemClock } from '../../../src/drivers/time/clock.js'

beforeEach(() => {
  vi.useFakeTimers()
})

/** As browsers tell of it: not bubbling. */
const scroll = (element: EventTarget): boolean => element.dispatchEvent(new Event('scroll'))

/** Starts a task that goes on until it is told to end, so that the page is watched meanwhile. */
function longTask(whenStill: <T>(task: () => Promise<T>) => Promise<T>): { end: () => void } {
  let end = (): void => {}
  const promise = new Promise<void>((resolve) => {
    end = resolve
  })
  void whenStill(() => promise)
  return { end }
}

test('a task runs at once if nobody scrolls', async () => {
  const task = vi.fn(() => Promise.resolve('done'))
  expect(await createScrollIdle(systemClock)(task)).toBe('done')
})

test('while somebody scrolls, be it the page or a box in it, a task waits until that has ended', async () => {
  const whenStill = createScrollIdle(systemClock)
  const first = longTask(whenStill)
  await vi.advanceTimersByTimeAsync(0)
  scroll(document.body)
  const task = vi.fn(() => Promise.resolve())
  const run = whenStill(task)
  await vi.advanceTimersByTimeAsync(150)
  scroll(document)
  await vi.advanceTimersByTimeAsync(150)
  expect(task).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60)
  expect(task).toHaveBeenCalledOnce()
  first.end()
  await run
})

// Rules about a video's length wait for it, and the upload for them.
test('who scrolls on and on holds nothing up for good', async () => {
  const whenStill = createScrollIdle(systemClock)
  const first = longTask(whenStill)
  await vi.advanceTimersByTimeAsync(0)
  scroll(document)
  const task = vi.fn(() => Promise.resolve())
  const run = whenStill(task)
  for (let turn = 0; turn < 11; turn++) {
    expect(task).toHaveBeenCalledTimes(turn > 9 ? 1 : 0)
    await vi.advanceTimersByTimeAsync(100)
    scroll(document)
  }
  first.end()
  await run
})

test('a page with nothing to do is not listened to', async () => {
  const add = vi.spyOn(document, 'addEventListener')
  const remove = vi.spyOn(document, 'removeEventListener')
  const whenStill = createScrollIdle(systemClock)
  expect(add).not.toHaveBeenCalled()
  await whenStill(() => Promise.resolve())
  await expect(whenStill(() => Promise.reject(new Error('unreadable')))).rejects.toThrow('unreadable')
  expect(add).toHaveBeenCalledTimes(2)
  expect(remove.mock.calls).toEqual(add.mock.calls)
})
