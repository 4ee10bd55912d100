// `PATCH {mount}/{videoId}`: gives a video another title, or other texts in own fields.

import { cleanName } from '../../protocol/clean-name.js'
import { type JsonObject, parseJson } from '../../protocol/json.js'
import { parseEditRequest } from '../../protocol/messages.js'
import { authorizeAction, isResponse, type StreamAction } from '../grant/authorization.js'
import { takenFields } from '../grant/own-fields.js'
import { Failure } from '../http/failure.js'
import { readBody } from '../http/request-body.js'
import type { Operation } from './handler-context.js'
import { findOwnedVideo, videoNotFound } from './owned-video.js'

/**
 * Sends all of `meta` with what changes: an edit may drop the keys that it does not name.
 * @see https://developers.cloudflare.com/api/resources/stream/methods/edit/
 */
export const editVideo: Operation = async (request, context, videoId) => {
  const { authorize, stream, statusCache, editTogether } = context
  const asked = parseEditRequest(parseJson(await readBody(request)))
  if (asked === null)
    throw new Failure('invalid-request', 'Expected a title or fields as JSON, {title} or {fields}.')
  const action = { type: 'title' in asked ? 'rename' : 'describe', videoId, ...asked } as StreamAction
  const grant = await authorizeAction(authorize, request, action)
  if (isResponse(grant)) return grant
  const change: JsonObject =
    'title' in asked
      ? { name: cleanName(grant.name ?? asked.title) }
      : takenFields(grant.fields, asked.fields, true)
  const edit = async (changes: JsonObject): Promise<void> => {
    const video = await findOwnedVideo(statusCache, videoId, grant)
    if (video === null) throw videoNotFound()
    const edited = await stream.editVideo(videoId, { meta: { ...video.meta, ...changes } })
    if (edited === null) throw videoNotFound()
    // As if asked for now: by a coarse clock, what was read before would seem newer.
    await statusCache.put(edited, 0)
  }
  await editTogether(`${videoId} ${grant.creator}`, change, edit)
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}
