// A client of Cloudflare Stream's API.

import { asObject, asText } from '../../protocol/json.js'
import { parseVideo, type Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import { exchange, type StreamAnswer, type StreamFetch } from './exchange.js'
import { isNotFound, toStreamFailure } from './stream-failure.js'
import type { TokenClaims } from './token-claims.js'

/** Each call throws a {@link Failure} if Stream refuses or does not answer. */
export interface StreamClient {
  createUpload(upload: {
    readonly size: number
    readonly metadata: string
    readonly creator: string
  }): Promise<{ readonly uploadUrl: string; readonly videoId: string }>
  /** Has Stream fetch a video. @param copy the body of Stream's copy operation. */
  importVideo(copy: Record<string, unknown>, creator: string): Promise<Video>
  /** `null` if there is no such video. */
  getVideo(videoId: string): Promise<Video | null>
  /** `null` if there is no such video. @param fields the body of Stream's edit operation. */
  editVideo(videoId: string, fields: Record<string, unknown>): Promise<Video | null>
  /** Has Stream sign a token for a video that requires signed URLs. */
  createToken(videoId: string, claims: TokenClaims): Promise<string>
  /** Succeeds if there is no such video. */
  deleteVideo(videoId: string): Promise<void>
}

/** The API token stays in this closure, and leaves it only in requests to Stream. */
export function createStreamClient(account: {
  readonly accountId: string
  readonly apiToken: string
  readonly apiBaseUrl: string
  readonly fetch: StreamFetch
  readonly timeoutMs: number
}): StreamClient {
  const collection = `${account.apiBaseUrl.replace(/\/+$/, '')}/accounts/${encodeURIComponent(account.accountId)}/stream`
  const urlOf = (videoId: string): string => `${collection}/${encodeURIComponent(videoId)}`

  const call = (
    task: string,
    url: string,
    request: { readonly method: string; readonly headers?: Record<string, string>; readonly json?: object },
    late?: (response: Response) => void,
  ) => {
    const { method, json } = request
    const headers = {
      ...request.headers,
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      Authorization: `Bearer ${account.apiToken}`,
    }
    const init = { method, headers, ...(json !== undefined && { body: JSON.stringify(json) }) }
    return exchange(task, { url, init }, account.fetch, account.timeoutMs, late)
  }

  /** Discards a video that was created too late: nobody waits for it any more. */
  const discardLate = (idOf: (response: Response) => Promise<string | null>) => (response: Response) => {
    idOf(response)
      .then((videoId) => (videoId === null ? undefined : discardQuietly(api, videoId)))
      .catch(() => undefined)
  }

  const api: StreamClient = {
    async createUpload({ size, metadata, creator }) {
      const task = 'create an upload'
      const url = `${collection}?direct_user=true`
      const headers = {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(size),
        ...(metadata !== '' && { 'Upload-Metadata': metadata }),
        'Upload-Creator': creator,
      }
      const late = discardLate(async (response) => asText(response.headers.get('stream-media-id')))
      const answer = await call(task, url, { method: 'POST', headers }, late)
      if (!answer.ok) throw toStreamFailure(task, answer)
      const videoId = asText(answer.headers.get('stream-media-id'))
      const uploadUrl = locationOf(answer, url)
      if (videoId !== null && uploadUrl !== null) return { uploadUrl, videoId }
      // The upload has reserved storage, and nobody can use it.
      if (videoId !== null) await discardQuietly(api, videoId)
      throw incomplete(task, answer, uploadUrl === null ? '`Location`' : '`stream-media-id`')
    },

    async importVideo(copy, creator) {
      const task = 'fetch a video'
      const late = discardLate(async (response) => parseVideo(await response.json())?.id ?? null)
      const request = { method: 'POST', headers: { 'Upload-Creator': creator }, json: copy }
      const answer = await call(task, `${collection}/copy`, request, late)
      if (!answer.ok) throw toStreamFailure(task, answer)
      const video = parseVideo(answer.json)
      if (video === null) throw incomplete(task, answer, 'a video')
      return video
    },

    async getVideo(videoId) {
      const task = 'read a video'
      return videoIn(task, await call(task, urlOf(videoId), { method: 'GET' }))
    },

    async editVideo(videoId, fields) {
      const task = 'edit a video'
      return videoIn(task, await call(task, urlOf(videoId), { method: 'POST', json: fields }))
    },

    async createToken(videoId, claims) {
      const task = 'sign a token'
      // Without `id`, which would name a signing key, Stream signs by itself.
      const answer = await call(task, `${urlOf(videoId)}/token`, { method: 'POST', json: claims })
      if (!answer.ok) throw toStreamFailure(task, answer)
      const token = asText(asObject(asObject(answer.json)?.['result'])?.['token'])
      if (token === null) throw incomplete(task, answer, 'a token')
      return token
    },

    async deleteVideo(videoId) {
      const task = 'delete a video'
      const answer = await call(task, urlOf(videoId), { method: 'DELETE' })
      if (!answer.ok && !isNotFound(answer)) throw toStreamFailure(task, answer)
    },
  }
  return api
}

function videoIn(task: string, answer: StreamAnswer): Video | null {
  if (isNotFound(answer)) return null
  if (!answer.ok) throw toStreamFailure(task, answer)
  const video = parseVideo(answer.json)
  // Here the client may ask again, so this is no refusal.
  if (video === null) throw incomplete(task, answer, 'a video', 'stream-unavailable')
  return video
}

/** Stream says that it did what it was asked, but its answer lacks what is needed. */
function incomplete(
  task: string,
  { status }: StreamAnswer,
  missing: string,
  code: 'stream-refused' | 'stream-unavailable' = 'stream-refused',
): Failure {
  const message = `Stream answered ${status} without ${missing} when asked to ${task}. Check that \`apiBaseUrl\` is the URL of the Cloudflare API.`
  return new Failure(code, 'Cloudflare Stream gave an incomplete answer.', { report: { message, status } })
}

/** Ignores failures: the upload URL of the video expires anyway. */
export async function discardQuietly(api: StreamClient, videoId: string): Promise<void> {
  await api.deleteVideo(videoId).catch(() => undefined)
}

function locationOf({ headers }: StreamAnswer, base: string): string | null {
  const location = asText(headers.get('location'))
  if (location === null || !URL.canParse(location, base)) return null
  const url = new URL(location, base)
  return /^https?:$/.test(url.protocol) ? url.href : null
}
