import { beforeEach, describe, expect, test } from 'vitest'
import type { RetryDecision } from '../../../src/core/contract/retry-policy.js'
import { UploadFailure } from '../../../src/core/model/upload-error.js'
import { retry } from '../../../src/core/transfer/retry.js'
import { type FakePorts, fakePorts, settle } from '../../support/fake-ports.js'

const broken = new UploadFailure('network')

let ports: FakePorts
let counts: number[]

beforeEach(() => {
  ports = fakePorts()
  counts = []
})

/** Fails until `succeeds` says so; the failures counted before each decision are in `counts`. */
function fail(decision: RetryDecision, offline?: 'wait' | 'stop', signal?: AbortSignal) {
  let tries = 0
  let isWorking = false
  const told: number[] = []
  const thrown: unknown[] = []
  const tried = retry(
    async () => {
      tries++
      if (!isWorking) throw broken
      return 'done'
    },
    {
      decide(_, failures) {
        counts.push(failures)
        return decision
      },
      retrying: (_, failures) => told.push(failures),
      failed: (error) => thrown.push(error),
      ...(offline !== undefined && { offline }),
    },
    { ...ports, signal },
  )
  return {
    tried,
    told,
    thrown,
    tries: () => tries,
    succeed: () => {
      isWorking = true
    },
  }
}

describe('with a connection', () => {
  test('it tries again after each wait, and counts the failures', async () => {
    const task = fail({ kind: 'wait', ms: 500 })
    await settle()
    ports.clock.advance(499)
    await settle()
    expect(task.tries()).toBe(1)
    ports.clock.advance(1)
    await settle()
    expect(task.tries()).toBe(2)
    task.succeed()
    ports.clock.advance(500)
    expect(await task.tried).toEqual({ kind: 'done', value: 'done' })
    expect(counts).toEqual([0, 1])
    expect(task.told).toEqual([0, 1])
    expect(task.thrown).toEqual([broken, broken])
  })

  // A wait of no such length was over at once: 535 requests in a second.
  test.each([NaN, -1])(
    'a wait of %s milliseconds, as a policy of the app may say, is one of a second',
    async (ms) => {
      const task = fail({ kind: 'wait', ms })
      await settle()
      ports.clock.advance(999)
      await settle()
      expect(task.tries()).toBe(1)
      ports.clock.advance(1)
      await settle()
      expect(task.tries()).toBe(2)
    },
  )

  test('waiting for a connection that the browser says is there takes a second', async () => {
    const task = fail({ kind: 'wait-online' })
    await settle()
    task.succeed()
    ports.clock.advance(999)
    await settle()
    expect(task.tries()).toBe(1)
    ports.clock.advance(1)
    expect(await task.tried).toMatchObject({ kind: 'done' })
  })

  test.each(['fail', 'new-ticket'] as const)('%s ends it at once, with what was thrown', async (kind) => {
    const task = fail({ kind })
    expect(await task.tried).toEqual({ kind, error: broken.error, thrown: broken })
    expect(task.told).toEqual([])
    expect(task.tries()).toBe(1)
  })
})

describe('without a connection', () => {
  test('it waits for one, however long, and counts from nothing again', async () => {
    const task = fail({ kind: 'wait', ms: 500 })
    await settle()
    ports.goOnline(false)
    ports.clock.advance(500)
    await settle()
    ports.clock.advance(3_600_000)
    await settle()
    expect(task.tries()).toBe(2)
    ports.goOnline(true)
    await settle()
    expect(counts).toEqual([0, 0])
    // Nobody needs to hear of an outage as a failure.
    expect(task.thrown).toHaveLength(2)
  })

  test('it may stop instead, and say so', async () => {
    ports.goOnline(false)
    expect(await fail({ kind: 'wait', ms: 500 }, 'stop').tried).toMatchObject({ kind: 'offline' })
    expect(await fail({ kind: 'fail' }, 'stop').tried).toMatchObject({ kind: 'fail' })
  })
})

test('an abort ends the wait', async () => {
  const leave = new AbortController()
  const task = fail({ kind: 'wait', ms: 60_000 }, 'wait', leave.signal)
  await settle()
  leave.abort()
  expect(await task.tried).toMatchObject({ kind: 'aborted', thrown: broken })
  expect(task.tries()).toBe(1)
})

test('a failure after the abort is not judged any more', async () => {
  expect(await fail({ kind: 'fail' }, 'wait', AbortSignal.abort()).tried).toMatchObject({ kind: 'aborted' })
  expect(counts).toEqual([])
})
