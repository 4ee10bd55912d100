// `reading`, `processing`, `ready`: reads a video, until it can be played, and on while better qualities are encoded.

import type { Video } from '../../protocol/video-status.js'
import type { LateContext } from '../contract/activity-context.js'
import { remainingQualityOf } from '../machine/encoding-progress.js'
import type { UploadIn } from '../model/upload.js'
import type { UploadError } from '../model/upload-error.js'
import { wasThere } from '../model/upload-facts.js'
import { claimUpload } from './attempt.js'

/** Milliseconds after which polling for better qualities ends. */
const QUALITY_LIMIT = 30 * 60_000

/** A video that was there before: whatever the endpoint says first. No other tab is asked, as nothing is changed by it. */
export function readExisting(upload: UploadIn<'reading'>, { ports, send, run }: LateContext): void {
  const read = (video: Video): void => send({ type: 'videoRead', video })
  const failed = (error: UploadError): void => send({ type: 'failed', error })
  ports.status.watch(upload.videoId, { read, failed }, run.signal, 'first')
}

export async function watchEncoding(upload: UploadIn<'processing'>, context: LateContext): Promise<void> {
  const { ports, send, run } = context
  const isOurs = !wasThere(upload)
  if (isOurs && (!(await claimUpload(upload, context)) || run.isEnded)) return
  const read = (video: Video): void => send({ type: 'videoRead', video })
  const failed = (error: UploadError, isUnanswered = false): void => {
    if (ports.sessions?.disowns(upload, error)) return
    send(isUnanswered && isOurs ? { type: 'untracked', missing: 'status' } : { type: 'failed', error })
  }
  ports.status.watch(upload.videoId, { read, failed }, run.signal)
}

/** The video can be played, so nothing that goes wrong here is a failure. */
export function watchQuality(
  { video }: UploadIn<'ready'>,
  { ports, send, run }: Pick<LateContext, 'ports' | 'send' | 'run'>,
): void {
  if (remainingQualityOf(video) === null) return
  const watch = new AbortController()
  const end = (): void => watch.abort()
  const callOff = ports.clock.after(QUALITY_LIMIT, end)
  run.signal.addEventListener('abort', end)
  watch.signal.addEventListener('abort', callOff)
  const read = (latest: Video): void => {
    send({ type: 'videoRead', video: latest })
    if (remainingQualityOf(latest) === null) end()
  }
  ports.status.watch(video.id, { read, failed: end }, watch.signal, 'slow')
}
