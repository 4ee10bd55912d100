import { authorizeAction, isResponse } from './authorization.js'
import { Failure } from './failure.js'
import type { HandlerContext } from './handler-context.js'
import { discardQuietly } from './stream-api.js'
import { readTicketRequest } from './ticket-request.js'
import { timeOf } from './upload-grant.js'
import { uploadMetadata } from './upload-metadata.js'

/**
 * `POST {mount}`: a one-time upload URL for one file, as JSON and as the headers of a tus creation.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export async function createUpload(
  request: Request,
  { authorize, stream }: HandlerContext,
): Promise<Response> {
  const file = await readTicketRequest(request)
  const grant = await authorizeAction(authorize, request, { type: 'create', file })
  if (isResponse(grant)) return grant
  if (isGone(request)) throw gone()
  // The browser going away does not abort this call: a video would be left behind whose id nobody has seen.
  const { uploadUrl, videoId } = await stream.createUpload({
    size: file.size,
    metadata: uploadMetadata(file, grant),
    creator: grant.creator,
  })
  if (isGone(request)) {
    await discardQuietly(stream, videoId)
    throw gone()
  }
  return Response.json(
    { uploadUrl, videoId, ...(grant.expiry !== undefined && { expiresAt: timeOf(grant.expiry) }) },
    {
      status: 201,
      headers: { Location: uploadUrl, 'stream-media-id': videoId, 'Cache-Control': 'no-store' },
    },
  )
}

function isGone(request: Request): boolean {
  // Some adapters build requests that have no signal, whatever the type says.
  return request.signal?.aborted ?? false
}

function gone(): Failure {
  return new Failure('invalid-request', 'The request was aborted.')
}
