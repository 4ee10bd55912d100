import { beforeEach, expect, test } from 'vitest'
import type { Clock } from '../../../src/core/contract/ports.js'
import { createPacer } from '../../../src/core/transfer/pacer.js'
import { fakeClock, settle } from '../../support/fake-ports.js'

let tasks: (() => void)[]
let through: number[]
let clock: Clock

beforeEach(() => {
  tasks = []
  through = []
  clock = {
    ...fakeClock(),
    after(_, run) {
      tasks.push(run)
      return () => {}
    },
  }
})

async function ask(turn: (goOn: () => void) => void, ...names: readonly number[]): Promise<void> {
  for (const name of names) turn(() => through.push(name))
  await settle()
}

async function nextTask(): Promise<void> {
  tasks.shift()?.()
  await settle()
}

test('so many go on at once, the others in later tasks, in the order of asking', async () => {
  await ask(createPacer(clock, 2), 1, 2, 3, 4, 5)
  expect(through).toEqual([1, 2])
  await nextTask()
  expect(through).toEqual([1, 2, 3, 4])
  await nextTask()
  expect(through).toEqual([1, 2, 3, 4, 5])
  expect(tasks).toEqual([])
})

test('who asks meanwhile comes last, and who asks afterwards goes on at once', async () => {
  const turn = createPacer(clock, 2)
  await ask(turn, 1, 2, 3)
  await ask(turn, 4)
  expect(through).toEqual([1, 2])
  await nextTask()
  expect(through).toEqual([1, 2, 3, 4])
  await ask(turn, 5)
  expect(through).toEqual([1, 2, 3, 4, 5])
})

test('all wait for the gate, which is asked once for those who come together', async () => {
  const gates: (() => void)[] = []
  const turn = createPacer(clock, 2, () => new Promise((resolve) => gates.push(resolve)))
  await ask(turn, 1, 2)
  expect(through).toEqual([])
  expect(gates).toHaveLength(1)
  gates[0]?.()
  await settle()
  expect(through).toEqual([1, 2])
  await ask(turn, 3)
  expect(gates).toHaveLength(2)
})

test('what took long is the last of its task', async () => {
  let now = 0
  const turn = createPacer({ ...clock, now: () => now }, 10)
  turn(() => {
    now += 30
    through.push(1)
  })
  await ask(turn, 2, 3)
  expect(through).toEqual([1])
  await nextTask()
  expect(through).toEqual([1, 2, 3])
})
