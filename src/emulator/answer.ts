import type { Account } from './account.js'
import { api, isAuthorized } from './api/api-call.js'
import { basicUpload } from './basic-endpoint.js'
import { preflight } from './cors.js'
import { failure, notFound } from './envelope.js'
import { film } from './film.js'
import { player } from './player.js'
import type { Route } from './route.js'
import { thumbnail } from './thumbnail.js'
import { tusUpload, type UploadRequest } from './tus-endpoint.js'

/** What Stream would answer, CORS headers aside. */
export async function answer(account: Account, route: Route, upload: UploadRequest): Promise<Response> {
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
  if (area === 'film') return film(account, uid, shown, request)
  return area === 'tus' ? tusUpload(store, uid, upload) : basicUpload(store, uid, upload)
}
