// What Stream says of a video by itself: kept, and told to the app if the video has ended.

import type { Video } from '../../protocol/video-status.js'
import { internalFailure } from '../http/failure.js'
import type { StatusCache } from '../status/status-cache.js'
import type { VideoNews } from '../webhook/webhook-options.js'

/** @throws {Failure} with `internal` if the app fails. @param option which the app's functions are in, for its log. */
export async function takeNews(
  video: Video,
  statusCache: StatusCache,
  app: VideoNews,
  option: 'webhook' | 'events',
): Promise<void> {
  await statusCache.applyWebhook(video, async (end) => {
    const name = end === 'ready' ? 'onReady' : 'onError'
    try {
      await app[name]?.({ video })
    } catch (cause) {
      const message = `\`${option}.${name}\` threw; \`cause\` is the error.`
      throw internalFailure('failed', { message, cause })
    }
  })
}
