import { perform } from './perform.js'
import { advance, comeToRest, type Moment } from './rest.js'
import type { Schedule, Wait } from './schedule.js'
import type { Sabotage } from './tab.js'
import { judge } from './verdict.js'
import { settle, startVirtualTime } from './virtual-time.js'
import { createWorld } from './world.js'

export interface Outcome {
  readonly violations: readonly string[]
  /** What happened, with the milliseconds since the start. */
  readonly trace: readonly string[]
}

/** How long videos are still removed, in milliseconds, once everything is at rest. */
const CLEARANCE = 3 * 60_000
/** How long TanStack Query's cache still has timers after that. */
const AFTERMATH = 20 * 60_000

/** Runs a schedule, ends all faults, lets everything come to rest, and says what was wrong. */
export async function runSchedule(schedule: Schedule, sabotage: Sabotage = {}): Promise<Outcome> {
  const { setup, steps } = schedule
  const time = startVirtualTime()
  const world = createWorld(setup, time, sabotage)
  const { witness } = world
  const moment = { world, time }
  const rejected = (reason: unknown): void => witness.blame(`unhandled rejection: ${String(reason)}`)
  process.on('unhandledRejection', rejected)
  try {
    for (const step of steps) {
      witness.note(`> [${step.tab}] ${JSON.stringify(step.command)}`)
      perform(step, world, time)
      await pass(step.wait, moment)
    }
    await comeToRest(moment)
    await advance(CLEARANCE, moment)
    judge(world, schedule)
    const rows = world.tabs.flatMap(({ engine }) => engine.getState().uploads)
    if (rows.some(({ status }) => status === 'paused')) {
      witness.note('> resumeAll')
      for (const { engine } of world.tabs) engine.resumeAll()
      await comeToRest(moment)
      await advance(CLEARANCE, moment)
      judge(world, schedule)
    }
    await advance(AFTERMATH, moment)
    if (time.pending() > 0) witness.blame(`${time.pending()} timers go on for ever`)
  } finally {
    world.close()
    await settle()
    process.off('unhandledRejection', rejected)
    time.restore()
  }
  return witness
}

async function pass(wait: Wait, moment: Moment): Promise<void> {
  if (wait.kind === 'time') return advance(wait.ms, moment)
  for (let turn = 0; turn < wait.count; turn++) await Promise.resolve()
  moment.world.look()
}
