import { baseOf } from './create-endpoint.js'
import { badRequest, success } from './envelope.js'
import type { IncomingRequest } from './incoming-request.js'
import { receive } from './upload-body.js'
import { settingsProblem, type VideoSettings } from './video-settings.js'
import type { VideoStore } from './video-store.js'

type Json = Readonly<Record<string, unknown>>

/**
 * `POST /accounts/{id}/stream/direct_upload`: creates a URL for an upload by form in one request. It is no tus URL, though both are
 * called upload URLs and look alike.
 * @see https://developers.cloudflare.com/api/resources/stream/subresources/direct_upload/methods/create/
 */
export async function createBasicUpload(store: VideoStore, request: IncomingRequest): Promise<Response> {
  const fields = await readJson(request)
  if (fields === null) return badRequest('The body must be a JSON object')
  const settings = settingsFromJson(fields)
  const problem = settingsProblem(settings, store.now())
  if (problem !== null) return badRequest(problem)
  const creator = textOf(fields['creator']) ?? request.headers.get('upload-creator')
  if (creator !== null && creator.length > 64) return badRequest('creator must have 64 characters at most')

  const base = baseOf(store, new URL(request.url))
  const { uid } = store.create({ base, upload: 'basic', uploadLength: null, creator, settings })
  const { watermark, scheduledDeletion } = settings
  return success({
    uid,
    uploadURL: `${base}/${uid}`,
    watermark: watermark === null ? null : { uid: watermark },
    scheduledDeletion,
    creator,
  })
}

async function readJson(request: IncomingRequest): Promise<Json | null> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of receive(request)) text += decoder.decode(piece, { stream: true })
  try {
    const json: unknown = JSON.parse(text)
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

/** Fields that are not known are ignored, wrong spellings included, as Stream does. */
function settingsFromJson(fields: Json): VideoSettings {
  const { meta, allowedOrigins, watermark } = fields
  const expiry = textOf(fields['expiry'])
  return {
    meta: isObject(meta)
      ? Object.fromEntries(Object.entries(meta).map(([key, value]) => [key, String(value)]))
      : {},
    requireSignedURLs: fields['requireSignedURLs'] === true,
    allowedOrigins: Array.isArray(allowedOrigins) ? allowedOrigins.map(String) : [],
    thumbnailTimestampPct: Number(fields['thumbnailTimestampPct'] ?? 0),
    watermark: isObject(watermark) ? textOf(watermark['uid']) : null,
    scheduledDeletion: textOf(fields['scheduledDeletion']),
    maxDurationSeconds: Number(fields['maxDurationSeconds']),
    expiresAt: expiry === null ? null : Date.parse(expiry),
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
