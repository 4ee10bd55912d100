import * as fc from 'fast-check'
import { test } from 'vitest'
import { anySchedule, anyScheduleWithTabs } from './any-schedule.js'
import { runSchedule } from './run-schedule.js'

const { CHAOS_RUNS, CHAOS_SEED, CHAOS_PATH } = process.env
const runs = Number(CHAOS_RUNS ?? 2000)

/** Most have tabs: what can go wrong on one page alone can go wrong there too. */
const kinds = [
  { kind: 'one page', anyOf: anySchedule, numRuns: Math.ceil(runs * 0.3) },
  { kind: 'several visits and tabs', anyOf: anyScheduleWithTabs, numRuns: runs - Math.ceil(runs * 0.3) },
]

test.for(kinds)(
  '$numRuns random schedules of $kind lose, double and strand nothing',
  { timeout: runs * 1000 },
  async ({ anyOf, numRuns }) => {
    await fc.assert(
      fc.asyncProperty(anyOf, async (schedule) => {
        const { violations, trace } = await runSchedule(schedule)
        if (violations.length > 0) throw new Error(`${violations.join('\n')}\n\n${trace.join('\n')}`)
      }),
      {
        numRuns,
        seed: Number(CHAOS_SEED ?? 42),
        ...(CHAOS_PATH !== undefined && { path: CHAOS_PATH }),
      },
    )
  },
)
