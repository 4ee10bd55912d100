import * as fc from 'fast-check'
import type { Fault, FaultRule } from 'react-stream-uploader/emulator'
import type { EndpointFault, EndpointRule } from './schedule.js'

const anyStatus = fc.constantFrom(400, 401, 403, 404, 408, 409, 410, 413, 423, 425, 429, 500, 502, 503)
const anyRetryAfter = fc.constantFrom(null, null, 0, 1, 20, 130)

const anyEncoderError = fc.constantFrom(
  'ERR_NON_VIDEO' as const,
  'ERR_MALFORMED_VIDEO' as const,
  'ERR_DURATION_TOO_SHORT' as const,
  'ERR_UNKNOWN' as const,
)

const anyBytes = fc.constantFrom(0, 1, 100_000, 262_144, 1_000_001)

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('status' as const),
      status: anyStatus,
      headers: fc.constantFrom('0', '1', '20', '130').map((seconds) => ({ 'retry-after': seconds })),
    },
    { requiredKeys: ['kind', 'status'] },
  ),
  fc.record(
    {
      kind: fc.constant('drop' as const),
      at: fc.constantFrom('before', 'during', 'after'),
      bytes: anyBytes,
      kept: fc.boolean(),
    },
    { requiredKeys: ['kind', 'at'] },
  ),
  fc.constant({ kind: 'lose-answer' as const }),
  fc.record({ kind: fc.constant('stall' as const), bytes: anyBytes }, { requiredKeys: ['kind'] }),
  fc.record({ kind: fc.constant('delay' as const), ms: fc.constantFrom(10, 400, 5000, 29_000, 45_000) }),
  fc.record({ kind: fc.constant('bandwidth' as const), bytesPerSecond: fc.constantFrom(100_000, 1_000_000) }),
  fc.constantFrom<Fault>({ kind: 'no-cors' }, { kind: 'no-offset' }, { kind: 'locked' }, { kind: 'expire' }),
  fc.record({ kind: fc.constant('encode-error' as const), code: anyEncoderError }),
)

const anyTimes = fc.constantFrom(1, 1, 1, 2, 3, 5, 12)

export const anyRule: fc.Arbitrary<FaultRule> = fc.record({
  on: fc.constantFrom('create', 'head', 'head', 'patch', 'patch', 'patch', 'status', 'delete', 'preflight'),
  after: fc.constantFrom(0, 0, 1, 2),
  times: anyTimes,
  do: anyFault,
})

const anyEndpointFault: fc.Arbitrary<EndpointFault> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.oneof(anyStatus, fc.constantFrom(302, 504)),
    retryAfter: anyRetryAfter,
    isHandled: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('drop', 'silence', 'garbage'), isHandled: fc.boolean() }),
  fc.record({ kind: fc.constant('late' as const), ms: fc.constantFrom(100, 3000, 29_999, 31_000, 60_000) }),
)

export const anyEndpointRule: fc.Arbitrary<EndpointRule> = fc.record({
  on: fc.constantFrom('POST', 'POST', 'GET', 'DELETE'),
  times: anyTimes,
  do: anyEndpointFault,
})
