import { can } from '../../src/core/machine/can.js'
import { SESSION_LIFETIME } from '../../src/core/model/stored-upload.js'
import type { Upload, UploadId } from '../../src/core/model/upload.js'
import { nameOf, videoIdOf } from '../../src/core/model/upload-facts.js'
import { createRowJudge } from './row-verdict.js'
import type { Command, Schedule } from './schedule.js'
import { isWhole } from './whole.js'
import type { World } from './world.js'

/** Tries of one removal before the policy gives up. */
const REMOVAL_TRIES = 8

/** What people do; all else is the world's fault, and excuses something. */
const byPeople: ReadonlySet<Command['kind']> = new Set([
  ...(['add', 'again', 'pause', 'resume', 'cancel', 'retry', 'remove', 'confirm'] as const),
  ...(['withdraw', 'undo', 'uploadAgain'] as const),
  ...(['pauseAll', 'resumeAll', 'clear', 'stop', 'start', 'restart', 'configure', 'connect'] as const),
  ...(['reload', 'openTab', 'closeTab', 'bring', 'reselect', 'refuse'] as const),
])

const leaving: ReadonlySet<Command['kind']> = new Set(['stop', 'restart'])

/** Once all is healed and nothing moves: what must be true of every file and of every video. */
export function judge(world: World, schedule: Schedule): void {
  const { tabs, visits, emulator, witness } = world
  const { setup, steps } = schedule
  const isCalm = setup.lifetime >= 1_800_000 && steps.every(({ command }) => byPeople.has(command.kind))
  const awayFor = steps.reduce((ms, { command }) => ms + (command.kind === 'away' ? command.ms : 0), 0)
  const rows = tabs.flatMap(({ engine }) => engine.getState().uploads)
  const listed = new Map<UploadId, readonly Upload[]>()
  for (const row of rows) listed.set(row.id, [...(listed.get(row.id) ?? []), row])
  const problemOf = createRowJudge(world, schedule, listed)
  const ownerOf = new Map<string, UploadId>()

  for (const seen of witness.uploads.values()) {
    const ofUpload = listed.get(seen.id) ?? []
    // Rows of what was only heard of do not know the video, or know one that was replaced since.
    for (const upload of isWhole(seen) ? [...ofUpload, seen] : ofUpload) own(upload)
    for (const upload of ofUpload) {
      const problem = problemOf(upload)
      if (problem !== null) witness.blame(`${nameOf(upload)}: ${problem}`)
    }
    if (ofUpload.length === 0 && !mayBeGone(seen))
      witness.blame(`${nameOf(seen)} is lost: it was ${seen.status}`)
  }
  const creations = emulator.requests.filter(({ kind }) => kind === 'create')
  // Those too whose video the host has deleted by now, because nobody heard of it.
  const cutOff = creations.filter(({ uid }) => uid !== null && !witness.announced.has(uid)).length
  // What a component had asked for when it went, another tab may have asked for too.
  const left =
    visits === null
      ? 0
      : steps.filter(({ command }) => leaving.has(command.kind)).length * witness.uploads.size
  const allowed = witness.uploads.size + cutOff + witness.unrecorded.size + left + witness.startedOver
  if (isCalm && creations.length > allowed) {
    witness.blame(`${creations.length} videos were created for ${allowed} files, and nothing had failed`)
  }
  if (tabs.some((tab) => tab.isHeld())) witness.blame('the page is held, and no byte is under way')
  for (const { uid, state, offset, meta } of emulator.videos.values()) {
    const name = typeof meta['name'] === 'string' ? meta['name'] : ''
    if (ownerOf.has(uid) || isExcused(uid)) continue
    if (offset === 0 && witness.strays.has(name)) continue
    // It is whole, and its record was too old to have a row: the app may show the video, so nobody deletes it.
    if (awayFor > SESSION_LIFETIME && state !== 'pendingupload') continue
    witness.blame(`nobody knows the video ${witness.label(uid)} of ${name} (${state})`)
  }

  function own(upload: Upload): void {
    const uid = videoIdOf(upload)
    if (uid === null) return
    const owner = ownerOf.get(uid) ?? upload.id
    if (owner !== upload.id) witness.blame('two files share a video')
    ownerOf.set(uid, owner)
  }

  /** Taken off the list, or nothing was kept of it when its tab went, or its record was too old. */
  function mayBeGone(upload: Upload): boolean {
    const { id, status } = upload
    if (goneFromTheList.has(status) && !can(upload, 'retry')) return true
    if (witness.takenOff.has(id) || witness.cancelled.has(id)) return true
    return visits !== null && (witness.unrecorded.has(id) || awayFor > SESSION_LIFETIME)
  }

  /**
   * The client never heard of it, or could not remove it however often it tried, or was told that it did
   * not exist.
   */
  function isExcused(uid: string): boolean {
    if (witness.unrecorded.has(uid) || witness.isZombie(witness.whole.get(uid) ?? '')) return true
    if (visits !== null && !witness.announced.has(uid)) return true
    const removal = witness.removals.get(uid)
    if (visits !== null && removal?.isHopeless === true) return true
    if (isCalm) return false
    if (!witness.announced.has(uid) || witness.denied.has(uid)) return true
    if (removal === undefined || removal.isDone) return false
    return removal.isHopeless || removal.attempts >= REMOVAL_TRIES
  }
}

/** A row in such a status can be removed, or set in the place of another. */
const goneFromTheList: ReadonlySet<Upload['status']> = new Set<Upload['status']>([
  'validating',
  'rejected',
  'ready',
  'uploaded',
  'cancelled',
  'failed',
])
