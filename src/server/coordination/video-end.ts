// How a video ends.

import type { Video } from '../../protocol/video-status.js'

/** It can be played, or Stream could not make one of it. */
export type VideoEnd = 'ready' | 'error'

/** `null` while the video is being processed. */
export function endOf(video: Video): VideoEnd | null {
  if (video.status.state === 'error') return 'error'
  return video.readyToStream ? 'ready' : null
}
