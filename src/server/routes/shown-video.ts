// A video as its owner sees it.

import type { Video } from '../../protocol/video-status.js'
import type { UploadGrant } from '../grant/upload-grant.js'
import { withToken } from '../signing/playback-token.js'
import { pollAfter } from '../status/status-cache.js'
import type { HandlerContext } from './handler-context.js'
import { videoNotFound } from './owned-video.js'

export interface Shown {
  readonly video: Video
  /** Seconds until it is worth asking again; `null` if that is for the page to say. */
  readonly pollAfter: number | null
  /** Whether Stream was not asked, although it is time to. */
  readonly isOld: boolean
}

/** @throws {Failure} with `not-found` if there is no such video, or it is somebody else's. */
export async function showVideo(
  videoId: string,
  grant: UploadGrant,
  { statusCache, signer, webhook, events }: HandlerContext,
): Promise<Shown> {
  const { video, pollAfter: after, isOld } = await statusCache.read(videoId, grant.creator)
  if (video === null || video.creator !== grant.creator) throw videoNotFound()
  const needsToken = signer !== undefined && video.requireSignedURLs && video.readyToStream
  const token = needsToken ? await signer(videoId) : null
  const shown = token === null ? video : withToken(video, token)
  // Where Stream tells of an end by itself, asking what is known costs no call.
  const hasNews = webhook !== undefined || events !== undefined
  return { video: shown, pollAfter: hasNews ? pollAfter('news') : after, isOld }
}

/** Tells a page how else it can ask: for several videos at once, and for a stream of changes. */
export function watchHeader({ push }: HandlerContext): Record<string, string> {
  return { 'Stream-Watch': push ? 'ids, push' : 'ids' }
}
