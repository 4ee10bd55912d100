// `GET {mount}/{videoId}`: the status of a video.

import { authorizeAction, isResponse } from '../grant/authorization.js'
import type { Operation } from './handler-context.js'
import { showVideo, watchHeader } from './shown-video.js'

/** If no call to Stream is left, answers what is known, with a `Retry-After` that says when to poll again. */
export const readVideo: Operation = async (request, context, videoId) => {
  const grant = await authorizeAction(context.authorize, request, { type: 'read', videoId })
  if (isResponse(grant)) return grant
  const { video, pollAfter } = await showVideo(videoId, grant, context)
  return Response.json(video, {
    headers: {
      'Cache-Control': 'no-store',
      ...watchHeader(context),
      ...(pollAfter !== null && { 'Retry-After': String(pollAfter) }),
    },
  })
}
