// `GET {mount}/{videoId}`: the status of a video.

import { authorizeAction, isResponse } from '../grant/authorization.js'
import { withToken } from '../signing/playback-token.js'
import type { Operation } from './handler-context.js'
import { videoNotFound } from './owned-video.js'

/** If no call to Stream is left, answers what is known, with a `Retry-After` that says when to poll again. */
export const readVideo: Operation = async (request, { authorize, statusCache, signer }, videoId) => {
  const grant = await authorizeAction(authorize, request, { type: 'read', videoId })
  if (isResponse(grant)) return grant
  const { video, pollAfter } = await statusCache.read(videoId)
  if (video === null || video.creator !== grant.creator) throw videoNotFound()
  const needsToken = signer !== undefined && video.requireSignedURLs && video.readyToStream
  const token = needsToken ? await signer(videoId) : null
  const shown = token === null ? video : withToken(video, token)
  return Response.json(shown, {
    headers: { 'Cache-Control': 'no-store', ...(pollAfter !== null && { 'Retry-After': String(pollAfter) }) },
  })
}
