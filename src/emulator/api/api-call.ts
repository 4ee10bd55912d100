// Calls of Stream's REST API: authorization, rate limit, and which call it is.

import type { Account } from '../account/account.js'
import { minutesUsed } from '../account/storage-quota.js'
import { failure, notFound, success } from '../http/api-envelope.js'
import type { IncomingRequest } from '../http/incoming-request.js'
import type { RequestKind, Route } from '../http/route.js'
import { videoObject } from '../videos/video-object.js'
import type { VideoRecord } from '../videos/video-record.js'
import { createCopy } from './copy.js'
import { createBasicUpload } from './create-basic.js'
import { createTusUpload } from './create-tus.js'
import { editVideo } from './edit.js'
import { captions } from './extras/captions.js'
import { mp4Downloads } from './extras/mp4-downloads.js'
import { watermarks } from './extras/watermarks.js'
import { signingKeys } from './keys.js'
import { listVideos } from './list.js'
import { createToken } from './token.js'
import { webhookSettings } from './webhook-settings.js'

type Call = (
  account: Account,
  request: IncomingRequest,
  rest: readonly string[],
) => Response | Promise<Response>

type VideoCall = (
  account: Account,
  video: VideoRecord,
  request: IncomingRequest,
  rest: readonly string[],
) => Response | Promise<Response>

const calls: Partial<Record<RequestKind, Call>> = {
  create: createTusUpload,
  'basic-create': createBasicUpload,
  copy: createCopy,
  list: listVideos,
  keys: signingKeys,
  watermarks,
  webhook: webhookSettings,
  'storage-usage': storageUsage,
}

const videoCalls: Partial<Record<RequestKind, VideoCall>> = {
  status: ({ store }, video) => success(videoObject(store, video)),
  edit: editVideo,
  delete({ store }, video) {
    store.remove(video)
    return new Response(null, { status: 200 })
  },
  token: createToken,
  captions,
  downloads: mp4Downloads,
}

/** For servers that hold a token: no CORS, and every failure in Cloudflare's envelope. */
export async function api(account: Account, route: Route, request: IncomingRequest): Promise<Response> {
  const { ratelimitHeaders, longestAddress } = account.store.settings.assumptions
  if (request.url.length > longestAddress) return new Response('URI Too Long', { status: 414 })
  const response = await answer(account, route, request)
  if (!ratelimitHeaders) return response
  for (const [name, value] of Object.entries(account.rateLimit.headers())) response.headers.set(name, value)
  return response
}

async function answer(account: Account, route: Route, request: IncomingRequest): Promise<Response> {
  const { store, rateLimit } = account
  const { authFailureStatus, rateLimitCode } = store.settings.assumptions
  if (!isAuthorized(account, request)) return failure(authFailureStatus, 10_000, 'Authentication error')
  const refusedMs = rateLimit.count()
  if (refusedMs !== null) {
    const refusal = failure(429, rateLimitCode, 'Please wait and consider throttling your request speed')
    refusal.headers.set('retry-after', String(Math.ceil(refusedMs / 1000)))
    return refusal
  }
  const call = calls[route.kind]
  if (call !== undefined) return call(account, request, route.rest)
  const video = store.get(route.uid)
  const videoCall = videoCalls[route.kind]
  return video === undefined || videoCall === undefined
    ? notFound()
    : videoCall(account, video, request, route.rest)
}

/** Any token, or the configured one: as bearer, or as the older key with an e-mail address. */
export function isAuthorized({ store }: Pick<Account, 'store'>, { headers }: IncomingRequest): boolean {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  const token = bearer ?? (headers.has('x-auth-email') ? headers.get('x-auth-key') : null)
  return token !== null && (store.settings.apiToken ?? token) === token
}

/** @see https://developers.cloudflare.com/api/resources/stream/subresources/videos/methods/storage_usage/ */
function storageUsage({ store }: Account, { url }: IncomingRequest): Response {
  const creator = new URL(url).searchParams.get('creator')
  const videos = [...store.all()].filter((video) => creator === null || video.creator === creator)
  return success({
    ...(creator === null ? {} : { creator }),
    totalStorageMinutes: minutesUsed(store, videos),
    // JSON has no infinity.
    totalStorageMinutesLimit: Math.min(store.settings.storageMinutes, Number.MAX_SAFE_INTEGER),
    videoCount: videos.length,
  })
}
