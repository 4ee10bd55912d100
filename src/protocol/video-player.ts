import type { Video } from './video-status.js'

/** Each account has a host of its own, which only Stream's addresses of the video name. This one plays the videos of all. */
const COMMON_PLAYER = 'https://iframe.cloudflarestream.com'

/**
 * Address of Stream's player, for an `<iframe>`; `null` where a token is needed and there is none.
 * @see https://developers.cloudflare.com/stream/viewing-videos/using-the-stream-player/
 */
export function playerUrl(video: Video): string | null {
  const { host, shown } = placeOf(video)
  if (video.requireSignedURLs && shown === video.id) return null
  return host === null ? `${COMMON_PLAYER}/${shown}` : `${host}/${shown}/iframe`
}

/** Address of a page that plays the video, to be passed on; `null` where that needs a token, which would soon be worth nothing. */
export function watchUrl(video: Video): string | null {
  const { host, shown } = placeOf(video)
  return video.requireSignedURLs || host === null ? null : `${host}/${shown}/watch`
}

/** Whether the addresses of the video have a token in them, and work as long as that does. */
export function playsByToken(video: Video): boolean {
  return placeOf(video).shown !== video.id
}

/** The host, and what the video is shown by: its id, or a token in its place. */
function placeOf({ id, token, preview, playback }: Video): {
  readonly host: string | null
  readonly shown: string
} {
  const [, host = null, named = id] =
    /^(.*)\/([^/]+)\/(?:watch|manifest\/video\.m3u8)(?:\?.*)?$/.exec(preview ?? playback?.hls ?? '') ?? []
  return { host, shown: named === id ? (token ?? id) : named }
}
