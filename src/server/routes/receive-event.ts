// An event of Stream, as a message of a Queue.

import { asObject, asText } from '../../protocol/json.js'
import { parseVideo } from '../../protocol/video-status.js'
import type { HandlerContext } from './handler-context.js'

/**
 * Whether it was an event of a video. A queue may have others.
 * @throws {Failure} if the app fails, or if the owner of the video is not known and Stream cannot be asked: deliver it again.
 * @see https://developers.cloudflare.com/queues/event-subscriptions/events-schemas/
 */
export async function receiveEvent(
  event: unknown,
  { statusCache, events }: HandlerContext,
): Promise<boolean> {
  const message = asObject(event)
  const type = asText(message?.['type']) ?? ''
  const video = parseVideo(message?.['payload'])
  if (!type.startsWith('cf.stream.video_state.') || video === null) return false
  // The documented events do not name the creator. Kept like that, the owner could not see the video.
  const known = video.creator === null ? await statusCache.lookUp(video.id) : null
  // A video that is gone is nobody's news.
  if (video.creator === null && known === null) return true
  const creator = video.creator ?? known?.creator ?? null
  const option = events === undefined ? 'webhook' : 'events'
  await statusCache.applyNews({ ...video, creator }, option)
  return true
}
