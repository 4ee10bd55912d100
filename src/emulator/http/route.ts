// What a request asks for, read from its method and URL.

import { subjectOf } from './jwt.js'

/** Names of requests in the log and in fault rules. */
export const requestKinds = [
  'preflight',
  'create',
  'head',
  'patch',
  'terminate',
  'basic-create',
  'basic-upload',
  'copy',
  'list',
  'status',
  'edit',
  'delete',
  'token',
  'keys',
  'captions',
  'downloads',
  'watermarks',
  'webhook',
  'storage-usage',
  'thumbnail',
  'player',
  'film',
  /** A webhook: a request that the emulator sends. */
  'delivery',
  'other',
] as const

export type RequestKind = (typeof requestKinds)[number]

type PlaybackKind = 'thumbnail' | 'player' | 'film'

export interface Route {
  readonly kind: RequestKind
  readonly uid: string | null
  /**
   * `media`: upload URLs that were created without `direct_user=true`. They need the token and have no
   * CORS.
   */
  readonly area: 'api' | 'media' | 'tus' | PlaybackKind | 'basic' | 'unknown'
  /** Segments of the path after the kind's own: a key's id, a language, a signed token. */
  readonly rest: readonly string[]
}

const UID = '([0-9a-f]{32})'
// Matched from the end of the path, so that the emulator can be mounted below any prefix.
const api = /\/client\/v4\/accounts\/[^/]+\/(.+)$/
const tus = new RegExp(`/tus/${UID}$`)
const playback = /\/([\w.-]+)\/(thumbnails\/thumbnail\.jpg|iframe|watch|film)$/
const basic = new RegExp(`/${UID}$`)
const wholeUid = new RegExp(`^${UID}$`)

const tusKinds: Readonly<Record<string, RequestKind>> = { HEAD: 'head', PATCH: 'patch', DELETE: 'terminate' }

/** By the path after the video's id. */
const playbackKinds: Readonly<Record<string, PlaybackKind>> = {
  'thumbnails/thumbnail.jpg': 'thumbnail',
  iframe: 'player',
  watch: 'player',
  film: 'film',
}

/** By method and path below `/accounts/{id}/`; `*` means that the call itself checks the method. */
const apiKinds: Readonly<Record<string, RequestKind>> = {
  'POST stream': 'create',
  'GET stream': 'list',
  'POST stream/direct_upload': 'basic-create',
  'POST stream/copy': 'copy',
  'GET stream/storage-usage': 'storage-usage',
  '* stream/keys': 'keys',
  '* stream/watermarks': 'watermarks',
  '* stream/webhook': 'webhook',
  'GET stream/:uid': 'status',
  'POST stream/:uid': 'edit',
  'DELETE stream/:uid': 'delete',
  'POST stream/:uid/token': 'token',
  '* stream/:uid/captions': 'captions',
  '* stream/:uid/downloads': 'downloads',
}

export function routeOf(method: string, url: string): Route {
  const path = new URL(url).pathname
  const route = pathRoute(method, path)
  return method === 'OPTIONS' ? { ...route, kind: 'preflight' } : route
}

function pathRoute(method: string, path: string): Route {
  const uidIn = (pattern: RegExp): string | null => pattern.exec(path)?.[1] ?? null
  if (path.includes('/client/v4/')) return apiRoute(method, uidIn(api)?.split('/') ?? [])

  const tusUid = uidIn(tus)
  if (tusUid !== null) return { area: 'tus', uid: tusUid, kind: tusKinds[method] ?? 'other', rest: [] }
  const [, shown = '', what = ''] = playback.exec(path) ?? []
  const played = playbackKinds[what]
  if (played !== undefined) {
    const uid = wholeUid.test(shown) ? shown : subjectOf(shown)
    if (uid !== null) return { area: played, uid, kind: played, rest: [shown] }
  }
  const basicUid = uidIn(basic)
  if (basicUid !== null) return { area: 'basic', uid: basicUid, kind: 'basic-upload', rest: [] }
  return { area: 'unknown', uid: null, kind: 'other', rest: [] }
}

function apiRoute(method: string, segments: readonly string[]): Route {
  const [resource = '', second = ''] = segments
  const uid = wholeUid.test(second) ? second : null
  if (resource === 'media' && segments.length === 2 && uid !== null) {
    return { area: 'media', uid, kind: tusKinds[method] ?? 'other', rest: [] }
  }
  const pattern = segments.map((segment, index) => (index === 1 && uid !== null ? ':uid' : segment))
  const exact = apiKinds[`${method} ${pattern.join('/')}`]
  if (exact !== undefined) return { area: 'api', uid, kind: exact, rest: [] }
  const depth = uid === null ? 2 : 3
  const kind = apiKinds[`* ${pattern.slice(0, depth).join('/')}`] ?? 'other'
  return { area: 'api', uid, kind, rest: segments.slice(depth) }
}
