// `processing`: polls the video until it can be played or the encoder refuses it.

import type { ActivityContext } from '../contract/activity-context.js'
import type { UploadIn } from '../model/upload.js'
import { claimUpload } from './detached.js'

export async function watchEncoding(upload: UploadIn<'processing'>, context: ActivityContext): Promise<void> {
  const { ports, send, run } = context
  if (!(await claimUpload(upload, context)) || run.isEnded) return
  ports.status.watch(
    upload.videoId,
    {
      read: (video) => send({ type: 'videoRead', video }),
      failed: (error) => send({ type: 'failed', error }),
    },
    run.signal,
  )
}
