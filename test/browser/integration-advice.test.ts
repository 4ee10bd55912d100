import type { UploadErrorCode } from 'react-stream-uploader'
import { beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import type {
  adviseOn as AdviseOn,
  adviseOnMissing as AdviseOnMissing,
} from '../../src/browser/integration-advice.js'

let adviseOn: typeof AdviseOn
let adviseOnMissing: typeof AdviseOnMissing
let printed: MockInstance<typeof console.error>

beforeEach(async () => {
  printed = vi.spyOn(console, 'error').mockReturnValue()
  vi.resetModules()
  ;({ adviseOn, adviseOnMissing } = await import('../../src/browser/integration-advice.js'))
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

test.each([
  ['status', 'endpoint-no-status', 'GET {endpoint}/{videoId}'],
  ['videoId', 'endpoint-no-video-id', 'stream-media-id'],
] as const)(
  'what an endpoint lacks is said once, however many uploads end without their %s',
  (missing, code, words) => {
    adviseOnMissing(missing)
    adviseOnMissing(missing)
    expect(printed.mock.calls).toEqual([[expect.stringContaining(`[react-stream-uploader] ${code}: `)]])
    expect(printed.mock.calls[0]?.[0]).toContain(words)
  },
)
