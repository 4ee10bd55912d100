// Reads the newest state of a video once: somebody waits for it.

import type { Video } from '../../protocol/video-status.js'
import type { Ports } from '../contract/ports.js'
import type { Upload } from '../model/upload.js'
import { withTimeLimit } from '../transfer/time-limit.js'

type Reader = Pick<Ports, 'status' | 'clock'>

const TIME_LIMIT = 5000

/** Of an upload that is ready: somebody has pressed a button. `null` for another, and if no answer comes in time. */
export function readVideoOnce(upload: Upload | undefined, reader: Reader): Promise<Video | null> {
  return upload?.status === 'ready' ? readOnce(upload.video.id, reader) : Promise.resolve(null)
}

/** Whether Stream has all bytes of a video whose upload the upload server does not know any more. In doubt it has not. */
export async function hasArrived(
  videoId: string | null,
  size: number,
  reader: Reader,
  unwanted?: AbortSignal,
): Promise<boolean> {
  const video = videoId === null ? null : await readOnce(videoId, reader, unwanted)
  if (video === null) return false
  const { state } = video.status
  // What an endpoint leaves out counts as queued.
  return video.readyToStream || state === 'inprogress' || (state === 'queued' && video.size === size)
}

function readOnce(videoId: string, { status, clock }: Reader, unwanted?: AbortSignal): Promise<Video | null> {
  const ended = new AbortController()
  const watched = new Promise<Video | null>((resolve) => {
    const giveUp = (): void => resolve(null)
    status.watch(videoId, { read: resolve, failed: giveUp }, ended.signal, 'once')
    unwanted?.addEventListener('abort', giveUp)
  })
  return withTimeLimit(TIME_LIMIT, clock, () => watched)
    .catch(() => null)
    .finally(() => ended.abort())
}
