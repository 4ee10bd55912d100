import * as fc from 'fast-check'
import { anyEndpointRule, anyRule } from './any-fault.js'
import { mishaps } from './any-mishap.js'
import type { Command, Schedule, Setup, Step, Wait } from './schedule.js'

const CHUNK = 5_242_880

/** Mostly one small chunk, as many schedules find more than large files do; then two and three chunks. */
const anySize = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(1000, 65_536, 300_001) },
  { weight: 3, arbitrary: fc.constantFrom(CHUNK, CHUNK + 1, CHUNK + 70_000) },
  { weight: 2, arbitrary: fc.constantFrom(2 * CHUNK, 2 * CHUNK + 300_000) },
  { weight: 1, arbitrary: fc.constant(0) },
)

const anyChunkSize = fc.constantFrom(CHUNK, 'auto' as const, 2 * CHUNK)

const anySetupWith = (isKept: boolean): fc.Arbitrary<Setup> =>
  fc.record({
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
    // Stream does not say which of the first two holds.
    lifetime: fc.constantFrom(1_800_000, 86_400_000, 180_000),
    saysExpiry: fc.boolean(),
    hearsAborts: fc.boolean(),
    digest: fc.oneof(
      { weight: 40, arbitrary: fc.constant('sampled' as const) },
      fc.constant('sha256' as const),
    ),
    isKept: fc.constant(isKept),
    storeLatency: fc.constantFrom(0, 0, 1, 40),
    seed: fc.nat(),
  })

const anyRow = fc.nat({ max: 5 })

/** True once in so many times. */
function anyChance(times: number): fc.Arbitrary<boolean> {
  return fc.nat({ max: times - 1 }).map((drawn) => drawn === 0)
}

const rowCommands = [
  ...(['pause', 'pause', 'pause', 'resume', 'resume', 'cancel', 'cancel'] as const),
  ...(['retry', 'remove', 'confirm', 'again'] as const),
  ...(['withdraw', 'withdraw', 'undo', 'undo', 'uploadAgain'] as const),
] as const

const byPeople: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      sizes: fc.array(anySize, { minLength: 1, maxLength: 4 }),
      hasHandles: fc.boolean(),
    }),
  },
  {
    weight: 16,
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

/** What people do with tabs, and with files of which their browser knows. */
const withTabs: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constantFrom('reload', 'reload', 'reload', 'openTab', 'openTab', 'closeTab'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('bring' as const), file: anyRow, isLookalike: anyChance(4) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('reselect' as const),
      row: anyRow,
      choice: fc.constantFrom('same', 'same', 'lookalike', 'another'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('resume' as const), row: anyRow }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'resumeAll' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refuse' as const }) },
]

const DAY = 86_400_000

const byTheBrowser: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 2, arbitrary: mishaps.storeLies },
  { weight: 3, arbitrary: mishaps.messages },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('storeFault' as const),
      how: fc.constantFrom('fails', 'hangs'),
      ms: fc.constantFrom(300, 2000, 10_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('away' as const),
      ms: fc.constantFrom(1000, DAY / 24, 8 * DAY),
    }),
  },
]

const byTheWorld: readonly fc.WeightedArbitrary<Command>[] = [
  { weight: 3, arbitrary: mishaps.freeze },
  { weight: 2, arbitrary: mishaps.forgetUploads },
  { weight: 2, arbitrary: mishaps.body },
  { weight: 3, arbitrary: mishaps.repeat },
  { weight: 1, arbitrary: mishaps.setClock },
  { weight: 2, arbitrary: mishaps.unreadable },
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

type Commands = readonly fc.WeightedArbitrary<Command>[]

function anySteps(commands: Commands): fc.Arbitrary<Step[]> {
  return fc.array(fc.record({ tab: fc.nat({ max: 2 }), command: fc.oneof(...commands), wait: anyWait }), {
    maxLength: 16,
    size: 'max',
  })
}

/** Faults that lie in wait before the first file is there. */
const anyAmbush: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    tab: fc.constant(0),
    command: fc.record({ kind: fc.constant('fault' as const), rule: anyRule }),
    wait: fc.constant({ kind: 'turns' as const, count: 0 }),
  }),
  { maxLength: 4, size: 'max' },
)

/**
 * Each begins with files, as nothing can happen without. In some only people act: then nothing may go wrong
 * at all.
 */
function anyScheduleOf(
  setup: fc.Arbitrary<Setup>,
  people: Commands,
  others: Commands,
): fc.Arbitrary<Schedule> {
  return fc
    .record({
      setup,
      sizes: fc.array(anySize, { minLength: 1, maxLength: 3 }),
      hasHandles: fc.boolean(),
      more: fc.oneof(
        { weight: 5, arbitrary: fc.tuple(anyAmbush, anySteps([...people, ...others])) },
        { weight: 2, arbitrary: fc.tuple(fc.constant([]), anySteps(people)) },
      ),
    })
    .map(({ setup: fixed, sizes, hasHandles, more: [before, after] }) => ({
      setup: fixed,
      steps: [
        ...before,
        { tab: 0, command: { kind: 'add', sizes, hasHandles }, wait: { kind: 'time', ms: 0 } },
        ...after,
      ],
    }))
}

/** Several visits and tabs to which only mishaps of that kind come. */
export function anyScheduleWith(mishap: keyof typeof mishaps): fc.Arbitrary<Schedule> {
  return anyScheduleOf(
    anySetupWith(true),
    [...byPeople, ...withTabs],
    [{ weight: 25, arbitrary: mishaps[mishap] }],
  )
}

/** One page, whose uploads end with it. */
export const anySchedule: fc.Arbitrary<Schedule> = anyScheduleOf(anySetupWith(false), byPeople, byTheWorld)

/** Several visits and tabs, which share what the browser keeps. */
export const anyScheduleWithTabs: fc.Arbitrary<Schedule> = anyScheduleOf(
  anySetupWith(true),
  [...byPeople, ...withTabs],
  [...byTheWorld, ...byTheBrowser],
)
