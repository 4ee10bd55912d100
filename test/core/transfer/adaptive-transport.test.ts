import { beforeEach, describe, expect, test } from 'vitest'
import type { TransferReports } from '../../../src/core/contract/ports.js'
import { type UploadErrorCode, UploadFailure } from '../../../src/core/model/upload-error.js'
import { type ChunkedJob, createAdaptiveTransport } from '../../../src/core/transfer/adaptive-transport.js'
import { type FakePorts, fakePorts, settle } from '../../support/fake-ports.js'
import { ticket } from '../../support/uploads.js'

const MiB = 1_048_576
// Only its size matters.
const file = Object.defineProperty(new File([], 'film.mp4'), 'size', { value: 300 * MiB })

interface Attempt {
  readonly job: ChunkedJob
  readonly reports: TransferReports
  readonly fail: (code: UploadErrorCode, status?: number) => Promise<void>
  /** Fails as too large, and returns the attempt that follows by itself. */
  readonly tooLarge: () => Promise<Attempt>
  readonly abort: () => void
}

let ports: FakePorts
let chosen: number | 'auto'
let heard: (readonly [string, number, number?])[]
let begin: (uploadUrl?: string, chunkCeiling?: number | null) => Attempt

beforeEach(() => {
  ports = fakePorts()
  chosen = 'auto'
  heard = []
  let given: Pick<Attempt, 'job' | 'reports'> | undefined
  let reject: (failure: UploadFailure) => void
  const chunked = {
    send(job: ChunkedJob, reports: TransferReports) {
      given = { job, reports }
      return new Promise<void>((_, rejected) => {
        reject = rejected
      })
    },
  }
  const transport = createAdaptiveTransport(chunked, ports, () => chosen)
  const reports: TransferReports = {
    opened: (bytes) => heard.push(['opened', bytes]),
    sent: (bytes) => heard.push(['sent', bytes]),
    accepted: (bytes, ceiling) => heard.push(ceiling ? ['accepted', bytes, ceiling] : ['accepted', bytes]),
  }
  begin = (uploadUrl = ticket.uploadUrl, chunkCeiling = null) => {
    const ending = new AbortController()
    const job = { file, ticket: { ...ticket, uploadUrl }, chunkCeiling }
    const ended = transport.send(job, reports, ending.signal).catch((thrown: unknown) => thrown)
    const attempt = (): Attempt => {
      if (given === undefined) throw new Error('Nothing was sent')
      return {
        ...given,
        abort: () => ending.abort(),
        async fail(code, status) {
          const failure = new UploadFailure(code, status ?? null)
          reject(failure)
          expect(await ended).toBe(failure)
        },
        async tooLarge() {
          reject(new UploadFailure('chunk-refused', 413))
          await settle()
          return attempt()
        },
      }
    }
    return attempt()
  }
})

/** An attempt whose first chunk came through in a second. */
function quick(): Attempt {
  const attempt = begin()
  attempt.reports.opened(0, null)
  ports.clock.advance(1000)
  attempt.reports.accepted(5 * MiB)
  expect(attempt.job.chunkSize()).toBe(50 * MiB)
  return attempt
}

test('what is reported is passed on', () => {
  const { reports } = begin()
  reports.opened(0, null)
  reports.sent(3)
  reports.accepted(5)
  expect(heard).toEqual([
    ['opened', 0],
    ['sent', 3],
    ['accepted', 5],
  ])
})

describe('chunks get smaller', () => {
  test('if the connection breaks before one is through', async () => {
    const broken = quick()
    ports.clock.advance(9000)
    broken.reports.sent(50_000_000)
    await broken.fail('network')
    const next = begin()
    next.reports.opened(5 * MiB, null)
    expect(next.job.chunkSize()).toBe(10.75 * MiB)
  })

  // Else a connection whose every break the browser notices would never carry a chunk.
  test('if the browser says that the connection is gone', async () => {
    const broken = quick()
    ports.clock.advance(9000)
    broken.reports.sent(50_000_000)
    ports.goOnline(false)
    broken.abort()
    await broken.fail('network')
    const next = begin()
    next.reports.opened(5 * MiB, null)
    expect(next.job.chunkSize()).toBe(10.75 * MiB)
  })

  // Each try sends a whole one in vain.
  test('if the server fails at one, until one is through', async () => {
    await quick().fail('transfer-failed', 500)
    const next = begin()
    expect(next.job.chunkSize()).toBe(5 * MiB)
    next.reports.opened(5 * MiB, null)
    ports.clock.advance(1000)
    next.reports.accepted(10 * MiB)
    expect(next.job.chunkSize()).toBe(50 * MiB)
  })
})

