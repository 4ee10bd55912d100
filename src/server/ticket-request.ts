import { parseJson } from '../protocol/json.js'
import { cleanName, parseTicketRequest, type TicketRequest } from '../protocol/messages.js'
import { Failure } from './failure.js'
import { freeMeta } from './free-meta.js'
import { readBody } from './request-body.js'
import { parseUploadMetadata } from './upload-metadata.js'

/**
 * Reads which file the browser wants to upload: from JSON, or, where there is no body, from the headers of a tus creation as a
 * plain tus client sends them.
 * @throws {Failure} with `invalid-request`.
 */
export async function readTicketRequest(request: Request): Promise<TicketRequest> {
  const contentType = request.headers.get('content-type')
  // A plain HTML form cannot send JSON or tus headers, so no other site can post here without a CORS preflight.
  const file =
    contentType === null
      ? fromTusHeaders(request.headers)
      : /^application\/json\s*(;|$)/i.test(contentType)
        ? parseTicketRequest(parseJson(await readBody(request)))
        : null
  if (file === null) {
    throw new Failure(
      'invalid-request',
      'Expected a file as JSON, {name, size, type, lastModified, meta?} with `Content-Type: application/json`, or a tus creation with `Upload-Length` and no body.',
    )
  }
  return { ...file, meta: freeMeta(file.meta) }
}

function fromTusHeaders(headers: Headers): TicketRequest | null {
  const length = headers.get('upload-length') ?? ''
  const size = Number(length)
  if (!/^\d+$/.test(length) || !Number.isSafeInteger(size)) return null
  const metadata = parseUploadMetadata(headers.get('upload-metadata') ?? '')
  return {
    // Stream calls it `name`; `filename` and `filetype` are the habit of tus clients.
    name: cleanName(metadata.get('name') ?? metadata.get('filename') ?? ''),
    size,
    type: metadata.get('type') ?? metadata.get('filetype') ?? '',
    lastModified: 0,
    meta: Object.fromEntries(metadata),
  }
}
