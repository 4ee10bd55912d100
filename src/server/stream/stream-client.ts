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

  const call = (
    task: string,
    url: string,
    init: { readonly method: string; readonly headers?: Record<string, string>; readonly body?: string },
    late?: (response: Response) => void,
  ) => {
    const headers = { ...init.headers, Authorization: `Bearer ${account.apiToken}` }
    return exchange(task, { url, init: { ...init, headers } }, account.fetch, account.timeoutMs, late)
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
      throw new Failure('stream-refused', 'Cloudflare Stream created no upload.', {
        report: {
          message: `Stream answered ${answer.status} without \`${uploadUrl === null ? 'Location' : 'stream-media-id'}\` when asked to ${task}. Check that \`apiBaseUrl\` is the address of the Cloudflare API.`,
          status: answer.status,
        },
      })
    },

    async importVideo(copy, creator) {
      const task = 'fetch a video'
      const headers = { 'Content-Type': 'application/json', 'Upload-Creator': creator }
      const late = discardLate(async (response) => parseVideo(await response.json())?.id ?? null)
      const init = { method: 'POST', headers, body: JSON.stringify(copy) }
      const answer = await call(task, `${collection}/copy`, init, late)
      if (!answer.ok) throw toStreamFailure(task, answer)
      const video = parseVideo(answer.json)
      if (video !== null) return video
      throw new Failure('stream-refused', 'Cloudflare Stream fetches no video.', {
        report: {
          message: `Stream answered ${answer.status} with no video when asked to ${task}. Check that \`apiBaseUrl\` is the address of the Cloudflare API.`,
          status: answer.status,
        },
      })
    },

    async getVideo(videoId) {
      const task = 'read a video'
      const url = `${collection}/${encodeURIComponent(videoId)}`
      return videoIn(await call(task, url, { method: 'GET' }), task)
    },

    async editVideo(videoId, fields) {
      const task = 'edit a video'
      const url = `${collection}/${encodeURIComponent(videoId)}`
      const headers = { 'Content-Type': 'application/json' }
      return videoIn(await call(task, url, { method: 'POST', headers, body: JSON.stringify(fields) }), task)
    },

    async createToken(videoId, claims) {
      const task = 'sign a token'
      const url = `${collection}/${encodeURIComponent(videoId)}/token`
      const headers = { 'Content-Type': 'application/json' }
      // Without `id`, which would name a signing key, Stream signs by itself.
      const init = { method: 'POST', headers, body: JSON.stringify(claims) }
      const answer = await call(task, url, init)
      if (!answer.ok) throw toStreamFailure(task, answer)
      const token = asText(asObject(asObject(answer.json)?.['result'])?.['token'])
      if (token !== null) return token
      throw new Failure('stream-refused', 'Cloudflare Stream signed nothing.', {
        report: {
          message: `Stream answered ${answer.status} with no token when asked to ${task}.`,
          status: answer.status,
        },
      })
    },

    async deleteVideo(videoId) {
      const task = 'delete a video'
      const answer = await call(task, `${collection}/${encodeURIComponent(videoId)}`, { method: 'DELETE' })
      if (!answer.ok && !isNotFound(answer)) throw toStreamFailure(task, answer)
    },
  }
  return api
}

function videoIn(answer: StreamAnswer, task: string): Video | null {
  if (isNotFound(answer)) return null
  if (!answer.ok) throw toStreamFailure(task, answer)
  const video = parseVideo(answer.json)
  if (video !== null) return video
  throw new Failure('stream-unavailable', 'Cloudflare Stream gave no readable answer.', {
    report: {
      message: `Stream answered ${answer.status} with no video when asked to ${task}.`,
      status: answer.status,
    },
  })
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
