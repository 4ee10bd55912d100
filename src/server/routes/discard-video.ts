// `DELETE {mount}/{videoId}`: deletes a video, or cancels its upload.

import { authorizeAction, isResponse } from '../grant/authorization.js'
import type { Operation } from './handler-context.js'
import { findOwnedVideo } from './owned-video.js'

/** Succeeds if the video is gone already. */
export const discardVideo: Operation = async (request, { authorize, stream, statusCache }, videoId) => {
  const grant = await authorizeAction(authorize, request, { type: 'discard', videoId })
  if (isResponse(grant)) return grant
  const video = await findOwnedVideo(stream, videoId, grant)
  if (video !== null) {
    await stream.deleteVideo(videoId)
    await statusCache.markDeleted(videoId)
  }
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
