import type { EmulatedVideo } from 'react-stream-uploader/emulator'
import { can } from '../../src/core/can.js'
import { type Upload, videoIdOf } from '../../src/core/upload.js'
import { isEncodingError } from '../../src/core/upload-error.js'
import { digestOf, type DigestKind } from './content.js'
import type { World } from './world.js'

/** Tries of one removal before the policy gives up. */
const REMOVAL_TRIES = 8

/** Once all is healed and nothing moves: what must be true of every file. */
export function judge(world: World, kind: DigestKind): void {
  const { engine, emulator, witness } = world
  const listed = new Set(engine.getState().uploads.map(({ id }) => id))
  const videos = [...emulator.videos.values()]

  for (const upload of witness.uploads.values()) {
    const { name } = upload.source.file
    const isListed = listed.has(upload.id)
    const own = videos.filter(({ meta }) => meta['name'] === name)
    const kept = isListed || isWholeWhenRemoved(upload) ? videoIdOf(upload) : null
    // A creation whose answer came during a pause waits for the upload to go on.
    let waiting = upload.status === 'paused' && kept === null ? 1 : 0
    for (const { uid, offset, state } of own) {
      if (uid === kept || isExcused(uid)) continue
      if (offset > 0 || waiting-- < 1) witness.blame(`${name}: nobody knows the video ${uid} (${state})`)
    }
    const wanted = own.find(({ uid }) => uid === kept)
    const problem = isListed ? problemOf(upload, wanted) : null
    if (problem !== null) witness.blame(`${name}: ${problem}`)
  }

  function problemOf(upload: Upload, video: EmulatedVideo | undefined): string | null {
    const file = witness.fileOf(upload)
    switch (upload.status) {
      case 'cancelled':
        return null
      case 'paused':
        return upload.cause === 'user' ? null : 'waits for a connection that is there'
      case 'rejected':
        return file.size === 0 ? null : 'rejected'
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

  function wholeness(upload: Upload, video: EmulatedVideo | undefined): string | null {
    const file = witness.fileOf(upload)
    if (video === undefined) return 'its video is not there'
    if (video.uploadedAt === null) return `${video.offset} bytes arrived of ${file.size}`
    return video.sha256() === digestOf(file, kind) ? null : 'its bytes are not the same'
  }

  /** The client never heard of it, or could not remove it however often it tried, or was told that it did not exist. */
  function isExcused(uid: string): boolean {
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
