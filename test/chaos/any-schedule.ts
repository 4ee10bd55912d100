import * as fc from 'fast-check'
import type { Fault, FaultRule } from 'react-stream-uploader/emulator'
import type { Command, EndpointFault, EndpointRule, Schedule, Setup, Step, Wait } from './schedule.js'

const CHUNK = 5_242_880

/** Mostly one small chunk, as many schedules find more than large files do; then two and three chunks. */
const anySize = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(1000, 65_536, 300_001) },
  { weight: 3, arbitrary: fc.constantFrom(CHUNK, CHUNK + 1, CHUNK + 70_000) },
  { weight: 2, arbitrary: fc.constantFrom(2 * CHUNK, 2 * CHUNK + 300_000) },
  { weight: 1, arbitrary: fc.constant(0) },
)

const anyChunkSize = fc.constantFrom(CHUNK, 'auto' as const, 2 * CHUNK)

const anySetup: fc.Arbitrary<Setup> = fc.record({
  concurrency: fc.integer({ min: 1, max: 3 }),
  chunkSize: anyChunkSize,
  duplicates: fc.constantFrom('allow', 'skip', 'replace', 'ask'),
  manners: fc.oneof(
    { weight: 4, arbitrary: fc.constant('quiet' as const) },
    fc.constantFrom('throws' as const, 'removes' as const),
  ),
  trackProcessing: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.constant(false)),
  latency: fc.constantFrom(0, 15, 120, 120),
  bandwidth: fc.constantFrom(Infinity, Infinity, 20_000_000, 4_000_000, 600_000),
  encodingMs: fc.constantFrom(0, 0, 3000),
  partialChunksKept: fc.boolean(),
  mediaIdOnEveryAnswer: fc.boolean(),
  expiredStatus: fc.constantFrom(404, 410),
  lifetime: fc.constantFrom(1_800_000, 1_800_000, 180_000),
  saysExpiry: fc.boolean(),
  hearsAborts: fc.boolean(),
  digest: fc.oneof(
    { weight: 40, arbitrary: fc.constant('sampled' as const) },
    fc.constant('sha256' as const),
  ),
  seed: fc.nat(),
})

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

const anyRule: fc.Arbitrary<FaultRule> = fc.record({
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

const anyEndpointRule: fc.Arbitrary<EndpointRule> = fc.record({
  on: fc.constantFrom('POST', 'POST', 'GET', 'DELETE'),
  times: anyTimes,
  do: anyEndpointFault,
})

const anyRow = fc.nat({ max: 5 })

const rowCommands = [
  ...(['pause', 'pause', 'pause', 'resume', 'resume', 'cancel', 'cancel'] as const),
  ...(['retry', 'remove', 'confirm', 'again'] as const),
] as const

const byPeople: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      sizes: fc.array(anySize, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constantFrom(...rowCommands),
      row: anyRow,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('pauseAll', 'resumeAll', 'clear', 'stop', 'start', 'start', 'restart'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('configure' as const),
      concurrency: fc.integer({ min: 1, max: 4 }),
      chunkSize: anyChunkSize,
    }),
  },
]

const byTheWorld: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('fault' as const), rule: anyRule }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('endpointFault' as const), rule: anyEndpointRule }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('disconnect' as const), isKnown: fc.boolean() }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'connect' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'comeBack' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('sleep' as const),
      ms: fc.constantFrom(2000, 40_000, 400_000, 2_000_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('setClock' as const),
      by: fc.constantFrom(-86_400_000, -60_000, 60_000, 86_400_000),
    }),
  },
]

const anyWait: fc.Arbitrary<Wait> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('turns' as const),
      count: fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 60 })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      ms: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(0, 5, 20, 90, 150, 250, 300, 500) },
        { weight: 1, arbitrary: fc.constantFrom(1500, 4000, 12_000, 31_000) },
      ),
    }),
  },
)

function anySteps(commands: readonly fc.WeightedArbitrary<Command>[]): fc.Arbitrary<Step[]> {
  return fc.array(fc.record({ command: fc.oneof(...commands), wait: anyWait }), {
    maxLength: 16,
    size: 'max',
  })
}

/** Faults that lie in wait before the first file is there. */
const anyAmbush: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    command: fc.record({ kind: fc.constant('fault' as const), rule: anyRule }),
    wait: fc.constant({ kind: 'turns' as const, count: 0 }),
  }),
  { maxLength: 4, size: 'max' },
)

/** Each begins with files, as nothing can happen without. In some only people act: then nothing may go wrong at all. */
export const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    setup: anySetup,
    first: fc.array(anySize, { minLength: 1, maxLength: 3 }),
    more: fc.oneof(
      { weight: 5, arbitrary: fc.tuple(anyAmbush, anySteps([...byPeople, ...byTheWorld])) },
      fc.tuple(fc.constant([]), anySteps(byPeople)),
    ),
  })
  .map(({ setup, first, more: [before, after] }) => ({
    setup,
    steps: [...before, { command: { kind: 'add', sizes: first }, wait: { kind: 'time', ms: 0 } }, ...after],
  }))
