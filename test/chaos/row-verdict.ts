import type { EmulatedVideo } from 'react-stream-uploader/emulator'
import { can } from '../../src/core/machine/can.js'
import type { Upload, UploadId, UploadIn } from '../../src/core/model/upload.js'
import { isEncodingError } from '../../src/core/model/upload-error.js'
import { isSettled, videoIdOf } from '../../src/core/model/upload-facts.js'
import { digestOf } from './content.js'
import type { Schedule } from './schedule.js'
import type { World } from './world.js'

type Listed = ReadonlyMap<UploadId, readonly Upload[]>

/** What is wrong with a row once all is healed and nothing moves; `null` where nothing is. */
export function createRowJudge(
  { emulator, witness }: World,
  { setup, steps }: Schedule,
  listed: Listed,
): (upload: Upload) => string | null {
  const wasDeaf = steps.some(({ command: { kind } }) => kind === 'stop' || kind === 'restart')

  return problemOf

  function problemOf(upload: Upload): string | null {
    const video = videoOf(upload)
    // It was over, and went on where its record was still found.
    if (witness.isZombie(upload.id) && isSettled(upload)) return null
    switch (upload.status) {
      case 'cancelled':
        return null
      case 'paused':
        return upload.cause === 'user' ? null : 'waits for a connection that is there'
      case 'rejected':
        return witness.fileOf(upload).size === 0 || isDuplicate(upload) ? null : 'rejected'
      case 'uploaded':
        // Where nobody listened, that it was cancelled elsewhere cannot be known.
        if (wasDeaf && witness.cancelled.has(upload.id)) return null
        return wholeness(upload, video)
      case 'ready':
        return wholeness(upload, video)
      case 'failed':
        // It was removed, and its tab killed before the record was.
        if (
          upload.error.code === 'video-gone' &&
          witness.cancelled.has(upload.id) &&
          witness.unrecorded.has(upload.id)
        )
          return null
        if (can(upload, 'retry')) return `still fails after every fault has ended: ${upload.error.code}`
        // The endpoint said that it takes no such file, once, and was believed.
        if (upload.error.code === 'file-too-large' && witness.refusedForGood.has(413)) return null
        if (!isEncodingError(upload.error)) return `failed for good: ${upload.error.code}`
        // How it ended in another tab was heard; its video was not.
        if (video === undefined) return null
        return video.state === 'error' ? wholeness(upload, video) : 'failed in an encoder that had no error'
      case 'elsewhere':
        return isStillElsewhere(upload) ? null : 'stuck: another tab has it, and none does'
      default:
        return `stuck: ${upload.status}`
    }
  }

  /** Other tabs may know the video of an upload of which this one only heard. */
  function videoOf(upload: Upload): EmulatedVideo | undefined {
    const ids = [upload, ...(listed.get(upload.id) ?? []), ...seenOf(upload)].map(videoIdOf)
    return emulator.videos.get(ids.find((uid) => uid !== null) ?? '')
  }

  function seenOf({ id }: Upload): readonly Upload[] {
    const seen = witness.uploads.get(id)
    return seen === undefined ? [] : [seen]
  }

  function isStillElsewhere({ id }: Upload): boolean {
    const rows = listed.get(id) ?? []
    return rows.some((other) => ['paused', 'failed'].includes(other.status) && problemOf(other) === null)
  }

  function isDuplicate({ rejections }: UploadIn<'rejected'>): boolean {
    const isRuled = setup.duplicates === 'skip' || setup.duplicates === 'ask'
    return isRuled && rejections.every(({ code }) => code === 'duplicate')
  }

  function wholeness(upload: Upload, video: EmulatedVideo | undefined): string | null {
    if (video === undefined) return 'its video is not there'
    const isAtHand = upload.source.kind === 'file'
    const file = (isAtHand ? undefined : witness.sent.get(video.uid)) ?? witness.fileOf(upload)
    if (video.uploadedAt === null) return `${video.offset} bytes arrived of ${file.size}`
    return video.sha256() === digestOf(file, setup.digest) ? null : 'its bytes are not the same'
  }
}
