// A client of Cloudflare Stream's API.

import { singleHeader } from '../../protocol/header.js'
import { asList, asObject, asText, resultOf } from '../../protocol/json.js'
import { toWebUrl } from '../../protocol/link.js'
import { parseVideo, type Video } from '../../protocol/video-status.js'
import { Failure } from '../http/failure.js'
import type { TellEvent } from '../http/handler-event.js'
import type { CallGate, CallKind } from './call-gate.js'
import { type CallTerms, exchange, type StreamAnswer, type StreamFetch } from './exchange.js'
import { isNotFound, toStreamFailure } from './stream-failure.js'

/** @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/ */
export interface AccessRule {
  readonly type: 'any' | 'ip.src' | 'ip.geoip.country'
  readonly action: 'allow' | 'block'
  /** Two-letter country codes. */
  readonly country?: readonly string[] | undefined
  /** IP addresses and networks, such as `93.184.216.0/24`. */
  readonly ip?: readonly string[] | undefined
}

/** The claims of a playback token. `exp`: seconds since the epoch. */
export interface TokenClaims {
  readonly exp: number
  readonly downloadable?: boolean | undefined
  readonly accessRules?: readonly AccessRule[] | undefined
}

/** Each call throws a {@link Failure} if Stream refuses or does not answer. */
export interface StreamClient {
  createUpload(
    size: number,
    metadata: string,
    creator: string,
  ): Promise<{ uploadUrl: string; videoId: string }>
  /** Has Stream fetch a video. @param copy the body of Stream's copy operation. */
  importVideo(copy: Record<string, unknown>, creator: string): Promise<Video>
  /** `null` if there is no such video. @param kind what the reading is for. Default `read`. */
  getVideo(videoId: string, kind?: CallKind): Promise<Video | null>
  /**
   * Reads several videos in one call. `null` for one that does not exist; an id that the list leaves out is left out. Answers `null`
   * if Stream refuses to list by ids.
   * @param choose the ids, at most 450. It is asked when the call may be sent; if it chooses none, no call is sent.
   */
  readVideos(choose: () => Promise<readonly string[]>): Promise<ReadonlyMap<string, Video | null> | null>
  /** `null` if there is no such video. @param fields the body of Stream's edit operation. */
  editVideo(videoId: string, fields: Record<string, unknown>): Promise<Video | null>
  /** Has Stream sign a token for a video that requires signed URLs. */
  createToken(videoId: string, claims: TokenClaims): Promise<string>
  /** Succeeds if there is no such video. */
  deleteVideo(videoId: string): Promise<void>
}

type RequestParts = { readonly method: string; readonly headers?: object; readonly json?: object }

