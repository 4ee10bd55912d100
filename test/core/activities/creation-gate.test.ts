import { beforeEach, expect, test } from 'vitest'
import { type CreationGate, createCreationGate } from '../../../src/core/activities/creation-gate.js'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { type FakeClock, fakeClock, settle } from '../../support/fake-ports.js'

let clock: FakeClock
let gate: CreationGate
/** Creations that were sent, each with its answer. */
let sent: { readonly made: () => Promise<void>; readonly fail: (failure: UploadFailure) => Promise<void> }[]
let held: number[]
let ended: string[]

const busy = (retryAfter: number | null = null): UploadFailure =>
  new UploadFailure('rate-limited', 429, retryAfter)

beforeEach(() => {
  clock = fakeClock()
  gate = createCreationGate({ ...clock, random: () => 0.5 })
  sent = []
  held = []
  ended = []
})

function pass(number: number, signal = new AbortController().signal): void {
  const create = (): Promise<void> =>
    new Promise((resolve, reject) => {
      sent.push({
        made() {
          resolve()
          return settle()
        },
        fail(failure) {
          reject(failure)
          return settle()
        },
      })
    })
  gate
    .pass(create, signal, () => held.push(number))
    .then(
      () => ended.push(`${number} made`),
      () => ended.push(`${number} failed`),
    )
}

/** After so many seconds. */
async function later(seconds: number): Promise<void> {
  clock.advance(seconds * 1000)
  await settle()
}

test('all are sent at once while there is room', async () => {
  for (const number of [1, 2, 3]) pass(number)
  await settle()
  expect(sent).toHaveLength(3)
  expect(held).toEqual([])
})

test('after a refusal nothing is sent for a while, then one at a time until three have passed', async () => {
  pass(1)
  await settle()
  await sent[0]?.fail(busy())
  for (const number of [1, 2, 3, 4, 5, 6]) pass(number)
  await settle()
  expect(held).toEqual([1, 2, 3, 4, 5, 6])
  await later(1.9)
  expect(sent).toHaveLength(1)
  await later(0.1)
  expect(sent).toHaveLength(2)
  await sent[1]?.made()
  expect(sent).toHaveLength(3)
  await sent[2]?.made()
  expect(sent).toHaveLength(4)
  await sent[3]?.made()
  expect(sent).toHaveLength(7)
})

test('each refusal makes the rest longer, at most half a minute, and a creation that passes makes it short', async () => {
  const rests: number[] = []
  for (let refusals = 0; refusals < 7; refusals++) {
    const before = sent.length
    const begun = clock.now()
    pass(refusals)
    await settle()
    while (sent.length === before) await later(1)
    rests.push((clock.now() - begun) / 1000)
    if (refusals === 5) await sent.at(-1)?.made()
    else await sent.at(-1)?.fail(busy())
  }
  expect(rests).toEqual([0, 2, 4, 8, 15, 30, 0])
  pass(8)
  await settle()
  await later(2)
  expect(sent).toHaveLength(8)
})

test('refusals of what was under way at the same time count once, and the longest wait that was asked for holds', async () => {
  for (const number of [1, 2, 3]) pass(number)
  await settle()
  await sent[0]?.fail(busy(300_000))
  await sent[1]?.fail(busy(5000))
  await sent[2]?.fail(busy())
  pass(4)
  await later(299)
  expect(sent).toHaveLength(3)
  await later(1)
  expect(sent).toHaveLength(4)
})

test('no server is waited for longer than an hour', async () => {
  pass(1)
  await settle()
  await sent[0]?.fail(busy(86_400_000))
  pass(1)
  await later(3600)
  expect(sent).toHaveLength(2)
})

test('a person who does not want to wait has one sent at once', async () => {
  pass(1)
  await settle()
  await sent[0]?.fail(busy(300_000))
  pass(1)
  pass(2)
  await settle()
  gate.tryNow()
  await settle()
  expect(sent).toHaveLength(2)
  await sent[1]?.made()
  expect(sent).toHaveLength(3)
})

// Whoever is paused or cancelled while it waits has created nothing, and holds up nobody.
test('one that is given up while it waits is not sent, and the next one is', async () => {
  pass(1)
  await settle()
  await sent[0]?.fail(busy())
  const leaving = new AbortController()
  pass(2, leaving.signal)
  pass(3)
  await settle()
  leaving.abort()
  await later(2)
  expect(sent).toHaveLength(2)
  expect(ended).toEqual(['1 failed', '2 failed'])
  await sent[1]?.made()
  expect(ended).toEqual(['1 failed', '2 failed', '3 made'])
})

test('one that fails for another reason lets the next one try', async () => {
  pass(1)
  await settle()
  await sent[0]?.fail(busy())
  pass(2)
  pass(3)
  await later(2)
  await sent[1]?.fail(new UploadFailure('network'))
  expect(sent).toHaveLength(3)
})
