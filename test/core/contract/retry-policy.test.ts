import { describe, expect, test } from 'vitest'
import { createRetryPolicy, forChunks, forCreations } from '../../../src/core/contract/retry-policy.js'
import type { UploadError, UploadErrorCode } from '../../../src/core/model/upload-error.js'

const errorOf = (code: UploadErrorCode, status: number | null = null, retryAfter: number | null = null) => ({
  code,
  status,
  retryAfter,
})

const decide = (failure: UploadError, attempt: number, random: number) =>
  createRetryPolicy(() => random)(failure, attempt, 0)

describe('a failure', () => {
  test('of the connection is retried at once, every quarter of a second for four seconds, then ever more slowly, then given up', () => {
    const waits = Array.from({ length: 24 }, (_, attempt) => decide(errorOf('network'), attempt, 0.5))
    expect(waits).toEqual([
      { kind: 'wait', ms: 50 },
      ...Array.from({ length: 15 }, () => ({ kind: 'wait', ms: 250 })),
      ...[250, 500, 1000, 2000, 4000, 7500, 7500].map((ms) => ({ kind: 'wait', ms })),
      { kind: 'fail' },
    ])
  })

  test('of another kind is retried ever more slowly, then given up', () => {
    const waits = Array.from({ length: 8 }, (_, attempt) => decide(errorOf('timeout'), attempt, 1))
    expect(waits).toEqual([
      ...[500, 1000, 2000, 4000, 8000, 15_000, 15_000].map((ms) => ({ kind: 'wait', ms })),
      { kind: 'fail' },
    ])
  })

  test('is not retried by all browsers at the same moment', () => {
    const spread = (attempt: number) =>
      [0, 1].map((random) => decide(errorOf('network'), attempt, random)) as unknown
    expect(spread(0)).toEqual([
      { kind: 'wait', ms: 0 },
      { kind: 'wait', ms: 100 },
    ])
    expect(spread(1)).toEqual([
      { kind: 'wait', ms: 225 },
      { kind: 'wait', ms: 275 },
    ])
    expect(spread(20)).toEqual([
      { kind: 'wait', ms: 0 },
      { kind: 'wait', ms: 8000 },
    ])
  })

  test('is not retried before the server wants it', () => {
    expect(decide(errorOf('rate-limited', 429, 20_000), 0, 1)).toEqual({ kind: 'wait', ms: 20_000 })
  })

  test('is told, and not waited for, when the server wants a long wait', () => {
    expect(decide(errorOf('rate-limited', 429, 86_400_000), 0, 1)).toEqual({ kind: 'fail' })
    expect(decide(errorOf('stream-unavailable', 503, 300_000), 0, 1)).toEqual({ kind: 'fail' })
  })

  test('is waited for up to an hour when the server is only busy', () => {
    expect(decide(errorOf('rate-limited', 429, 300_000), 0, 1)).toEqual({ kind: 'wait', ms: 300_000 })
    expect(decide(errorOf('transfer-failed', 429, 300_000), 0, 1)).toEqual({ kind: 'wait', ms: 300_000 })
  })

  test.each([
    ['transfer-failed', 408, 'wait'],
    ['transfer-failed', 409, 'wait'],
    ['transfer-failed', 423, 'wait'],
    ['transfer-failed', 429, 'wait'],
    ['transfer-failed', 502, 'wait'],
    ['transfer-failed', 418, 'fail'],
    ['endpoint-failed', 503, 'wait'],
    ['endpoint-failed', 400, 'fail'],
    ['chunk-refused', 400, 'fail'],
    ['url-expired', 410, 'new-ticket'],
    ['timeout', null, 'wait'],
    ['unauthorized', 401, 'fail'],
    ['file-too-large', 413, 'fail'],
    ['file-too-large', 503, 'fail'],
    ['invalid-request', 409, 'fail'],
    ['file-changed', null, 'fail'],
    ['not-a-video', null, 'fail'],
  ] as const)('%s with status %s: %s', (code, status, kind) => {
    expect(decide(errorOf(code, status), 0, 1).kind).toBe(kind)
  })
})

describe('a chunk at which the server failed', () => {
  const fault = errorOf('transfer-failed', 503)
  const first = 1_000_000
  /** So many milliseconds after the first such failure, and so many after the try began. */
  const after = (ms: number, attempt: number, failure = fault, took = 0) => {
    const policy = forChunks(
      createRetryPolicy(() => 1),
      first,
      first + ms - took,
    )
    return policy(failure, attempt, first + ms)
  }

  test('is tried for a minute, however often that is, and at its end once more', () => {
    expect(after(0, 0)).toEqual({ kind: 'wait', ms: 500 })
    expect(after(20_000, 20)).toEqual({ kind: 'wait', ms: 15_000 })
    expect(after(59_000, 30)).toEqual({ kind: 'wait', ms: 1000 })
    expect(after(60_000, 5)).toEqual({ kind: 'fail' })
  })

  // Its server may have refused it when it began.
  test('is retried once more if the last try began within the minute, and never given up at the first', () => {
    expect(after(65_000, 5, fault, 6000)).toEqual({ kind: 'wait', ms: 0 })
    expect(after(65_000, 5, fault, 5000)).toEqual({ kind: 'fail' })
    expect(after(0, 0, fault, 300_000)).toEqual({ kind: 'wait', ms: 500 })
  })

  test('is not tried before the server wants it, even if that is after the minute', () => {
    expect(after(59_000, 5, errorOf('transfer-failed', 503, 30_000))).toEqual({ kind: 'wait', ms: 30_000 })
    expect(after(0, 0, errorOf('transfer-failed', 503, 86_400_000))).toEqual({ kind: 'fail' })
  })

  // Else a clock that is set back by a day would have chunks sent in vain for a day.
  test('fails if the clock was set back meanwhile', () => {
    expect(after(-86_400_000, 1)).toEqual({ kind: 'fail' })
  })

  test.each([
    ['a lost connection', errorOf('network')],
    ['silence', errorOf('timeout')],
    ['a lock', errorOf('transfer-failed', 423)],
  ])('has nothing to do with %s, which is tried as often as ever', (_, failure) => {
    expect(after(3_600_000, 6, failure).kind).toBe('wait')
  })
})

describe('a creation that failed', () => {
  const policy = forCreations(createRetryPolicy(() => 1))

  test('is retried less often, as each try may have made a video', () => {
    const kinds = [0, 1, 2, 3].map((attempt) => policy(errorOf('network'), attempt, 0).kind)
    expect(kinds).toEqual(['wait', 'wait', 'wait', 'fail'])
  })

  // A host's function may throw any failure, and there is no ticket yet to replace.
  test('asks for no other URL, whatever the code', () => {
    expect(policy(errorOf('url-expired', 410), 0, 0)).toEqual({ kind: 'fail' })
  })

  test('is not tried again while the first try may be under way', () => {
    expect(policy(errorOf('timeout'), 0, 0)).toEqual({ kind: 'fail' })
  })

  // An answer of Stream's that was cut off made four videos of one link.
  test('is not tried again where Stream has answered, whatever is missing in it', () => {
    expect(policy(errorOf('stream-refused', 502), 0, 0)).toEqual({ kind: 'fail' })
  })
})
