// The player: what it shows, and its security headers.

import type { Account } from '../account/account.js'
import { randomId } from '../videos/random-id.js'
import type { VideoRecord } from '../videos/video-record.js'
import type { VideoStore } from '../videos/video-store.js'
import { isShownBy } from './access.js'
import { mediaFileType } from './media-file.js'
import { type PlayerPage, playerPage } from './player-page.js'

type Content = Pick<PlayerPage, 'title' | 'duration' | 'notice'>

/**
 * For an `<iframe>` and as a page of its own. It plays the uploaded file if it is cached, and says why if
 * it cannot.
 * @param shown the video's id, or a signed token in its place
 * @param url of the request. Its only option is `autoplay`, which is on whenever it is present, as at
 * Stream.
 * @see https://developers.cloudflare.com/stream/viewing-videos/using-the-stream-player/
 */
export async function player(account: Account, uid: string, shown: string, url: string): Promise<Response> {
  const video = account.store.get(uid)
  if (video === undefined) return answer(404, refusal('There is no video at this address.'))
  if (!(await isShownBy(account, video, shown))) {
    return answer(401, refusal('This video shows itself to a valid signed token only.'))
  }
  const isReady = account.store.encodingOf(video).readyToStream
  return answer(200, contentOf(account.store, video), {
    hasPicture: isReady,
    autoplay: new URL(url).searchParams.has('autoplay'),
    allowedOrigins: video.settings.allowedOrigins,
  })
}

const refusal = (notice: string): Content => ({ title: 'Stream’s emulator', duration: null, notice })

function contentOf(store: VideoStore, video: VideoRecord): Content {
  const { inspection, settings } = video
  const name = settings.meta['name']
  return {
    title: typeof name === 'string' && name !== '' ? name : 'Video',
    duration: inspection?.kind === 'video' ? inspection.duration : null,
    notice: noticeOf(store, video),
  }
}

/** Why the video cannot be played; `null` if it can. */
function noticeOf(store: VideoStore, video: VideoRecord): string | null {
  const { state, readyToStream } = store.encodingOf(video)
  if (state === 'error') return 'No video could be made of this upload.'
  if (!readyToStream) return 'This video cannot be played yet.'
  if (video.media === null) {
    const kept = store.mediaCache.capacity.toLocaleString('en')
    return `The emulator has not kept this film: it keeps the newest, ${kept} bytes of them altogether (keepBytes).`
  }
  const isPlayable = mediaFileType(video.media) !== null
  return isPlayable ? null : 'Browsers do not play this kind of file, and the emulator encodes nothing.'
}

interface Show {
  readonly hasPicture: boolean
  readonly autoplay: boolean
  readonly allowedOrigins: readonly string[]
}

const bare: Show = { hasPicture: false, autoplay: false, allowedOrigins: [] }

function answer(status: number, content: Content, { allowedOrigins, ...show }: Show = bare): Response {
  const nonce = randomId()
  return new Response(playerPage({ ...content, ...show, nonce }), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce, allowedOrigins),
      'cache-control': 'no-store',
      // The address may hold a token.
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  })
}

/**
 * Stream's rules for allowed origins are those of `frame-ancestors`: `*.a.com` does not include `a.com`,
 * and `localhost` needs its port. What is not a host is left out, because it could end the directive.
 * @see https://developers.cloudflare.com/stream/viewing-videos/securing-your-stream/#hotlinking-protection
 */
function policy(nonce: string, allowedOrigins: readonly string[]): string {
  const hosts = allowedOrigins.filter((origin) => /^[\w.*-]+(:\d+)?$/.test(origin))
  const directives = [
    "default-src 'none'",
    "img-src 'self'",
    "media-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    ...(allowedOrigins.length === 0 ? [] : [`frame-ancestors ${hosts.join(' ') || "'none'"}`]),
  ]
  return directives.join('; ')
}
