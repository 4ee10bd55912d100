import { createBasicUpload } from './basic-create.js'
import { createTusUpload } from './create-endpoint.js'
import { failure, notFound, success } from './envelope.js'
import type { IncomingRequest } from './incoming-request.js'
import type { Route } from './route.js'
import { videoObject } from './video-object.js'
import type { VideoStore } from './video-store.js'

/** The REST API, for servers that hold a token: no CORS, and every failure in Cloudflare's envelope. */
export async function api(store: VideoStore, route: Route, request: IncomingRequest): Promise<Response> {
  if (!isAuthorized(store, request)) {
    return failure(store.settings.assumptions.authFailureStatus, 10_000, 'Authentication error')
  }
  if (route.kind === 'create') return createTusUpload(store, request)
  if (route.kind === 'basic-create') return createBasicUpload(store, request)
  const video = store.get(route.uid)
  if (video === undefined) return notFound()
  if (route.kind === 'status') return success(videoObject(store, video))
  if (route.kind !== 'delete') return notFound()
  store.remove(video)
  return new Response(null, { status: 200 })
}

/** Any bearer token, or the one that the emulator was told. */
export function isAuthorized(store: VideoStore, request: IncomingRequest): boolean {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
  return token !== null && (store.settings.apiToken ?? token) === token
}
