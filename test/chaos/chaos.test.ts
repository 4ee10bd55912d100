import * as fc from 'fast-check'
import { test } from 'vitest'
import { anySchedule } from './any-schedule.js'
import { runSchedule } from './run-schedule.js'

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH } = process.env
const numRuns = Number(CHAOS_RUNS ?? 2000)

test(`${numRuns} random schedules lose, double and strand nothing`, { timeout: numRuns * 1000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anySchedule, async (schedule) => {
      const { violations, trace } = await runSchedule(schedule)
      if (violations.length > 0) throw new Error(`${violations.join('\n')}\n\n${trace.join('\n')}`)
    }),
    {
      numRuns,
      seed: Number(CHAOS_SEED ?? 42),
      ...(CHAOS_PATH !== undefined && { path: CHAOS_PATH }),
    },
  )
})
