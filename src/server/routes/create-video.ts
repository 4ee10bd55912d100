// `POST {mount}`: a new video, from a file or from a link.

import { newVideo, type Video } from '../../protocol/video-status.js'
import { authorizeAction, isResponse } from '../grant/authorization.js'
import { toCopyRequest } from '../grant/copy-request.js'
import { type Creation, readCreation } from '../grant/creation-request.js'
import { timeOf, type UploadGrant } from '../grant/upload-grant.js'
import { encodeUploadMetadata } from '../grant/upload-metadata.js'
import { Failure } from '../http/failure.js'
import { discardQuietly, type StreamClient } from '../stream/stream-client.js'
import type { HandlerContext } from './handler-context.js'

/**
 * For a file, answers a one-time upload URL, as JSON and as the headers of a tus creation. For a link,
 * answers the id of the video that Stream fetches from it.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 * @see https://developers.cloudflare.com/stream/uploading-videos/upload-via-link/
 */
export async function createVideo(request: Request, context: HandlerContext): Promise<Response> {
  const { authorize, stream, statusCache, allowPrivateHosts } = context
  const creation = await readCreation(request, allowPrivateHosts)
  const grant = await authorizeAction(authorize, request, creation)
  if (isResponse(grant)) return grant
  if (isGone(request)) throw gone()
  // This call is not aborted if the browser goes away: it could leave a video behind whose id nobody knows.
  const { uploadUrl, video } = await make(stream, creation, grant)
  const videoId = video.id
  if (isGone(request)) {
    await discardQuietly(stream, videoId)
    throw gone()
  }
  await statusCache.put(video, uploadUrl === undefined ? Date.now() : 0)
  const hasExpiry = uploadUrl !== undefined && grant.expiry !== undefined
  return Response.json(
    { uploadUrl, videoId, ...(hasExpiry && { expiresAt: timeOf(grant.expiry) }) },
    {
      status: 201,
      headers: {
        ...(uploadUrl !== undefined && { Location: uploadUrl }),
        'stream-media-id': videoId,
        'Cache-Control': 'no-store',
      },
    },
  )
}

async function make(
  stream: StreamClient,
  creation: Creation,
  grant: UploadGrant,
): Promise<{ readonly uploadUrl?: string; readonly video: Video }> {
  const { creator } = grant
  if (creation.type === 'import') {
    const video = await stream.importVideo(toCopyRequest(creation, grant), creator)
    return { video: { ...video, creator } }
  }
  const { file } = creation
  const metadata = encodeUploadMetadata(file, grant)
  const { uploadUrl, videoId } = await stream.createUpload(file.size, metadata, creator)
  return { uploadUrl, video: { ...newVideo(videoId), creator, name: grant.name ?? file.name } }
}

function isGone(request: Request): boolean {
  // Some adapters build requests without a signal, whatever the type says.
  return request.signal?.aborted ?? false
}

function gone(): Failure {
  return new Failure('invalid-request', 'The request was aborted.')
}
