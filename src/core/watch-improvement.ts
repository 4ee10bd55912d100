import type { Video } from '../protocol/video-status.js'
import type { ActivityContext } from './activities.js'
import type { UploadIn } from './upload.js'
import { improvementOf } from './video-progress.js'

/** Milliseconds after which it is enough, however good the video is by then. */
const IMPROVEMENT_LIMIT = 30 * 60_000

/** Only for the eye: the video can be played, so nothing that goes wrong here is a failure. */
export function watchImprovement(
  { video }: UploadIn<'ready'>,
  { ports, send, signal }: Pick<ActivityContext, 'ports' | 'send' | 'signal'>,
): void {
  if (improvementOf(video) === null) return
  const watch = new AbortController()
  const end = (): void => watch.abort()
  const callOff = ports.clock.after(IMPROVEMENT_LIMIT, end)
  signal.addEventListener('abort', end)
  watch.signal.addEventListener('abort', callOff)
  const read = (latest: Video): void => {
    send({ type: 'videoRead', video: latest })
    if (improvementOf(latest) === null) end()
  }
  ports.status.watch(video.id, { read, failed: end }, watch.signal, 'slow')
}
