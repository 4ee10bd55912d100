import { blobBytes, type IncomingRequest } from './incoming-request.js'
import type { UploadRequest } from './tus-endpoint.js'
import { drain } from './upload-body.js'
import { draftOf, type VideoRecord } from './video-record.js'
import type { VideoStore } from './video-store.js'

/**
 * Largest upload by form, in bytes: 200 MB.
 * @see https://developers.cloudflare.com/stream/uploading-videos/upload-video-file/
 */
const MAX_BASIC_BYTES = 200_000_000
/** Room for the form around the file. */
const FORM_BYTES = 65_536

const DECODING_ERROR = 'Decoding Error: A portion of the request could not be decoded'

/**
 * The URL of a basic upload: one POST of a form with the field `file`. What a tus client sends here fails with words that name no
 * cause, which is how the mistake shows on Stream as well.
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
  const form = await readForm(body, request.headers.get('content-type') ?? '')
  if (form === 'too-large') return refuse(413, 'The file is larger than 200 MB')
  const file = form?.get('file')
  if (!(file instanceof Blob)) return refuse(400, DECODING_ERROR)
  if (file.size > MAX_BASIC_BYTES) return refuse(413, 'The file is larger than 200 MB')
  const draft = draftOf(video)
  for await (const piece of blobBytes(file)) draft.add(piece)
  draft.commit()
  video.uploadLength = file.size
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
  if (video.uploadedAt !== null) return refuse(400, 'The upload URL has been used')
  if (store.now() < video.expiresAt) return null
  return refuse(store.settings.assumptions.expiredStatus, 'The upload URL has expired')
}

/** The form, `null` where the body is none. */
async function readForm(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): Promise<FormData | 'too-large' | null> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.byteLength
    if (size > MAX_BASIC_BYTES + FORM_BYTES) return 'too-large'
    parts.push(new Uint8Array(piece))
  }
  try {
    return await new Response(new Blob(parts), { headers: { 'content-type': contentType } }).formData()
  } catch {
    return null
  }
}

function refuse(status: number, message: string): Response {
  return new Response(message, { status })
}
