import type { UploadErrorCode } from 'react-stream-uploader'
import { beforeEach, expect, test, vi } from 'vitest'
import type { adviseOn as AdviseOn } from '../../src/browser/integration-advice.js'

let adviseOn: typeof AdviseOn
const printed = vi.spyOn(console, 'error').mockImplementation(() => {})

beforeEach(async () => {
  printed.mockClear()
  vi.resetModules()
  adviseOn = (await import('../../src/browser/integration-advice.js')).adviseOn
})

const failWith = (code: UploadErrorCode): void => adviseOn({ code, status: 404, retryAfter: null })

test('an error of the integration is printed with what to change', () => {
  failWith('not-a-tus-url')
  expect(printed.mock.calls).toEqual([
    [expect.stringMatching(/^\[react-stream-uploader\] not-a-tus-url: .*direct_user=true/)],
  ])
})

test('each code is printed once, however many uploads fail', () => {
  failWith('endpoint-no-url')
  failWith('length-mismatch')
  failWith('endpoint-no-url')
  expect(printed).toHaveBeenCalledTimes(2)
})

test('an error that people can help themselves with is not printed', () => {
  failWith('network')
  failWith('unauthorized')
  expect(printed).not.toHaveBeenCalled()
})
