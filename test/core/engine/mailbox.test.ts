import { beforeEach, expect, test } from 'vitest'
import { createMailbox } from '../../../src/core/engine/mailbox.js'

let post: (messages: readonly string[]) => void
let handled: string[]
let reported: unknown[]
let drained: number
/** What each message causes. */
let causes: Record<string, readonly string[]>
/** What follows once all is handled. */
let followUps: string[][]

beforeEach(() => {
  handled = []
  reported = []
  drained = 0
  causes = {}
  followUps = []
  post = createMailbox<string>({
    handle(message) {
      handled.push(message)
      for (const caused of causes[message] ?? []) post([caused])
      if (message.startsWith('bad')) throw new Error(message)
    },
    settle: () => followUps.shift() ?? [],
    drained() {
      drained += 1
    },
    reportError: (error) => reported.push(error),
  })
})

test('messages are handled in order, and what one causes comes before what waits behind it', () => {
  causes = { a: ['a1', 'a2'], a1: ['a11'] }
  post(['a', 'b'])
  expect(handled).toEqual(['a', 'a1', 'a11', 'a2', 'b'])
  expect(drained).toBe(1)
})

test('a message that throws is reported, and ends no other; what it caused is handled', () => {
  causes = { bad: ['caused'] }
  post(['bad', 'next'])
  expect(handled).toEqual(['bad', 'caused', 'next'])
  expect(reported).toEqual([new Error('bad')])
})

test('what follows is asked for once nothing waits, until nothing follows', () => {
  followUps = [['slot'], ['another slot']]
  causes = { a: ['caused'] }
  post(['a'])
  expect(handled).toEqual(['a', 'caused', 'slot', 'another slot'])
  expect(drained).toBe(1)
})

test('each post is handled before it returns', () => {
  post(['a'])
  post(['b'])
  expect(handled).toEqual(['a', 'b'])
  expect(drained).toBe(2)
})
