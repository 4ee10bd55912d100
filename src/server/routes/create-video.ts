// `POST {mount}`: a new video, from a file or from a link.

import { cleanName } from '../../protocol/clean-name.js'
import { newVideo, type Video } from '../../protocol/video-status.js'
import { authorizeAction, isResponse } from '../grant/authorization.js'
import { type Creation, readCreation } from '../grant/creation-request.js'
import { takenFields, tooLongTogether } from '../grant/own-fields.js'
import { reserveMeasured } from '../grant/reservation.js'
import { dateText, timeOf, type UploadGrant } from '../grant/upload-grant.js'
import { encodeUploadMetadata, MAX_METADATA_LENGTH } from '../grant/upload-metadata.js'
import { Failure, internalFailure } from '../http/failure.js'
import { discardQuietly, type StreamClient } from '../stream/stream-client.js'
import type { HandlerContext } from './handler-context.js'

/**
 * For a file, answers a one-time upload URL, as JSON and as the headers of a tus creation. For a link,
 * answers the id of the video that Stream fetches from it.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 * @see https://developers.cloudflare.com/stream/uploading-videos/upload-via-link/
 */
export async function createVideo(request: Request, context: HandlerContext): Promise<Response> {
  const { authorize, stream, statusCache, budget, allowPrivateHosts, reserve } = context
  const creation = await readCreation(request, allowPrivateHosts)
  const decision = await authorizeAction(authorize, request, creation)
  if (isResponse(decision)) return decision
  const grant = withFields(decision, creation)
  if (isGone(request)) throw gone()
  await budget.admit(grant.creator, 'own')
  const askedAt = performance.now()
  // Not aborted if the browser goes away: that could leave a video behind whose id nobody knows.
  const { uploadUrl, video } = await make(stream, creation, grant, reserve)
  const videoId = video.id
  if (isGone(request)) {
    // One call more. It is made also where none is left: the video would stay.
    await budget.admit(grant.creator, 'own').catch(() => undefined)
    await discardQuietly(stream, videoId)
    throw gone()
  }
  await statusCache.put(video, uploadUrl === undefined ? performance.now() - askedAt : undefined)
  const headers = { 'stream-media-id': videoId, 'Cache-Control': 'no-store' }
  if (uploadUrl === undefined) return Response.json({ videoId }, { status: 201, headers })
  const expiry = grant.expiry !== undefined && { expiresAt: timeOf(grant.expiry) }
  const init = { status: 201, headers: { ...headers, Location: uploadUrl } }
  return Response.json({ uploadUrl, videoId, ...expiry }, init)
}

/** The app's word goes before the browser's. */
function withFields(grant: UploadGrant, creation: Creation): UploadGrant {
  const sent = creation.type === 'create' ? creation.file.fields : creation.fields
  if (sent === undefined) return grant
  return { ...grant, meta: { ...takenFields(grant.fields, sent), ...grant.meta } }
}

type Made = { readonly uploadUrl?: string; readonly video: Video }

async function make(
  stream: StreamClient,
  creation: Creation,
  grant: UploadGrant,
  reserve: HandlerContext['reserve'],
): Promise<Made> {
  const { creator } = grant
  if (creation.type === 'import') {
    const video = await stream.importVideo(copyRequest(creation.url, creation.name, grant), creator)
    return { video: { ...video, creator } }
  }
  const { file } = creation
  const metadata = encodeUploadMetadata(file, reserve === 'measured' ? reserveMeasured(grant, file) : grant)
  if (metadata.length > MAX_METADATA_LENGTH) {
    if (file.fields !== undefined) throw tooLongTogether()
    const message = `The grant of \`authorize\` does not fit into a header: its title, settings and \`meta\` have ${metadata.length} bytes as base64, and ${MAX_METADATA_LENGTH} fit. Store long texts in your own database, by the id of the video.`
    throw internalFailure('could not ask for the upload', { message })
  }
  const { uploadUrl, videoId } = await stream.createUpload(file.size, metadata, creator)
  return { uploadUrl, video: { ...newVideo(videoId), creator, name: grant.name ?? file.name } }
}

/**
 * The body of Stream's copy operation. It takes neither `maxDurationSeconds` nor `expiry`: there is no upload
 * URL that could expire, and Stream measures the video itself. `JSON.stringify` leaves out what is undefined.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/copy/methods/create/
 */
function copyRequest(url: string, linkName: string, grant: UploadGrant): Record<string, unknown> {
  const { creator, requireSignedURLs, allowedOrigins, thumbnailTimestampPct, watermark } = grant
  return {
    url,
    creator,
    meta: { ...grant.meta, name: cleanName(grant.name ?? linkName) || undefined },
    requireSignedURLs,
    allowedOrigins,
    thumbnailTimestampPct,
    scheduledDeletion: dateText(grant.scheduledDeletion),
    watermark: watermark === undefined ? undefined : { uid: watermark },
  }
}

function isGone(request: Request): boolean {
  // Some adapters build requests without a signal, whatever the type says.
  return request.signal?.aborted ?? false
}

function gone(): Failure {
  return new Failure('invalid-request', 'The request was aborted.')
}
