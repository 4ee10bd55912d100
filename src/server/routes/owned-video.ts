// A video that belongs to the grant's creator.

import type { Video } from '../../protocol/video-status.js'
import type { UploadGrant } from '../grant/upload-grant.js'
import { Failure } from '../http/failure.js'
import type { StatusCache } from '../status/status-cache.js'

/** `null` if there is none. @throws {Failure} with `not-found` if it is somebody else's: nobody learns that it exists. */
export async function findOwnedVideo(
  statusCache: StatusCache,
  videoId: string,
  grant: UploadGrant,
): Promise<Video | null> {
  const video = await statusCache.find(videoId, grant.creator)
  if (video !== null && video.creator !== grant.creator) throw videoNotFound()
  return video
}

export function videoNotFound(): Failure {
  return new Failure('not-found', 'There is no such video.')
}
