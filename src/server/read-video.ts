import { authorizeAction, isResponse } from './authorization.js'
import type { HandlerContext } from './handler-context.js'
import { findOwnedVideo, videoNotFound } from './owned-video.js'

/** `GET {mount}/{videoId}`: how far a video is. */
export async function readVideo(
  request: Request,
  videoId: string,
  { authorize, stream }: HandlerContext,
): Promise<Response> {
  const grant = await authorizeAction(authorize, request, { type: 'read', videoId })
  if (isResponse(grant)) return grant
  const video = await findOwnedVideo(stream, videoId, grant)
  if (video === null) throw videoNotFound()
  return Response.json(video, { headers: { 'Cache-Control': 'no-store' } })
}
