import type { EmulatedVideo } from 'react-stream-uploader/emulator'
import { can } from '../../src/core/can.js'
import { nameOf, type Upload, videoIdOf } from '../../src/core/upload.js'
import { isEncodingError } from '../../src/core/upload-error.js'
import { digestOf } from './content.js'
import type { Command, Schedule } from './schedule.js'
import type { World } from './world.js'

/** Tries of one removal before the policy gives up. */
const REMOVAL_TRIES = 8

/** What people do; all else is the world's fault, and excuses something. */
const byPeople: ReadonlySet<Command['kind']> = new Set([
  ...(['add', 'again', 'pause', 'resume', 'cancel', 'retry', 'remove', 'confirm'] as const),
  ...(['pauseAll', 'resumeAll', 'clear', 'stop', 'start', 'restart', 'configure', 'connect'] as const),
])

/** Once all is healed and nothing moves: what must be true of every file and of every video. */
export function judge(world: World, { setup, steps }: Schedule): void {
  const { engine, emulator, witness } = world
  const { uploads } = engine.getState()
  const isCalm = setup.lifetime >= 1_800_000 && steps.every(({ command }) => byPeople.has(command.kind))
  const listed = new Set(uploads.map(({ id }) => id))
  const known = new Set<string>()

  for (const upload of witness.uploads.values()) {
    const isListed = listed.has(upload.id)
    const videoId = isListed || isWholeWhenRemoved(upload) ? videoIdOf(upload) : null
    if (videoId !== null && known.has(videoId)) witness.blame('two files share a video')
    if (videoId !== null) known.add(videoId)
    const problem = isListed ? problemOf(upload, emulator.videos.get(videoId ?? '')) : null
    if (problem !== null) witness.blame(`${nameOf(upload)}: ${problem}`)
  }
  const creations = emulator.requests.filter(({ kind }) => kind === 'create').length
  if (isCalm && creations > witness.uploads.size) {
    witness.blame(
      `${creations} videos were created for ${witness.uploads.size} files, and nothing had failed`,
    )
  }
  if (world.isHeld()) witness.blame('the page is held, and no byte is under way')
  // A creation whose answer came during a pause waits for the upload to go on.
  const waiting = uploads.filter((upload) => upload.status === 'paused' && upload.transfer === null)
  const awaited = waiting.map(nameOf)
  const isAwaited = (name: string): boolean => {
    const at = awaited.indexOf(name)
    return at >= 0 && awaited.splice(at, 1).length > 0
  }
  for (const { uid, state, offset, meta } of emulator.videos.values()) {
    const name = typeof meta['name'] === 'string' ? meta['name'] : ''
    if (known.has(uid) || isExcused(uid) || (offset === 0 && isAwaited(name))) continue
    witness.blame(`nobody knows the video ${witness.label(uid)} of ${name} (${state})`)
  }

  function problemOf(upload: Upload, video: EmulatedVideo | undefined): string | null {
    const file = witness.fileOf(upload)
    switch (upload.status) {
      case 'cancelled':
        return null
      case 'paused':
        return upload.cause === 'user' ? null : 'waits for a connection that is there'
      case 'rejected':
        return file.size === 0 || isDuplicate(upload) ? null : 'rejected'
      case 'ready':
      case 'uploaded':
        return wholeness(upload, video)
      case 'failed':
        if (can(upload, 'retry')) return `still fails after every fault has ended: ${upload.error.code}`
        // The endpoint said that it takes no such file, once, and was believed.
        if (upload.error.code === 'file-too-large' && witness.refusedForGood.has(413)) return null
        if (!isEncodingError(upload.error)) return `failed for good: ${upload.error.code}`
        return video?.state === 'error' ? wholeness(upload, video) : 'failed in an encoder that had no error'
      default:
        return `stuck: ${upload.status}`
    }
  }

  function isDuplicate({ rejections }: Extract<Upload, { status: 'rejected' }>): boolean {
    const isRuled = setup.duplicates === 'skip' || setup.duplicates === 'ask'
    return isRuled && rejections.every(({ code }) => code === 'duplicate')
  }

  function wholeness(upload: Upload, video: EmulatedVideo | undefined): string | null {
    const file = witness.fileOf(upload)
    if (video === undefined) return 'its video is not there'
    if (video.uploadedAt === null) return `${video.offset} bytes arrived of ${file.size}`
    return video.sha256() === digestOf(file, setup.digest) ? null : 'its bytes are not the same'
  }

  /** The client never heard of it, or could not remove it however often it tried, or was told that it did not exist. */
  function isExcused(uid: string): boolean {
    if (isCalm) return false
    if (!witness.announced.has(uid) || witness.denied.has(uid)) return true
    const removal = witness.removals.get(uid)
    if (removal === undefined || removal.isDone) return false
    return removal.isHopeless || removal.attempts >= REMOVAL_TRIES
  }
}

/** Removing such a row leaves its video where it is. */
function isWholeWhenRemoved(upload: Upload): boolean {
  if (upload.status === 'failed') return upload.retryFrom.step === 'processing'
  return upload.status === 'ready' || upload.status === 'uploaded'
}
