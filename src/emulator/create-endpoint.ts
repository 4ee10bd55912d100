import { badRequest, failure } from './envelope.js'
import type { IncomingRequest } from './incoming-request.js'
import { parseUploadMetadata, settingsFromMetadata } from './upload-metadata.js'
import { settingsProblem } from './video-settings.js'
import type { VideoStore } from './video-store.js'

/**
 * Largest file that Stream takes by default, in bytes.
 * @see https://developers.cloudflare.com/stream/faq/
 */
const MAX_FILE_BYTES = 30_000_000_000

/**
 * `POST /accounts/{id}/stream`: creates a tus upload. Without `direct_user=true` in the query the upload URL is an API address, which
 * needs the token and which no other origin may use: the mistake behind many reports of failing CORS.
 * @see https://developers.cloudflare.com/stream/uploading-videos/direct-creator-uploads/
 */
export function createTusUpload(store: VideoStore, request: IncomingRequest): Response {
  const { headers } = request
  if (headers.get('tus-resumable') !== '1.0.0') return badRequest('Tus-Resumable must be 1.0.0')
  const length = headers.get('upload-length') ?? ''
  if (!/^\d{1,15}$/.test(length)) return badRequest('Upload-Length must be the size of the file in bytes')
  if (Number(length) > MAX_FILE_BYTES) return failure(413, 10_005, 'The file is larger than Stream accepts')
  const creator = headers.get('upload-creator')
  if (creator !== null && creator.length > 64)
    return badRequest('Upload-Creator must have 64 characters at most')

  const pairs = parseUploadMetadata(headers.get('upload-metadata') ?? '')
  if (pairs === null) return badRequest('Upload-Metadata must be pairs of a key and a base64 value')
  const settings = settingsFromMetadata(pairs, store.settings.assumptions.signedUrlsFalseTurnsOff)
  const problem = settingsProblem(settings, store.now())
  if (problem !== null) return badRequest(problem)

  const url = new URL(request.url)
  const base = baseOf(store, url)
  const video = store.create({ base, upload: 'tus', uploadLength: Number(length), creator, settings })
  const direct = url.searchParams.get('direct_user') === 'true'
  const api = url.pathname.slice(url.pathname.indexOf('/client/v4/')).replace(/\/stream$/, '/media')
  const location = `${base}${direct ? '/tus' : api}/${video.uid}?tusv2=true`
  return new Response(null, {
    status: 201,
    headers: { location, 'stream-media-id': video.uid, 'tus-resumable': '1.0.0' },
  })
}

/** The public address of the emulator: as configured, or where the API was called. */
export function baseOf(store: VideoStore, url: URL): string {
  return store.settings.baseUrl ?? url.origin + url.pathname.slice(0, url.pathname.indexOf('/client/v4/'))
}
