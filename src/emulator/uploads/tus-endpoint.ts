// Upload URLs for tus.

import { drain } from '../http/body-stream.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import { type Draft, draftOf } from '../videos/upload-draft.js'
import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'
import { chunkProblem, MAX_CHUNK_BYTES } from './chunk-rules.js'

/** `body` is the request's body after faults. */
export interface UploadRequest {
  readonly request: IncomingRequest
  readonly body: AsyncGenerator<Uint8Array>
  /** Bytes of a chunk that breaks off are kept. */
  readonly keepsPartial: boolean
}

/**
 * The core protocol 1.0.0 and nothing else. Stream does not support termination, concatenation, checksums
 * and deferred length.
 * @see https://tus.io/protocols/resumable-upload
 */
export async function tusUpload(store: VideoStore, uid: string, upload: UploadRequest): Promise<Response> {
  const { method } = upload.request
  const video = store.get(uid)
  const refusal = refusalOf(store, upload, video)
  if (refusal !== null || video === undefined) {
    await drain(upload.body, drainLimit(upload.request))
    return refusal ?? notThere(store)
  }
  if (method === 'HEAD') return head(store, video)
  return patch(store, video, upload)
}

function refusalOf(
  store: VideoStore,
  { request }: UploadRequest,
  video: VideoRecord | undefined,
): Response | null {
  const { assumptions } = store.settings
  const { method, headers } = request
  if (video === undefined || video.upload !== 'tus' || !isWholeUrl(request.url)) return notThere(store)
  if (method === 'DELETE') return text(assumptions.terminationStatus, 'Termination is not supported')
  if (method === 'POST') return text(assumptions.postStatus, 'Method Not Allowed')
  if (method !== 'HEAD' && method !== 'PATCH') return text(405, 'Method Not Allowed')
  if (headers.get('tus-resumable') !== '1.0.0') {
    return text(assumptions.versionStatus, 'Unsupported version', { 'tus-version': '1.0.0' })
  }
  const complete = video.uploadedAt !== null
  if (!complete && store.now() >= video.expiresAt) {
    return text(assumptions.expiredStatus, 'The upload URL has expired')
  }
  return method === 'PATCH' ? patchRefusal(store, video, headers) : null
}

/** The query belongs to the URL: clients that cut it off, or take the id for all of it, are known. */
function isWholeUrl(url: string): boolean {
  return new URL(url).searchParams.get('tusv2') === 'true'
}

function patchRefusal(store: VideoStore, video: VideoRecord, headers: Headers): Response | null {
  const { assumptions } = store.settings
  const offset = headers.get('upload-offset') ?? ''
  if (headers.get('content-type') !== 'application/offset+octet-stream') {
    return text(assumptions.contentTypeStatus, 'Content-Type must be application/offset+octet-stream')
  }
  if (video.uploadedAt !== null) {
    return text(assumptions.patchAfterCompletionStatus, 'The upload is complete')
  }
  if (video.receiving) return text(assumptions.lockedStatus, 'The upload is locked by another request')
  if (!/^\d{1,15}$/.test(offset)) return text(400, 'Upload-Offset is missing or is no number')
  if (Number(offset) !== video.offset)
    return text(assumptions.offsetMismatchStatus, 'Upload-Offset does not match')
  const size = declaredSize(headers)
  const problem = size === null ? null : chunkProblem(size, video.offset, video.uploadLength ?? 0)
  return problem === null ? null : text(400, problem)
}

function head(store: VideoStore, video: VideoRecord): Response {
  const headers = new Headers({
    'cache-control': 'no-store',
    'tus-resumable': '1.0.0',
    'upload-offset': String(video.offset),
    'upload-length': String(video.uploadLength),
  })
  if (store.settings.assumptions.mediaIdOnEveryAnswer) headers.set('stream-media-id', video.uid)
  return new Response(null, { status: 200, headers })
}

async function patch(store: VideoStore, video: VideoRecord, upload: UploadRequest): Promise<Response> {
  const draft = draftOf(video, store.mediaCache)
  video.receiving = true
  try {
    for await (const piece of upload.body) draft.add(piece)
  } catch (error) {
    if (upload.keepsPartial) accept(store, video, draft)
    throw error
  } finally {
    video.receiving = false
  }
  if (video.deleted) return notThere(store)
  const problem = chunkProblem(draft.size(), video.offset, video.uploadLength ?? 0)
  if (problem !== null) return text(400, problem)
  accept(store, video, draft)
  const headers = new Headers({ 'tus-resumable': '1.0.0', 'upload-offset': String(video.offset) })
  if (store.settings.assumptions.mediaIdOnEveryAnswer) headers.set('stream-media-id', video.uid)
  return new Response(null, { status: store.settings.assumptions.patchStatus, headers })
}

function accept(store: VideoStore, video: VideoRecord, draft: Draft): void {
  draft.commit()
  if (video.offset === video.uploadLength) store.finish(video)
}

/**
 * Bytes of body to read before a refusal: as many as a chunk may have, and none of a body that declares
 * more.
 */
export function drainLimit(request: IncomingRequest): number {
  return (declaredSize(request.headers) ?? 0) > MAX_CHUNK_BYTES ? 0 : MAX_CHUNK_BYTES
}

function declaredSize(headers: Headers): number | null {
  const length = headers.get('content-length')
  return length === null ? null : Number(length)
}

function notThere({ settings }: VideoStore): Response {
  return text(settings.assumptions.unknownUploadStatus, 'Not Found')
}

function text(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(message, { status, headers: { ...headers, 'tus-resumable': '1.0.0' } })
}
