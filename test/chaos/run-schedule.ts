import { can } from '../../src/core/can.js'
import { isSettled } from '../../src/core/queue.js'
import type { Upload } from '../../src/core/upload.js'
import { ContentFile } from './content.js'
import type { Command, Schedule, Wait } from './schedule.js'
import { judge } from './verdict.js'
import { settle, startVirtualTime, type VirtualTime } from './virtual-time.js'
import { createWorld, type Sabotage, type World } from './world.js'

export interface Outcome {
  readonly violations: readonly string[]
  /** What happened, with the milliseconds since the start. */
  readonly trace: readonly string[]
}

/** Within so many milliseconds after the last fault everything must have come to rest. */
const PATIENCE = 15 * 60_000
/** How long videos are still removed after that. */
const CLEARANCE = 3 * 60_000
/** How long TanStack Query's cache still has timers after that. */
const AFTERMATH = 20 * 60_000
const MAX_FILES = 8

const sound: Sabotage = (parts) => parts

/** Runs a schedule, ends all faults, lets everything come to rest, and says what was wrong. */
export async function runSchedule(schedule: Schedule, sabotage = sound): Promise<Outcome> {
  const { setup, steps } = schedule
  const time = startVirtualTime()
  const world = createWorld(setup, time, sabotage)
  const { witness } = world
  const rejected = (reason: unknown): void => witness.blame(`unhandled rejection: ${String(reason)}`)
  process.on('unhandledRejection', rejected)
  try {
    for (const { command, wait } of steps) {
      witness.note(`> ${JSON.stringify(command)}`)
      perform(command, world, time)
      await pass(wait, world, time)
    }
    await comeToRest(world, time)
    await advance(CLEARANCE, world, time)
    judge(world, schedule)
    if (world.engine.getState().uploads.some(({ status }) => status === 'paused')) {
      witness.note('> resumeAll')
      world.engine.resumeAll()
      await comeToRest(world, time)
      await advance(CLEARANCE, world, time)
      judge(world, schedule)
    }
    await advance(AFTERMATH, world, time)
    if (time.pending() > 0) witness.blame(`${time.pending()} timers go on for ever`)
  } finally {
    world.close()
    await settle()
    process.off('unhandledRejection', rejected)
    time.restore()
  }
  return witness
}

function perform(command: Command, world: World, time: VirtualTime): void {
  const { engine, witness } = world
  switch (command.kind) {
    case 'add': {
      const count = witness.uploads.size
      const sizes = command.sizes.slice(0, Math.max(MAX_FILES - count, 0))
      engine.add(sizes.map((size, at) => new ContentFile(count + at, size, `${count + at}.mp4`)))
      return witness.look()
    }
    case 'again': {
      const upload = rowOf(world, command.row)
      if (upload !== undefined && witness.uploads.size < MAX_FILES) engine.add([witness.fileOf(upload)])
      return witness.look()
    }
    case 'pause':
    case 'resume':
    case 'cancel':
    case 'retry':
    case 'remove':
    case 'confirm': {
      const upload = rowOf(world, command.row)
      if (upload !== undefined) engine[command.kind](upload.id)
      return
    }
    case 'pauseAll':
    case 'resumeAll':
    case 'clear':
      return engine[command.kind]()
    case 'stop':
      engine.stop()
      witness.isStopped = true
      return
    case 'start':
    case 'restart':
      if (command.kind === 'restart') engine.stop()
      witness.isStopped = false
      return engine.start()
    case 'configure':
      return world.configure(command)
    case 'fault':
      return world.fail(command.rule)
    case 'endpointFault':
      return world.failEndpoint(command.rule)
    case 'disconnect':
      return world.disconnect(command.isKnown)
    case 'connect':
      return world.connect()
    case 'comeBack':
      return world.comeBack()
    case 'sleep':
      return time.skip(command.ms)
    case 'setClock':
      return world.setClock(command.by)
  }
}

function rowOf({ engine }: World, row: number): Upload | undefined {
  const { uploads } = engine.getState()
  return uploads[row % Math.max(uploads.length, 1)]
}

async function pass(wait: Wait, world: World, time: VirtualTime): Promise<void> {
  if (wait.kind === 'time') return advance(wait.ms, world, time)
  for (let turn = 0; turn < wait.count; turn++) await Promise.resolve()
  world.witness.look()
}

async function advance(ms: number, world: World, time: VirtualTime): Promise<void> {
  const end = time.now() + ms
  do {
    await settle()
    world.witness.look()
  } while (time.step(end))
}

/** Heals the world, and tries again by hand whatever can be, until nothing moves. */
async function comeToRest(world: World, time: VirtualTime): Promise<void> {
  const { engine, witness } = world
  witness.note('> heal')
  world.heal()
  witness.isStopped = false
  engine.start()
  for (let round = 0; round < 4; round++) {
    await untilAtRest(world, time)
    const failed = engine.getState().uploads.filter((upload) => can(upload, 'retry'))
    if (failed.length === 0) return
    witness.note('> retry all')
    for (const { id } of failed) engine.retry(id)
  }
}

async function untilAtRest({ engine, witness }: World, time: VirtualTime): Promise<void> {
  const end = time.now() + PATIENCE
  do {
    await settle()
    witness.look()
  } while (!engine.getState().uploads.every(isAtRest) && time.step(end))
}

function isAtRest(upload: Upload): boolean {
  return isSettled(upload) || (upload.status === 'paused' && upload.cause === 'user')
}
