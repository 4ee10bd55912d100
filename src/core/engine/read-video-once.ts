import type { Video } from '../../protocol/video-status.js'
import type { Ports } from '../contract/ports.js'
import type { Upload } from '../model/upload.js'

/** Milliseconds: somebody has pressed a button, and waits. */
const PATIENCE = 5000

/** Asks once how a ready video is by now. `null` for another upload, and where no answer comes in time. */
export function readVideoOnce(
  upload: Upload | undefined,
  { status, clock }: Pick<Ports, 'status' | 'clock'>,
): Promise<Video | null> {
  return new Promise((resolve) => {
    if (upload?.status !== 'ready') return resolve(null)
    const reading = new AbortController()
    const end = (video: Video | null): void => {
      callOff()
      reading.abort()
      resolve(video)
    }
    const callOff = clock.after(PATIENCE, () => end(null))
    status.watch(upload.video.id, { read: end, failed: () => end(null) }, reading.signal)
  })
}
