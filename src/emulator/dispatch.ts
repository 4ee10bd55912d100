// Which part of the emulator answers a request.

import type { Account } from './account/account.js'
import { api, isAuthorized } from './api/api-call.js'
import { failure, notFound } from './http/api-envelope.js'
import { preflight } from './http/cors.js'
import type { Route } from './http/route.js'
import { serveMediaFile } from './playback/media-file.js'
import { player } from './playback/player.js'
import { thumbnail } from './playback/thumbnail.js'
import { basicUpload } from './uploads/basic-endpoint.js'
import { tusUpload, type UploadRequest } from './uploads/tus-endpoint.js'

/** What Stream would answer, CORS headers aside. */
export async function dispatch(account: Account, route: Route, upload: UploadRequest): Promise<Response> {
  const { store } = account
  const { area, uid, kind, rest } = route
  const { request } = upload
  if (area === 'api') return api(account, route, request)
  if (uid === null || area === 'unknown') return notFound()
  if (area === 'media') {
    // 400 rather than 401 or 403: that is what was seen of Stream.
    return isAuthorized(account, request)
      ? tusUpload(store, uid, upload)
      : failure(400, 10_000, 'Authentication error')
  }
  const isUpload = area === 'tus' || area === 'basic'
  if (kind === 'preflight') return preflight(isUpload ? 'POST, HEAD, PATCH, OPTIONS' : 'GET')
  const [shown = uid] = rest
  if (area === 'thumbnail') return thumbnail(account, uid, shown)
  if (area === 'player') return player(account, uid, shown, request.url)
  if (area === 'film') return serveMediaFile(account, uid, shown, request)
  return area === 'tus' ? tusUpload(store, uid, upload) : basicUpload(store, uid, upload)
}
