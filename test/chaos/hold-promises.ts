// Random schedules of one kind, whose number and seed the environment may set.
import * as fc from 'fast-check'
import { test } from 'vitest'
import { runSchedule } from './run-schedule.js'
import type { Schedule } from './schedule.js'

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH } = process.env
const allRuns = Number(CHAOS_RUNS ?? 40)
const seed = Number(CHAOS_SEED ?? 42)

export interface Part {
  readonly kind: string
  /** Of all runs, from 0 to 1. */
  readonly share: number
  /** Parts of one kind differ by what is added to the seed. */
  readonly seedOffset?: number
}

/** One test of a file, as files are what workers share among each other. */
export function holdPromises(anyOf: fc.Arbitrary<Schedule>, { kind, share, seedOffset = 0 }: Part): void {
  const numRuns = Math.round(allRuns * share)
  test(
    `${numRuns} random schedules of ${kind} lose, double and strand nothing`,
    async () => {
      await fc.assert(
        fc.asyncProperty(anyOf, async (schedule) => {
          const { violations, trace } = await runSchedule(schedule)
          if (violations.length > 0) throw new Error(`${violations.join('\n')}\n\n${trace.join('\n')}`)
        }),
        // A path belongs to the seed that was printed with it.
        CHAOS_PATH === undefined ? { numRuns, seed: seed + seedOffset } : { numRuns, seed, path: CHAOS_PATH },
      )
    },
    60_000 + allRuns * 1000,
  )
}
