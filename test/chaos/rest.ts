import { can } from '../../src/core/machine/can.js'
import type { Upload, UploadId, UploadIn } from '../../src/core/model/upload.js'
import { isNotOurs, isSettled } from '../../src/core/model/upload-facts.js'
import type { Tab } from './tab.js'
import { settle, type VirtualTime } from './virtual-time.js'
import type { World } from './world.js'

export interface Moment {
  readonly world: World
  readonly time: VirtualTime
}

/** Within so many milliseconds after the last fault everything must have come to rest. */
const PATIENCE = 15 * 60_000
const ROUNDS = 6
/** Milliseconds after which is looked again whether a tab is still frozen. */
const THAWING = 60_000
/** Milliseconds until a page shows what earlier visits left. */
const OPENING = 500

export async function advance(ms: number, { world, time }: Moment): Promise<void> {
  const end = time.now() + ms
  do {
    await settle()
    world.look()
  } while (time.step(end))
}

/** Heals the world, and goes on by hand with whatever waits for somebody, until nothing moves. */
export async function comeToRest(moment: Moment): Promise<void> {
  const { world } = moment
  world.witness.note('> heal')
  world.heal()
  for (const tab of world.tabs) tab.start()
  // Whatever is left behind has a row there.
  if (world.visits !== null) world.openTab()
  await advance(OPENING, moment)
  while (world.tabs.some(({ isFrozen }) => isFrozen)) await advance(THAWING, moment)
  for (let round = 0; round < ROUNDS; round++) {
    await untilAtRest(moment)
    if (!goOn(world)) return
  }
}

/** Whether there was anything to go on with. */
function goOn({ tabs, witness }: World): boolean {
  const done = new Set<UploadId>()
  for (const { engine } of tabs) {
    for (const upload of engine.getState().uploads) {
      const { id } = upload
      if (done.has(id)) continue
      if (can(upload, 'retry')) engine.retry(id)
      else if (upload.status === 'interrupted' && needsFile(upload))
        engine.reselect(id, witness.fileOf(upload))
      else if (upload.status === 'interrupted') engine.resume(id)
      else continue
      done.add(id)
    }
  }
  if (done.size > 0) witness.note(`> go on with ${done.size}`)
  return done.size > 0
}

/**
 * Also one that has changed: what was chosen in an earlier visit may have been another that looked the
 * same.
 */
function needsFile(upload: UploadIn<'interrupted'>): boolean {
  return can(upload, 'reselect') || upload.problem === 'file-changed'
}

async function untilAtRest({ world, time }: Moment): Promise<void> {
  const end = time.now() + PATIENCE
  do {
    await settle()
    world.look()
  } while (!isAllAtRest(world.tabs) && time.step(end))
}

function isAllAtRest(tabs: readonly Tab[]): boolean {
  const rows = tabs.flatMap(({ engine }) => engine.getState().uploads)
  const waiting = new Set(rows.filter(isWaiting).map(({ id }) => id))
  return rows.every((upload) => {
    return isSettled(upload) || isWaiting(upload) || (isNotOurs(upload) && waiting.has(upload.id))
  })
}

/** Nothing happens without a person. */
function isWaiting(upload: Upload): boolean {
  if (upload.status === 'paused') return upload.cause === 'user'
  return upload.status === 'interrupted' || (upload.status === 'failed' && can(upload, 'retry'))
}
