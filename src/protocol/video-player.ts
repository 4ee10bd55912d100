// Addresses at which a video plays.

import type { Video } from './video-status.js'

/** Plays the videos of all accounts. An account's own host is known only from the addresses of its videos. */
const COMMON_PLAYER = 'https://iframe.cloudflarestream.com'

/**
 * URL of Stream's player, for an `<iframe>`; `null` if it needs a token and there is none.
 * @see https://developers.cloudflare.com/stream/viewing-videos/using-the-stream-player/
 */
export function playerUrl(video: Video): string | null {
  const { host, shown } = placeOf(video)
  if (video.requireSignedURLs && shown === video.id) return null
  // Events have addresses without the account's host.
  const isCommon = host === null || host === 'https://cloudflarestream.com'
  return isCommon ? `${COMMON_PLAYER}/${shown}` : `${host}/${shown}/iframe`
}

/** URL of a page that plays the video, to share; `null` if it needs a token, which would soon expire. */
export function watchUrl(video: Video): string | null {
  const { host, shown } = placeOf(video)
  return video.requireSignedURLs || host === null ? null : `${host}/${shown}/watch`
}

/** Whether the addresses of the video contain a token, and expire with it. */
export function playsByToken(video: Video): boolean {
  return placeOf(video).shown !== video.id
}

/** `shown` is the video's id, or a token in its place. */
function placeOf({ id, token, preview, playback }: Video) {
  const address = /^(.*)\/([^/]+)\/(?:watch|manifest\/video\.m3u8)(?:\?.*)?$/
  const [, host = null, named = id] = address.exec(preview ?? playback?.hls ?? '') ?? []
  return { host, shown: named === id ? (token ?? id) : named }
}
