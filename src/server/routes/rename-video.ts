// `PATCH {mount}/{videoId}`: gives a video another title.

import { cleanName } from '../../protocol/clean-name.js'
import { parseJson } from '../../protocol/json.js'
import { parseTitleRequest } from '../../protocol/messages.js'
import { authorizeAction, isResponse } from '../grant/authorization.js'
import { Failure } from '../http/failure.js'
import { readBody } from '../http/request-body.js'
import type { Operation } from './handler-context.js'
import { findOwnedVideo, videoNotFound } from './owned-video.js'

/**
 * Sends all of `meta` with the title, `meta.name`: an edit may drop the keys that it does not name.
 * @see https://developers.cloudflare.com/api/resources/stream/methods/edit/
 */
export const renameVideo: Operation = async (request, context, videoId) => {
  const { authorize, stream, statusCache, renameLatest } = context
  const asked = parseTitleRequest(parseJson(await readBody(request)))
  if (asked === null) throw new Failure('invalid-request', 'Expected a title as JSON, {title}.')
  const { title } = asked
  const grant = await authorizeAction(authorize, request, { type: 'rename', videoId, title })
  if (isResponse(grant)) return grant
  await renameLatest(`${videoId} ${grant.creator}`, async () => {
    const video = await findOwnedVideo(statusCache, videoId, grant)
    if (video === null) throw videoNotFound()
    const name = cleanName(grant.name ?? title)
    const askedAt = performance.now()
    const renamed = await stream.editVideo(videoId, { meta: { ...video.meta, name } })
    if (renamed === null) throw videoNotFound()
    await statusCache.put(renamed, performance.now() - askedAt)
  })
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
