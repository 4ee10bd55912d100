// A picture for each video.

import type { Account } from '../account/account.js'
import { isShownBy } from './access.js'

/**
 * A gradient that is always the same for the same video, without any text of its creator, which SVG could
 * run. Stream sends a JPEG, only once the video is ready, and only with a token if it requires signed URLs. Of a video
 * that failed there will be none, which is 424.
 * @param shown the video's id, or a signed token in its place
 * @see https://developers.cloudflare.com/stream/viewing-videos/displaying-thumbnails/
 */
export async function thumbnail(account: Account, uid: string, shown: string): Promise<Response> {
  const { store } = account
  const video = store.get(uid)
  if (video === undefined) return refuse(404, 'Not Found')
  const { state, readyToStream } = store.encodingOf(video)
  const isFailed = state === 'error'
  if (!readyToStream && !isFailed) return refuse(404, 'Not Found')
  if (!(await isShownBy(account, video, shown))) return new Response('Unauthorized', { status: 401 })
  if (isFailed) return refuse(424, 'The video has failed')
  const { width, height } =
    video.inspection?.kind === 'video' ? video.inspection : { width: 1920, height: 1080 }
  return new Response(gradient(uid, width, height), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' },
  })
}

function refuse(status: number, message: string): Response {
  return new Response(message, { status, headers: { 'cache-control': 'no-store' } })
}

function gradient(uid: string, width: number, height: number): string {
  const hue = Number.parseInt(uid.slice(0, 4), 16) % 360
  const glow = 20 + (Number.parseInt(uid.slice(4, 6), 16) % 60)
  const colour = (turn: number, lightness: number): string => `hsl(${(hue + turn) % 360} 42% ${lightness}%)`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<defs>
<linearGradient id="ground" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${colour(0, 34)}"/><stop offset="1" stop-color="${colour(48, 58)}"/></linearGradient>
<radialGradient id="glow" cx="${glow}%" cy="30%" r="70%"><stop stop-color="${colour(24, 78)}" stop-opacity=".7"/><stop offset="1" stop-color="${colour(24, 78)}" stop-opacity="0"/></radialGradient>
</defs>
<rect width="100%" height="100%" fill="url(#ground)"/><rect width="100%" height="100%" fill="url(#glow)"/>
</svg>`
}
