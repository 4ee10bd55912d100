// `ready`: polls a video that can be played while its better qualities are still encoded.

import type { Video } from '../../protocol/video-status.js'
import type { ActivityContext } from '../contract/activity-context.js'
import { remainingQualityOf } from '../machine/encoding-progress.js'
import type { UploadIn } from '../model/upload.js'

/** Milliseconds after which polling ends, whatever qualities the video has by then. */
const QUALITY_LIMIT = 30 * 60_000

/** The video can be played, so nothing that goes wrong here is a failure. */
export function watchQuality(
  { video }: UploadIn<'ready'>,
  { ports, send, run }: Pick<ActivityContext, 'ports' | 'send' | 'run'>,
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
