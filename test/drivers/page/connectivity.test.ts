import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Connectivity } from '../../../src/core/contract/ports.js'
import { createConnectivity } from '../../../src/drivers/page/connectivity.js'
import { settle } from '../../support/fake-ports.js'

let connectivity: Connectivity
let browser: EventTarget
let navigator: { onLine: boolean }
/** Requests that were sent to see, each with its answer. */
let asked: ((isThere: boolean) => Promise<void>)[]
let heard: boolean[]

beforeEach(() => {
  browser = new EventTarget()
  navigator = { onLine: true }
  asked = []
  heard = []
  vi.stubGlobal('navigator', navigator)
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser))
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser))
  connectivity = createConnectivity(
    () =>
      new Promise((resolve) => {
        asked.push((isThere) => {
          resolve(isThere)
          return settle()
        })
      }),
  )
})

const listen = (): (() => void) => connectivity.subscribe(() => heard.push(connectivity.isOnline()))

function say(onLine: boolean): void {
  navigator.onLine = onLine
  browser.dispatchEvent(new Event(onLine ? 'online' : 'offline'))
}

test('a browser that says "online" is believed, and nothing is asked', () => {
  listen()
  say(true)
  void connectivity.missed()
  expect(asked).toHaveLength(0)
  expect(heard).toEqual([true])
})

// Some virtual networks make it say so for good.
describe('a browser that says "offline"', () => {
  test('from the start is wrong if the endpoint answers', async () => {
    navigator.onLine = false
    listen()
    expect(connectivity.isOnline()).toBe(false)
    await asked[0]?.(true)
    expect(heard).toEqual([true])
    expect(connectivity.isOnline()).toBe(true)
  })

  test('in the middle is believed until the endpoint answers', async () => {
    listen()
    say(false)
    expect(heard).toEqual([false])
    await asked[0]?.(true)
    expect(heard).toEqual([false, true])
  })

  test('is right if nothing answers, and is asked no more until it says something else', async () => {
    listen()
    say(false)
    await asked[0]?.(false)
    for (let time = 0; time < 10; time++) await connectivity.missed()
    expect(asked).toHaveLength(1)
    expect(heard).toEqual([false])
    say(true)
    say(false)
    expect(asked).toHaveLength(2)
  })

  test('is believed again once a request gets no answer', async () => {
    listen()
    say(false)
    await asked[0]?.(true)
    const missed = [connectivity.missed(), connectivity.missed()]
    expect(asked).toHaveLength(2)
    await asked[1]?.(false)
    // By then it is known, so nothing has to fail meanwhile.
    await Promise.all(missed)
    expect(connectivity.isOnline()).toBe(false)
    expect(heard).toEqual([false, true, false])
  })

  test('is overruled by a person, until a request gets no answer', async () => {
    listen()
    say(false)
    await asked[0]?.(false)
    connectivity.overrule()
    expect(heard).toEqual([false, true])
    void connectivity.missed()
    await asked[1]?.(false)
    expect(heard).toEqual([false, true, false])
  })

  test('and then "online" is online, whatever the endpoint answers', async () => {
    listen()
    say(false)
    say(true)
    await asked[0]?.(false)
    expect(connectivity.isOnline()).toBe(true)
    expect(heard).toEqual([false, true])
  })
})

test('whoever has left hears nothing, and leaves no listener behind', () => {
  const leave = listen()
  leave()
  say(false)
  expect(heard).toEqual([])
  expect(asked).toEqual([])
})
