// Upload URLs for one POST of a form.

import { drain } from '../http/body-stream.js'
import { blobBytes, type IncomingRequest } from '../http/incoming-request.js'
import { readForm } from '../http/read-body.js'
import { draftOf } from '../videos/upload-draft.js'
import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'
import type { UploadRequest } from './tus-endpoint.js'

/**
 * Largest upload by form, in bytes: 200 MB.
 * @see https://developers.cloudflare.com/stream/uploading-videos/upload-video-file/
 */
const MAX_BASIC_BYTES = 200_000_000
/** Room for the form around the file. */
const FORM_BYTES = 65_536

const DECODING_ERROR = 'Decoding Error: A portion of the request could not be decoded'

/**
 * One POST of a form with the field `file`. A tus client that sends here gets an error that does not name
 * the cause, as it does at Stream.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export async function basicUpload(store: VideoStore, uid: string, upload: UploadRequest): Promise<Response> {
  const { request, body } = upload
  const video = store.get(uid)
  const refusal = refusalOf(store, video, request)
  if (refusal !== null || video === undefined) {
    await drain(body, MAX_BASIC_BYTES)
    return refusal ?? refuse(404, 'Not Found')
  }
  const form = await readForm(body, request.headers, MAX_BASIC_BYTES + FORM_BYTES)
  if (form === 'too-large') return refuse(413, 'The file is larger than 200 MB')
  const file = form?.get('file')
  if (!(file instanceof Blob)) return refuse(400, DECODING_ERROR)
  if (file.size > MAX_BASIC_BYTES) return refuse(413, 'The file is larger than 200 MB')
  video.uploadLength = file.size
  const draft = draftOf(video, store.mediaCache)
  for await (const piece of blobBytes(file)) draft.add(piece)
  draft.commit()
  store.finish(video)
  return new Response(null, { status: 200 })
}

function refusalOf(
  store: VideoStore,
  video: VideoRecord | undefined,
  { method, headers }: IncomingRequest,
): Response | null {
  if (video === undefined || video.upload !== 'basic') return refuse(404, 'Not Found')
  if (headers.has('tus-resumable')) return refuse(400, DECODING_ERROR)
  if (method !== 'POST') return refuse(405, 'must use POST')
  const { basicReuseStatus, expiredStatus } = store.settings.assumptions
  if (video.uploadedAt !== null) return refuse(basicReuseStatus, 'The upload URL has been used')
  if (store.now() < video.expiresAt) return null
  return refuse(expiredStatus, 'The upload URL has expired')
}

function refuse(status: number, message: string): Response {
  return new Response(message, { status })
}
