import { describe, expect, test } from 'vitest'
import {
  isBrokenLink,
  isErrorCode,
  isServerFault,
  retryabilityOf,
  type UploadError,
  type UploadErrorCode,
  UploadFailure,
} from '../../../src/core/model/upload-error.js'

const errorOf = (code: UploadErrorCode, status: number | null = null): UploadError => ({
  code,
  status,
  retryAfter: null,
})

describe('whether a failure is retried', () => {
  test.each([
    ['endpoint-failed', null, 'manual'],
    ['endpoint-failed', 400, 'manual'],
    ['endpoint-failed', 409, 'automatic'],
    ['endpoint-failed', 423, 'automatic'],
    ['endpoint-failed', 499, 'manual'],
    ['endpoint-failed', 500, 'automatic'],
    ['network', null, 'automatic'],
    ['not-a-video', 503, 'never'],
  ] as const)('%s with status %s: %s', (code, status, how) => {
    expect(retryabilityOf(errorOf(code, status))).toBe(how)
  })
})

describe('what a failure says of the connection', () => {
  test.each([
    ['network', null, true, false],
    ['timeout', null, true, false],
    ['transfer-failed', 408, true, false],
    ['transfer-failed', 500, false, true],
    ['transfer-failed', 400, false, false],
  ] as const)('%s with status %s: broken %s, a fault of the server %s', (code, status, isBroken, isFault) => {
    expect(isBrokenLink(errorOf(code, status))).toBe(isBroken)
    expect(isServerFault(errorOf(code, status))).toBe(isFault)
  })
})

test.each(['constructor', 'toString', '__proto__', 'my-own'])(
  'the code %s of a host’s function is none of ours, and may be tried again by hand',
  (code) => {
    expect(isErrorCode(code)).toBe(false)
    expect(retryabilityOf(errorOf(code as UploadErrorCode))).toBe('manual')
  },
)

// A creation was sent 1,227 times in a second and a half.
test('a wait that is no number, as an app makes of a header with a date, is none', () => {
  expect(new UploadFailure('rate-limited', 429, NaN).error.retryAfter).toBeNull()
})
