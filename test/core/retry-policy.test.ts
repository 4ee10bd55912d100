import { describe, expect, test } from 'vitest'
import { createRetryPolicy, forCreations } from '../../src/core/retry-policy.js'
import type { UploadError, UploadErrorCode } from '../../src/core/upload-error.js'

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
    ['file-changed', null, 'fail'],
    ['not-a-video', null, 'fail'],
  ] as const)('%s with status %s: %s', (code, status, kind) => {
    expect(decide(errorOf(code, status), 0, 1).kind).toBe(kind)
  })
})

describe('a creation that failed', () => {
  const policy = forCreations(createRetryPolicy(() => 1))

  test('is tried again less often: each try may be a video of which nobody heard', () => {
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
})
