// Which operations a path has.

import { createVideo } from './create-video.js'
import { discardVideo } from './discard-video.js'
import { editVideo } from './edit-video.js'
import type { Operation } from './handler-context.js'
import { readVideo } from './read-video.js'
import { readVideos } from './read-videos.js'
import { receiveWebhook } from './receive-webhook.js'

const operations: Readonly<Record<Route['kind'], Readonly<Record<string, Operation>>>> = {
  collection: { POST: createVideo },
  several: { GET: readVideos, POST: createVideo },
  webhook: { POST: receiveWebhook },
  video: { GET: readVideo, PATCH: editVideo, DELETE: discardVideo },
}

export interface Route {
  readonly kind: 'collection' | 'several' | 'webhook' | 'video'
  /** Of the path of a video, else `''`. */
  readonly videoId: string
  /** By method. */
  readonly operations: ReadonlyMap<string, Operation>
}

/**
 * Needs no mount path: a path that ends in an id of Stream means that video, one that ends in `webhook`
 * means the webhook, and any other means the collection: with `ids`, some of its videos.
 */
export function routeOf(url: string): Route {
  const { pathname, searchParams } = new URL(url)
  const last = pathname.split('/').findLast((segment) => segment !== '') ?? ''
  // Stream's ids are lower-case. `authorize` sees one spelling only, so that nobody gets past a list of ids.
  if (/^[0-9a-f]{32}$/i.test(last)) return routeTo('video', last.toLowerCase())
  if (last === 'webhook') return routeTo('webhook')
  return routeTo(searchParams.has('ids') ? 'several' : 'collection')
}

function routeTo(kind: Route['kind'], videoId = ''): Route {
  return { kind, videoId, operations: new Map(Object.entries(operations[kind])) }
}
