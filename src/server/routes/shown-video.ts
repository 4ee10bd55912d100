// A video as its owner sees it.

import type { Video } from '../../protocol/video-status.js'
import type { UploadGrant } from '../grant/upload-grant.js'
import { withToken } from '../signing/playback-token.js'
import type { HandlerContext } from './handler-context.js'
import { videoNotFound } from './owned-video.js'

/** `pollAfter`: seconds until it is worth asking again, if no call to Stream was left; else `null`. */
export interface Shown {
  readonly video: Video
  readonly pollAfter: number | null
}

/** @throws {Failure} with `not-found` if there is no such video, or it is somebody else's. */
export async function showVideo(
  videoId: string,
  grant: UploadGrant,
  { statusCache, signer }: HandlerContext,
): Promise<Shown> {
  const { video, pollAfter } = await statusCache.read(videoId, grant.creator)
  if (video === null || video.creator !== grant.creator) throw videoNotFound()
  const needsToken = signer !== undefined && video.requireSignedURLs && video.readyToStream
  const token = needsToken ? await signer(videoId) : null
  return { video: token === null ? video : withToken(video, token), pollAfter }
}

/** Tells a page how else it can ask: for several videos at once, and for a stream of changes. */
export function watchHeader({ push }: HandlerContext): Record<string, string> {
  return { 'Stream-Watch': push ? 'ids, push' : 'ids' }
}
