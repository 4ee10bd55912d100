/** What a request asks for, as the log and the fault rules name it. */
export type RequestKind =
  | 'preflight'
  | 'create'
  | 'head'
  | 'patch'
  | 'terminate'
  | 'status'
  | 'delete'
  | 'thumbnail'
  | 'basic-create'
  | 'basic-upload'
  | 'other'

export interface Route {
  readonly kind: RequestKind
  readonly uid: string | null
  /** `media` is where Stream sends uploads that were created without `direct_user=true`: it needs the token and has no CORS. */
  readonly area: 'api' | 'media' | 'tus' | 'thumbnail' | 'basic' | 'unknown'
}

const UID = '([0-9a-f]{32})'
// Paths are matched from their end, so that the emulator can be mounted under any prefix.
const collection = /\/client\/v4\/accounts\/[^/]+\/stream$/
const directUpload = /\/client\/v4\/accounts\/[^/]+\/stream\/direct_upload$/
const video = new RegExp(`/client/v4/accounts/[^/]+/stream/${UID}$`)
const media = new RegExp(`/client/v4/accounts/[^/]+/media/${UID}$`)
const tus = new RegExp(`/tus/${UID}$`)
const thumbnail = new RegExp(`/${UID}/thumbnails/thumbnail\\.jpg$`)
const basic = new RegExp(`/${UID}$`)

const tusKinds: Readonly<Record<string, RequestKind>> = { HEAD: 'head', PATCH: 'patch', DELETE: 'terminate' }
const videoKinds: Readonly<Record<string, RequestKind>> = { GET: 'status', DELETE: 'delete' }

/** Reads what a request asks for from its method and URL alone. */
export function routeOf(method: string, url: string): Route {
  const path = new URL(url).pathname
  const kind = (otherwise: RequestKind): RequestKind => (method === 'OPTIONS' ? 'preflight' : otherwise)
  const uidIn = (pattern: RegExp): string | null => pattern.exec(path)?.[1] ?? null

  if (path.includes('/client/v4/')) {
    const mediaUid = uidIn(media)
    if (mediaUid !== null) return { area: 'media', uid: mediaUid, kind: kind(tusKinds[method] ?? 'other') }
    return { area: 'api', uid: uidIn(video), kind: kind(apiKind(method, path)) }
  }
  const tusUid = uidIn(tus)
  if (tusUid !== null) return { area: 'tus', uid: tusUid, kind: kind(tusKinds[method] ?? 'other') }
  const pictureOf = uidIn(thumbnail)
  if (pictureOf !== null) return { area: 'thumbnail', uid: pictureOf, kind: kind('thumbnail') }
  const basicUid = uidIn(basic)
  if (basicUid !== null) return { area: 'basic', uid: basicUid, kind: kind('basic-upload') }
  return { area: 'unknown', uid: null, kind: kind('other') }
}

function apiKind(method: string, path: string): RequestKind {
  if (method === 'POST' && collection.test(path)) return 'create'
  if (method === 'POST' && directUpload.test(path)) return 'basic-create'
  return video.test(path) ? (videoKinds[method] ?? 'other') : 'other'
}
