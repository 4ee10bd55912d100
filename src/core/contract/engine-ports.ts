// What the engine is given: the ports, and the code that only an upload under way needs.

import type { Video } from '../../protocol/video-status.js'
import type { Upload } from '../model/upload.js'
import type { ActivityContext } from './activity-context.js'
import type { Ports } from './ports.js'

/** What goes on over the network. */
export interface LateActivities {
  /** Runs what goes on in the upload's status. */
  start(upload: Upload, context: ActivityContext): Promise<void> | void
  /** Removes a video at the endpoint: waits for a connection, tries again after a failure, and reports the last one. */
  discard(videoId: string, ports: Ports): Promise<void>
  /** How a ready video is by now; `null` for another upload, and if no answer comes in time. */
  readVideo(upload: Upload | undefined, ports: Ports): Promise<Video | null>
}

export interface EnginePorts extends Ports {
  /**
   * Loads them with the first upload: a page that only shows a drop zone need not.
   * @throws UploadFailure `network`, if they cannot be loaded
   */
  readonly late: () => Promise<LateActivities>
}