// Something on the way has a limit for bodies. The upload needs no click, and no second creation.
describe('a chunk that is too large', () => {
  test('is halved until it is taken, and does not grow to that size again', async () => {
    let attempt = quick()
    const sizes = [attempt.job.chunkSize()]
    while (sizes.at(-1) !== 5 * MiB) {
      attempt = await attempt.tooLarge()
      attempt.reports.opened(5 * MiB, null)
      sizes.push(attempt.job.chunkSize())
    }
    expect(sizes.map((size) => size / MiB)).toEqual([50, 25, 12.5, 6.25, 5])
    attempt.reports.accepted(10 * MiB)
    expect(attempt.job.chunkSize()).toBe(5 * MiB)
  })

  test('of other uploads to that server too, and not to others', async () => {
    await quick().tooLarge()
    expect(begin().job.chunkSize()).toBe(25 * MiB)
    expect(begin('https://other.test/tus/a').job.chunkSize()).toBe(50 * MiB)
  })

  test('is not sent by a later visit either: the limit is told with each chunk that comes through', async () => {
    const smaller = await quick().tooLarge()
    smaller.reports.opened(5 * MiB, null)
    smaller.reports.accepted(30 * MiB)
    expect(heard.at(-1)).toEqual(['accepted', 30 * MiB, 25 * MiB])
  })

  test('is known from an earlier visit', () => {
    chosen = 50 * MiB
    expect(begin(undefined, 25 * MiB).job.chunkSize()).toBe(25 * MiB)
    expect(begin().job.chunkSize()).toBe(25 * MiB)
    expect(begin(undefined, 40 * MiB).job.chunkSize()).toBe(25 * MiB)
    expect(begin(undefined, 1).job.chunkSize()).toBe(5 * MiB)
  })

  test('is a failure once the smallest is refused', async () => {
    let attempt = begin()
    expect(attempt.job.chunkSize()).toBe(10 * MiB)
    attempt.reports.opened(0, null)
    attempt = await attempt.tooLarge()
    expect(attempt.job.chunkSize()).toBe(5 * MiB)
    attempt.reports.opened(0, null)
    await attempt.fail('chunk-refused', 413)
  })

  test('is found by two that were sent whole, if the browser hides the refusal', async () => {
    chosen = 50 * MiB
    for (const size of [50, 50]) {
      const attempt = begin()
      expect(attempt.job.chunkSize()).toBe(size * MiB)
      attempt.reports.opened(0, null)
      attempt.reports.sent(50 * MiB)
      await attempt.fail('network')
    }
    expect(begin().job.chunkSize()).toBe(25 * MiB)
  })

  test('or too slow to be answered in time gets smaller, whatever size the app chose', async () => {
    chosen = 50 * MiB
    const attempt = begin()
    expect(attempt.job.chunkSize()).toBe(50 * MiB)
    expect(attempt.job.answerTime(50 * MiB)).toBe((50 * MiB) / 40)
    attempt.reports.opened(0, null)
    attempt.reports.sent(50 * MiB)
    await attempt.fail('timeout')
    expect(begin().job.chunkSize()).toBe(25 * MiB)
  })

  // A larger one is only sent if the one before it took ten seconds: silence for minutes means that the server is gone.
  test('has no more time for its answer than the smallest, if its size follows the connection', () => {
    expect(quick().job.answerTime(50 * MiB)).toBe((5 * MiB) / 40)
  })
})

describe('chunks stay as large as they were', () => {
  // As while an outage lasts: how much the connection carries when it is there is not known from that.
  test('if the server cannot be reached', async () => {
    await quick().fail('network')
    const next = begin()
    await next.fail('network')
    expect(next.job.chunkSize()).toBe(50 * MiB)
  })

  test('after a pause', async () => {
    const paused = quick()
    paused.reports.sent(50_000_000)
    paused.abort()
    await paused.fail('network')
    const next = begin()
    next.reports.opened(5 * MiB, null)
    expect(next.job.chunkSize()).toBe(50 * MiB)
  })

  test('if the server asks to wait', async () => {
    await quick().fail('transfer-failed', 429)
    expect(begin().job.chunkSize()).toBe(50 * MiB)
  })
})
