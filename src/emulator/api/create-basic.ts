// API call: creates a URL for a basic upload.

import type { Account } from '../account/account.js'
import { badRequest, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { textOf } from '../http/read-body.js'
import { videoObject } from '../videos/video-object.js'
import { plainSettings } from '../videos/video-settings.js'
import { changedSettings, readFields } from './json-settings.js'
import { creationRefusal, newVideo } from './new-video.js'

/**
 * `POST /accounts/{id}/stream/direct_upload`: the URL takes a form in one request. It is not a tus URL,
 * although both are called upload URLs and look alike.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/direct_upload/methods/create/
 */
export async function createBasicUpload(account: Account, request: IncomingRequest): Promise<Response> {
  const fields = await readFields(request, ['expiry', 'maxDurationSeconds', 'watermark'])
  if (typeof fields === 'string') return badRequest(fields)
  const maxDurationSeconds = fields['maxDurationSeconds']
  if (typeof maxDurationSeconds !== 'number')
    return badRequest('validation failed: maxDurationSeconds is required')

  const creator = textOf(fields['creator']) ?? request.headers.get('upload-creator')
  const settings = changedSettings(plainSettings, fields)
  const creation = { upload: 'basic' as const, uploadLength: null, link: null, creator, settings }
  const refusal = creationRefusal(account, creation)
  if (refusal !== null) return refusal
  const video = newVideo(account, request.url, creation)
  const { watermark, scheduledDeletion } = videoObject(account.store, video)
  return success({
    uid: video.uid,
    uploadURL: `${video.base}/${video.uid}`,
    watermark,
    scheduledDeletion,
    creator,
  })
}
