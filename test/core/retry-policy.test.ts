import { describe, expect, test } from 'vitest'
import { decideRetry } from '../../src/core/retry-policy.js'
import type { UploadErrorCode } from '../../src/core/upload-error.js'

const errorOf = (code: UploadErrorCode, status: number | null = null, retryAfter: number | null = null) => ({
  code,
  status,
  retryAfter,
})

describe('a failure', () => {
  test('is retried at once, then ever more slowly, then given up', () => {
    const waits = Array.from({ length: 8 }, (_, attempt) => decideRetry(errorOf('network'), attempt, 1))
    expect(waits).toEqual([
      { kind: 'wait', ms: 250 },
      { kind: 'wait', ms: 500 },
      { kind: 'wait', ms: 1000 },
      { kind: 'wait', ms: 2000 },
      { kind: 'wait', ms: 4000 },
      { kind: 'wait', ms: 8000 },
      { kind: 'wait', ms: 15_000 },
      { kind: 'fail' },
    ])
  })

  test('is not retried by all browsers at the same moment', () => {
    expect(decideRetry(errorOf('network'), 2, 0)).toEqual({ kind: 'wait', ms: 500 })
    expect(decideRetry(errorOf('network'), 2, 0.5)).toEqual({ kind: 'wait', ms: 750 })
  })

  test('is not retried before the server wants it', () => {
    expect(decideRetry(errorOf('rate-limited', 429, 20_000), 0, 1)).toEqual({ kind: 'wait', ms: 20_000 })
  })

  test('is told, and not waited for, when the server wants a long wait', () => {
    expect(decideRetry(errorOf('rate-limited', 429, 86_400_000), 0, 1)).toEqual({ kind: 'fail' })
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
    ['url-expired', 410, 'fail'],
    ['timeout', null, 'wait'],
    ['unauthorized', 401, 'fail'],
    ['file-too-large', 413, 'fail'],
    ['file-changed', null, 'fail'],
    ['not-a-video', null, 'fail'],
  ] as const)('%s with status %s: %s', (code, status, kind) => {
    expect(decideRetry(errorOf(code, status), 0, 1).kind).toBe(kind)
  })
})
