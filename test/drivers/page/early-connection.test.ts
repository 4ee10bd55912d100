import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createEarlyConnection, type EarlyConnection } from '../../../src/drivers/page/early-connection.js'
import { type FakeClock, fakeClock } from '../../support/fake-ports.js'

const stream = 'https://upload.cloudflarestream.com'
const elsewhere = 'https://upload.example.com'

let clock: FakeClock
/** Elements that came into the page. */
let added: object[]
let inPage: Set<object>

beforeEach(() => {
  clock = fakeClock()
  added = []
  inPage = new Set()
  vi.stubGlobal('document', {
    createElement: (name: string) => {
      const element = { name, remove: () => void inPage.delete(element) }
      return element
    },
    head: {
      append(element: object) {
        added.push(element)
        inPage.add(element)
      },
    },
  })
  at('https://app.example')
})

function at(origin: string): void {
  vi.stubGlobal('location', new URL(origin))
}

function connectionTo(given?: string | null): EarlyConnection {
  return createEarlyConnection(clock, () => given)
}

const opened = (): unknown[] => added.map((element) => Reflect.get(element, 'href'))

test('it is opened without cookies, as the bytes are sent, and the page keeps nothing of it', () => {
  connectionTo(elsewhere).open()
  const link = { name: 'link', rel: 'preconnect', crossOrigin: 'anonymous', href: elsewhere }
  expect(added).toEqual([expect.objectContaining(link)])
  expect(inPage.size).toBe(0)
})

describe('where the app has not said where upload URLs point', () => {
  test('the first goes to Stream', () => {
    connectionTo().open()
    expect(opened()).toEqual([stream])
  })

  // Whoever builds an app beside an emulator may be without a line.
  test('on a page without TLS the first goes nowhere', () => {
    at('http://localhost:5173')
    connectionTo().open()
    expect(opened()).toEqual([])
  })

  test('the next goes where the last upload URL has pointed, and has nothing else of it', () => {
    at('http://localhost:5173')
    const connection = connectionTo()
    connection.note(`${elsewhere}/tus/secret?tusv2=true`)
    connection.open()
    expect(opened()).toEqual([elsewhere])
  })
})

test('an app that wants none gets none, whatever is known', () => {
  const connection = connectionTo(null)
  connection.note(`${elsewhere}/tus/secret`)
  connection.open()
  expect(opened()).toEqual([])
})

test('to the page’s own server there is one already', () => {
  connectionTo('https://app.example').open()
  expect(opened()).toEqual([])
})

test('many uploads open one; ten seconds later it may be gone, and is opened again', () => {
  const connection = connectionTo()
  connection.open()
  clock.advance(9999)
  connection.open()
  expect(opened()).toEqual([stream])
  clock.advance(1)
  connection.open()
  expect(opened()).toEqual([stream, stream])
})

// A hint that throws would fail the creation.
test.each([
  ['a page', undefined],
  ['a head', { head: null }],
])('without %s nothing happens', (_, document) => {
  vi.stubGlobal('document', document)
  expect(() => connectionTo().open()).not.toThrow()
  expect(opened()).toEqual([])
})
