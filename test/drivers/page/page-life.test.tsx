import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPageLife } from '../../../src/drivers/page/page-life.js'
import { fakeClock } from '../../support/fake-ports.js'

const clock = fakeClock()
const page = createPageLife(clock)

afterEach(() => {
  page.guardLeaving(false)
  page.keepAwake(false)
})

const isAsked = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('the browser asks before the page is left, as long as it should', () => {
  expect(isAsked()).toBe(false)
  page.guardLeaving(true)
  expect(isAsked()).toBe(true)
  page.guardLeaving(false)
  expect(isAsked()).toBe(false)
})

// Chrome and Edge before 119 do not ask for `preventDefault` alone.
test('older browsers are told, too', () => {
  page.guardLeaving(true)
  const event = document.createEvent('BeforeUnloadEvent')
  event.initEvent('beforeunload', false, true)
  window.dispatchEvent(event)
  expect(event.returnValue).toBe('true')
})

describe('the screen', () => {
  const release = vi.fn(async () => {})
  let request: ReturnType<typeof vi.fn<() => Promise<WakeLockSentinel>>>

  beforeEach(() => {
    release.mockClear()
    request = vi.fn(async () => ({ release }) as unknown as WakeLockSentinel)
    vi.spyOn(navigator, 'wakeLock', 'get').mockReturnValue({ request })
  })

  test('is kept on, and let go', async () => {
    page.keepAwake(true)
    expect(request).toHaveBeenCalledWith('screen')
    page.keepAwake(false)
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1), 10_000)
  })

  // The lock ends by itself when the page is hidden.
  test('is kept on again when somebody comes back to look', () => {
    page.keepAwake(true)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(request).toHaveBeenCalledTimes(2)
    page.keepAwake(false)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(request).toHaveBeenCalledTimes(2)
  })

  test('may go off if the browser does not keep it on', async () => {
    request.mockRejectedValue(new DOMException('', 'NotAllowedError'))
    page.keepAwake(true)
    page.keepAwake(false)
    await Promise.resolve()
    expect(release).not.toHaveBeenCalled()
  })
})

describe('a page that goes away', () => {
  const listener = { returned: vi.fn(), stayed: vi.fn() }
  let leave = (): void => {}

  beforeEach(() => {
    listener.returned.mockClear()
    listener.stayed.mockClear()
    leave = page.watch(listener)
    return leave
  })

  test('is back from the back-forward cache, and from a freeze, but not when it is first shown', () => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))
    expect(listener.returned).not.toHaveBeenCalled()
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    expect(page.isLeaving()).toBe(true)
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    expect(page.isLeaving()).toBe(false)
    document.dispatchEvent(new Event('freeze'))
    expect(page.isLeaving()).toBe(true)
    document.dispatchEvent(new Event('resume'))
    expect(page.isLeaving()).toBe(false)
    expect(listener.returned).toHaveBeenCalledTimes(2)
    leave()
    document.dispatchEvent(new Event('resume'))
    expect(listener.returned).toHaveBeenCalledTimes(2)
  })

  // The person answers the question with no, or the link is a download.
  test('and has not gone three seconds after it might have, stays', () => {
    window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(page.isLeaving()).toBe(true)
    clock.advance(0)
    clock.advance(2999)
    expect(page.isLeaving()).toBe(true)
    clock.advance(1)
    expect(page.isLeaving()).toBe(false)
    expect(listener.stayed).toHaveBeenCalledTimes(1)
  })

  test('and goes after the question, has not stayed', () => {
    window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    clock.advance(0)
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    clock.advance(10_000)
    expect(page.isLeaving()).toBe(true)
    expect(listener.stayed).not.toHaveBeenCalled()
  })
})
