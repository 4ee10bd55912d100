// Upload URLs for one POST of a form.

import { failure } from '../http/api-envelope.js'
import { drain } from '../http/body-stream.js'
import { blobBytes, type IncomingRequest } from '../http/incoming-request.js'
import { readForm } from '../http/read-body.js'
import { draftOf } from '../videos/upload-draft.js'
import { HEAD_BYTES, type VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'
import type { UploadRequest } from './tus-endpoint.js'

/**
 * Largest upload by form, in bytes: 200 MB.
 * @see https://developers.cloudflare.com/stream/uploading-videos/upload-video-file/
 */
const MAX_BASIC_BYTES = 200_000_000
/** Room for the form around the file. */
const FORM_BYTES = 65_536

/** Stream's code for a form whose file is no video. */
const NON_VIDEO = 10_059

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
    return refusal ?? notThere()
  }
  video.receiving = true
  try {
    const form = await readForm(body, request.headers, MAX_BASIC_BYTES + FORM_BYTES)
    return await take(store, video, form)
  } finally {
    video.receiving = false
  }
}

/** What is refused here leaves the URL as it was. */
async function take(
  store: VideoStore,
  video: VideoRecord,
  form: Awaited<ReturnType<typeof readForm>>,
): Promise<Response> {
  if (form === 'too-large') return refuse(413, 'The file is larger than 200 MB')
  const file = form?.get('file')
  if (!(file instanceof Blob)) return refuse(400, DECODING_ERROR)
  if (file.size > MAX_BASIC_BYTES) return refuse(413, 'The file is larger than 200 MB')
  const inspection = await inspect(store, video, file)
  // Of a tus upload the status says so, later.
  if (inspection.kind === 'error' && inspection.code === 'ERR_NON_VIDEO') {
    return failure(400, NON_VIDEO, 'The file was not recognized as a valid video file.')
  }
  // It may have been deleted while the form arrived. A draft would make room for its film.
  if (video.deleted) return notThere()
  video.uploadLength = file.size
  const draft = draftOf(video, store.mediaCache)
  for await (const piece of blobBytes(file)) draft.add(piece)
  if (video.deleted) return notThere()
  draft.commit()
  store.finish(video, inspection)
  return new Response(null, { status: 200 })
}

async function inspect(
  store: VideoStore,
  video: VideoRecord,
  file: Blob,
): Promise<ReturnType<VideoStore['inspect']>> {
  const start = new Uint8Array(Math.min(file.size, HEAD_BYTES))
  let size = 0
  for await (const piece of blobBytes(file.slice(0, HEAD_BYTES))) {
    start.set(piece, size)
    size += piece.byteLength
  }
  return store.inspect(video, start, file.size)
}

function refusalOf(
  store: VideoStore,
  video: VideoRecord | undefined,
  { method, headers }: IncomingRequest,
): Response | null {
  if (video === undefined || video.upload !== 'basic') return notThere()
  if (headers.has('tus-resumable')) return refuse(400, DECODING_ERROR)
  if (method !== 'POST') return refuse(405, 'must use POST')
  const { basicReuseStatus, expiredStatus } = store.settings.assumptions
  // A form that is under way has used it, too, unless it breaks off.
  if (video.uploadedAt !== null || video.receiving) {
    return refuse(basicReuseStatus, 'The upload URL has been used')
  }
  if (store.now() < video.expiresAt) return null
  return refuse(expiredStatus, 'The upload URL has expired')
}

function notThere(): Response {
  return refuse(404, 'Not Found')
}

function refuse(status: number, message: string): Response {
  return new Response(message, { status })
}
