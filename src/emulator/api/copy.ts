// API call: creates a video from a link.

import type { Account } from '../account/account.js'
import { badRequest, failure, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { isObject, type Json, textOf } from '../http/read-body.js'
import { videoObject } from '../videos/video-object.js'
import { plainSettings } from '../videos/video-settings.js'
import { changedSettings, readFields } from './json-settings.js'
import { creationRefusal, newVideo } from './new-video.js'

/**
 * `POST /accounts/{id}/stream/copy`: fetches a video from an address. Unlike Stream it also reaches local
 * ones, for tests.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/copy/methods/create/
 */
export async function createCopy(account: Account, request: IncomingRequest): Promise<Response> {
  const { store, downloads } = account
  const fields = await readFields(request, ['input', 'name', 'url', 'watermark'])
  if (typeof fields === 'string') return badRequest(fields)
  // `url` is the older name.
  const source = textOf(fields['input']) ?? textOf(fields['url'])
  if (source === null) return badRequest('validation failed: input is required')
  if (!isWebAddress(source)) return failure(400, 10_010, 'Invalid URL')

  const abortion = new AbortController()
  const uploadLength = await downloads.sizeOf(source, abortion.signal)
  if (uploadLength === null && store.settings.assumptions.copyChecksSource) {
    return failure(400, 10_010, 'The URL could not be read')
  }
  const creation = {
    upload: 'link' as const,
    uploadLength,
    link: { url: source, abort: () => abortion.abort() },
    creator: textOf(fields['creator']) ?? request.headers.get('upload-creator'),
    settings: {
      ...changedSettings(plainSettings, fields),
      meta: metaOf(fields, source),
      maxDurationSeconds: null,
    },
  }
  const refusal = creationRefusal(account, creation)
  if (refusal !== null) return refusal
  const video = newVideo(account, request.url, creation)
  if (uploadLength === null) store.failTo(video, 'ERR_FETCH_ORIGIN_ERROR')
  else downloads.start(video, source, abortion.signal)
  return success(videoObject(store, video))
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}

function metaOf({ meta, name }: Json, source: string): Record<string, unknown> {
  const title = textOf(name)
  return { 'downloaded-from': source, ...(title !== null && { name: title }), ...(isObject(meta) && meta) }
}
