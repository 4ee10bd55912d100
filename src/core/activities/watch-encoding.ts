// `processing`: polls the video until it can be played or the encoder refuses it.

import type { Video } from '../../protocol/video-status.js'
import type { ActivityContext } from '../contract/activity-context.js'
import type { UploadIn } from '../model/upload.js'
import type { UploadError } from '../model/upload-error.js'
import { claimUpload } from './attempt.js'

export async function watchEncoding(upload: UploadIn<'processing'>, context: ActivityContext): Promise<void> {
  const { ports, send, run } = context
  if (!(await claimUpload(upload, context)) || run.isEnded) return
  const read = (video: Video): void => send({ type: 'videoRead', video })
  const failed = (error: UploadError): void => send({ type: 'failed', error })
  ports.status.watch(upload.videoId, { read, failed }, run.signal)
}
