// `processing`: polls the video until it can be played or the encoder refuses it.

import type { UploadIn } from '../model/upload.js'
import type { ActivityContext } from './activity-context.js'
import { claimUpload } from './detached.js'

export async function watchEncoding(upload: UploadIn<'processing'>, context: ActivityContext): Promise<void> {
  const { ports, send, signal } = context
  if (!(await claimUpload(upload, context)) || signal.aborted) return
  ports.status.watch(
    upload.videoId,
    {
      read: (video) => send({ type: 'videoRead', video }),
      failed: (error) => send({ type: 'failed', error }),
    },
    signal,
  )
}
