import { beforeEach, describe, expect, test } from 'vitest'
import type { TransferReports } from '../../../src/core/contract/ports.js'
import { type UploadErrorCode, UploadFailure } from '../../../src/core/model/upload-error.js'
import { type ChunkedJob, createAdaptiveTransport } from '../../../src/core/transfer/adaptive-transport.js'
import { type FakePorts, fakePorts } from '../../support/fake-ports.js'
import { ticket } from '../../support/uploads.js'

const MiB = 1_048_576
const file = new File([], 'film.mp4')

interface Attempt {
  readonly job: ChunkedJob
  readonly reports: TransferReports
  readonly fail: (code: UploadErrorCode, status?: number) => Promise<void>
  readonly abort: () => void
}

let ports: FakePorts
let heard: (readonly [string, number])[]
let begin: () => Attempt

beforeEach(() => {
  ports = fakePorts()
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
  const transport = createAdaptiveTransport(chunked, ports, () => 'auto')
  const reports: TransferReports = {
    opened: (bytes) => heard.push(['opened', bytes]),
    sent: (bytes) => heard.push(['sent', bytes]),
    accepted: (bytes) => heard.push(['accepted', bytes]),
  }
  begin = () => {
    const ending = new AbortController()
    const ended = transport.send({ file, ticket }, reports, ending.signal).catch((thrown: unknown) => thrown)
    if (given === undefined) throw new Error('Nothing was sent')
    return {
      ...given,
      abort: () => ending.abort(),
      async fail(code, status) {
        const failure = new UploadFailure(code, status ?? null)
        reject(failure)
        expect(await ended).toBe(failure)
      },
    }
  }
})

/** An attempt whose first chunk came through in no time. */
function quick(): Attempt {
  const attempt = begin()
  attempt.reports.opened(0, null)
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
    broken.reports.sent(50_000_000)
    await broken.fail('network')
    const next = begin()
    next.reports.opened(5 * MiB, null)
    expect(next.job.chunkSize()).toBe(8.75 * MiB)
  })

  // Else a connection whose every break the browser notices would never carry a chunk.
  test('if the browser says that the connection is gone', async () => {
    const broken = quick()
    broken.reports.sent(50_000_000)
    ports.goOnline(false)
    broken.abort()
    await broken.fail('network')
    const next = begin()
    next.reports.opened(5 * MiB, null)
    expect(next.job.chunkSize()).toBe(8.75 * MiB)
  })

  // Each try sends a whole one in vain.
  test('if the server fails at one, until one is through', async () => {
    await quick().fail('transfer-failed', 500)
    const next = begin()
    expect(next.job.chunkSize()).toBe(5 * MiB)
    next.reports.opened(5 * MiB, null)
    next.reports.accepted(10 * MiB)
    expect(next.job.chunkSize()).toBe(50 * MiB)
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
