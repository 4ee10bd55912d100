import { api, isAuthorized } from './api-endpoint.js'
import { basicUpload } from './basic-endpoint.js'
import { preflight } from './cors.js'
import { failure, notFound } from './envelope.js'
import type { Route } from './route.js'
import { thumbnail } from './thumbnail.js'
import { tusUpload, type UploadRequest } from './tus-endpoint.js'
import type { VideoStore } from './video-store.js'

/** What Stream would answer, CORS headers aside. */
export async function answer(store: VideoStore, route: Route, upload: UploadRequest): Promise<Response> {
  const { area, uid, kind } = route
  const { request } = upload
  if (area === 'api') return api(store, route, request)
  if (uid === null || area === 'unknown') return notFound()
  if (area === 'media') {
    // 400 rather than 401 or 403: that is what was seen of Stream.
    return isAuthorized(store, request)
      ? tusUpload(store, uid, upload)
      : failure(400, 10_000, 'Authentication error')
  }
  if (kind === 'preflight') return preflight(area === 'thumbnail' ? 'GET' : 'POST, HEAD, PATCH, OPTIONS')
  if (area === 'thumbnail') return thumbnail(store, uid)
  return area === 'tus' ? tusUpload(store, uid, upload) : basicUpload(store, uid, upload)
}
