// `DELETE {mount}/{videoId}`: deletes a video, or cancels its upload.

import { authorizeAction, isResponse } from '../grant/authorization.js'
import type { Operation } from './handler-context.js'
import { findOwnedVideo } from './owned-video.js'

/** Succeeds if the video is gone already. */
export const discardVideo: Operation = async (request, context, videoId) => {
  const { authorize, stream, statusCache, shareDiscard } = context
  const grant = await authorizeAction(authorize, request, { type: 'discard', videoId })
  if (isResponse(grant)) return grant
  await shareDiscard(`${videoId} ${grant.creator}`, async () => {
    const found = await findOwnedVideo(statusCache, videoId, grant)
    // A new video may not have come everywhere yet. Kept, it would go on to take storage.
    if (found === null && !(await statusCache.isKnownOf(videoId, grant.creator))) return
    await stream.deleteVideo(videoId)
    await statusCache.markDeleted(videoId)
  })
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