/** The API token stays in this closure, and leaves it only in requests to Stream. */
export function createStreamClient(account: {
  readonly accountId: string
  readonly apiToken: string
  readonly apiBaseUrl: string
  readonly fetch: StreamFetch
  readonly timeoutMs: number
  readonly gate: CallGate
  readonly tell?: TellEvent | undefined
  /** Takes work that goes on after the answer. It does not reject. */
  readonly background?: ((work: Promise<void>) => void) | undefined
}): StreamClient {
  const collection = `${account.apiBaseUrl.replace(/\/+$/, '')}/accounts/${encodeURIComponent(account.accountId)}/stream`
  const urlOf = (videoId: string): string => `${collection}/${encodeURIComponent(videoId)}`

  const send = async (
    kind: CallKind,
    task: string,
    url: string,
    { json, ...init }: RequestParts,
    terms?: CallTerms,
  ): Promise<StreamAnswer> => {
    const type = json !== undefined && { 'Content-Type': 'application/json' }
    const headers = { ...init.headers, ...type, Authorization: `Bearer ${account.apiToken}` }
    const body = json === undefined ? null : JSON.stringify(json)
    const request = { url, init: { ...init, headers, body } }
    const begun = performance.now()
    const tell = (status: number | null): void =>
      account.tell?.({ type: 'call', kind, task, status, ms: performance.now() - begun })
    const answer = await exchange(task, request, account.fetch, account.timeoutMs, terms).catch(
      (thrown: unknown) => {
        tell(null)
        throw thrown
      },
    )
    tell(answer.status)
    await account.gate.learn(kind, answer)
    return answer
  }

  const call: typeof send = async (kind, ...request) => {
    await account.gate.enter(kind)
    return send(kind, ...request)
  }

  /** Discards a video that was created too late: nobody waits for it any more. */
  const discardLate =
    (idOf: (response: Response) => Promise<string | null>) =>
    (sent: Promise<Response>): void => {
      const discarded = sent
        .then(idOf)
        .then((videoId) => (videoId === null ? undefined : discardQuietly(api, videoId)))
        .catch(() => undefined)
      account.background?.(discarded)
    }

  const api: StreamClient = {
    async createUpload(size, metadata, creator) {
      const url = `${collection}?direct_user=true`
      const headers = {
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(size),
        ...(metadata !== '' && { 'Upload-Metadata': metadata }),
        'Upload-Creator': creator,
      }
      const idIn = (given: Headers): string | null => singleHeader(given.get('stream-media-id'))
      const urlIn = (given: Headers): URL | null => toWebUrl(singleHeader(given.get('location')), url)
      const answer = await call(
        'create',
        'create an upload',
        url,
        { method: 'POST', headers },
        {
          isComplete: ({ ok, headers: given }) => ok && idIn(given) !== null && urlIn(given) !== null,
          late: discardLate(async (response) => idIn(response.headers)),
        },
      )
      if (!answer.ok) throw toStreamFailure(answer)
      const videoId = idIn(answer.headers)
      const uploadUrl = urlIn(answer.headers)
      if (videoId !== null && uploadUrl !== null) return { uploadUrl: uploadUrl.href, videoId }
      // The upload has reserved storage, and nobody can use it.
      if (videoId !== null) await discardQuietly(api, videoId)
      throw incomplete(answer, uploadUrl === null ? '`Location`' : '`stream-media-id`')
    },

    async importVideo(copy, creator) {
      const late = discardLate(async (response) => parseVideo(await response.json())?.id ?? null)
      const request = { method: 'POST', headers: { 'Upload-Creator': creator }, json: copy }
      const answer = await call('create', 'fetch a video', `${collection}/copy`, request, { late })
      if (!answer.ok) throw toStreamFailure(answer)
      const video = parseVideo(answer.json)
      if (video === null) throw incomplete(answer, 'a video')
      return video
    },

    async getVideo(videoId, kind = 'read') {
      return videoIn(await call(kind, 'read a video', urlOf(videoId), { method: 'GET' }))
    },

    async readVideos(choose) {
      await account.gate.enter('read')
      const ids = await choose()
      const [only] = ids
      if (only === undefined) return new Map()
      if (ids.length === 1) {
        const answer = await send('read', 'read a video', urlOf(only), { method: 'GET' })
        return new Map([[only, videoIn(answer)]])
      }
      // The commas stay as they are: escaped, the address would be longer.
      const url = `${collection}?id=${ids.join(',')}`
      const answer = await send('read', 'list videos', url, { method: 'GET' })
      if (isListRefused(answer.status)) return null
      if (!answer.ok) throw toStreamFailure(answer)
      const asked = new Set(ids)
      const videos = asList(asObject(answer.json)?.['result']).map(parseVideo)
      return new Map(
        videos.flatMap((video) => (video !== null && asked.has(video.id) ? [[video.id, video]] : [])),
      )
    },

    async editVideo(videoId, fields) {
      return videoIn(await call('change', 'edit a video', urlOf(videoId), { method: 'POST', json: fields }))
    },

    async createToken(videoId, claims) {
      // Without `id`, which would name a signing key, Stream signs by itself.
      const request = { method: 'POST', json: claims }
      const answer = await call('token', 'sign a token', `${urlOf(videoId)}/token`, request)
      if (!answer.ok) throw toStreamFailure(answer)
      const token = asText(resultOf(answer.json)?.['token'])
      if (token === null) throw incomplete(answer, 'a token')
      return token
    },

    async deleteVideo(videoId) {
      // What a success says is not documented. Where it is JSON, it may say that it is none.
      const typeIn = (given: Headers): string => given.get('content-type') ?? ''
      const isComplete = ({ ok, status, headers }: Response): boolean =>
        status === 404 || (ok && !typeIn(headers).includes('json'))
      const request = { method: 'DELETE' }
      const answer = await call('change', 'delete a video', urlOf(videoId), request, { isComplete })
      if (isNotFound(answer)) return
      if (!answer.ok) throw toStreamFailure(answer)
      if (asObject(answer.json)?.['success'] === false || typeIn(answer.headers).includes('html'))
        throw incomplete(answer, 'a success', 'stream-unavailable')
    },
  }
  return api
}

/** By an id that does not exist, by an address that is too long, or because there is no such list. */
function isListRefused(status: number): boolean {
  return [400, 404, 405, 414, 422, 431].includes(status)
}

function videoIn(answer: StreamAnswer): Video | null {
  if (isNotFound(answer)) return null
  if (!answer.ok) throw toStreamFailure(answer)
  const video = parseVideo(answer.json)
  // Here the client may ask again, so this is no refusal.
  if (video === null) throw incomplete(answer, 'a video', 'stream-unavailable')
  return video
}

/** Stream says that it did what it was asked, but its answer lacks what is needed. */
function incomplete(answer: StreamAnswer, missing: string, code?: 'stream-unavailable'): Failure {
  const { task, status } = answer
  const message = `Stream answered ${status} without ${missing} when asked to ${task}. Check that \`apiBaseUrl\` is the URL of the Cloudflare API.`
  const report = { message, status }
  return new Failure(code ?? 'stream-refused', 'Cloudflare Stream gave an incomplete answer.', { report })
}

/** Ignores failures: the upload URL of the video expires anyway. */
export async function discardQuietly(api: StreamClient, videoId: string): Promise<void> {
  await api.deleteVideo(videoId).catch(() => undefined)
}
