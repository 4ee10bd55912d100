// API call: changes a video.

import type { Account } from '../account/account.js'
import { badRequest, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { isObject, readJson, textOf } from '../http/read-body.js'
import { videoObject } from '../videos/video-object.js'
import type { VideoRecord } from '../videos/video-record.js'
import { settingsProblem } from '../videos/video-settings.js'
import { changedSettings, wrongField } from './json-settings.js'
import { creatorProblem } from './new-video.js'

/**
 * `POST /accounts/{id}/stream/{uid}`: changes the fields in the body and keeps the others.
 * @see https://developers.cloudflare.com/api/resources/stream/methods/edit/
 */
export async function editVideo(
  { store }: Account,
  video: VideoRecord,
  request: IncomingRequest,
): Promise<Response> {
  const fields = await readJson(request)
  if (fields === null) return badRequest('The body must be a JSON object')
  const wrong = wrongField(fields)
  if (wrong !== null) return badRequest(`validation failed: ${wrong} has the wrong type`)
  const { meta, uid, publicDetails, watermark: _, ...rest } = fields
  if (uid !== undefined && uid !== null && uid !== video.uid) return badRequest('uid is of another video')

  const { editReplacesMeta } = store.settings.assumptions
  const newMeta = isObject(meta) && !editReplacesMeta ? { ...video.settings.meta, ...meta } : meta
  const changed = changedSettings(video.settings, { ...rest, meta: newMeta })
  const creator = textOf(fields['creator']) ?? video.creator
  // Dates that were valid may have passed since.
  const asked = {
    ...changed,
    ...(rest['uploadExpiry'] === undefined && { expiresAt: null }),
    ...(rest['scheduledDeletion'] === undefined && { scheduledDeletion: null }),
  }
  const problem = settingsProblem(asked, store.now()) ?? creatorProblem(creator)
  if (problem !== null) return badRequest(problem)

  video.settings = changed
  video.creator = creator
  video.expiresAt = asked.expiresAt ?? video.expiresAt
  if (isObject(publicDetails)) video.publicDetails = { ...video.publicDetails, ...publicDetails }
  video.editedAt = store.now()
  return success(videoObject(store, video))
}
