// Reads the newest state of a ready video once: somebody has pressed a button and waits.

import type { Video } from '../../protocol/video-status.js'
import type { Ports } from '../contract/ports.js'
import type { Upload } from '../model/upload.js'
import { withTimeLimit } from '../transfer/time-limit.js'

const TIME_LIMIT = 5000

export function readVideoOnce(
  upload: Upload | undefined,
  { status, clock }: Pick<Ports, 'status' | 'clock'>,
): Promise<Video | null> {
  if (upload?.status !== 'ready') return Promise.resolve(null)
  const { id } = upload.video
  const ended = new AbortController()
  const watched = new Promise<Video | null>((resolve) =>
    status.watch(id, { read: resolve, failed: () => resolve(null) }, ended.signal),
  )
  return withTimeLimit(TIME_LIMIT, clock, () => watched)
    .catch(() => null)
    .finally(() => ended.abort())
}
