import type { Video } from '../../protocol/video-status.js'
import type { UploadGrant } from '../grant/upload-grant.js'
import { Failure } from '../http/failure.js'
import type { StreamClient } from '../stream/stream-client.js'

/**
 * A video, if it was created in the name of the grant's creator; `null` where it does not exist.
 * @throws {Failure} with `not-found` where it is somebody else's: that it exists is none of their business.
 */
export async function findOwnedVideo(
  stream: StreamClient,
  videoId: string,
  grant: UploadGrant,
): Promise<Video | null> {
  const video = await stream.getVideo(videoId)
  if (video !== null && video.creator !== grant.creator) throw videoNotFound()
  return video
}

export function videoNotFound(): Failure {
  return new Failure('not-found', 'There is no such video.')
}
