// API call: changes a video.

import type { Account } from '../account/account.js'
import { badRequest, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { isObject, textOf } from '../http/read-body.js'
import { videoObject } from '../videos/video-object.js'
import type { VideoRecord } from '../videos/video-record.js'
import { settingsProblem } from '../videos/video-settings.js'
import { changedSettings, readFields } from './json-settings.js'
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
  const fields = await readFields(request, ['maxDurationSeconds', 'publicDetails', 'uid', 'uploadExpiry'])
  if (typeof fields === 'string') return badRequest(fields)
  const { meta, uid, publicDetails, ...rest } = fields
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

  store.change(video, {
    settings: changed,
    creator,
    expiresAt: asked.expiresAt ?? video.expiresAt,
    ...(isObject(publicDetails) && { publicDetails: { ...video.publicDetails, ...publicDetails } }),
    editedAt: store.now(),
  })
  return success(videoObject(store, video))
}
