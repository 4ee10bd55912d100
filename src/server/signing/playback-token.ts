// Tokens with which videos that require signed URLs can be played.

import { toBase64url } from '../../protocol/bytes.js'
import type { Video } from '../../protocol/video-status.js'
import { internalFailure } from '../http/failure.js'
import { createLruMap } from '../status/lru-map.js'
import { type RateLimiter, tooMany } from '../status/rate-limiter.js'
import type { AccessRule, StreamClient, TokenClaims } from '../stream/stream-client.js'
import { importSigningKey, type SigningKey } from './signing-key.js'

export interface TokenOptions {
  /** Seconds, 60 to 86400. A player needs the token until the end of the video. Default 3600. */
  readonly lifetimeSeconds?: number | undefined
  /** Whether the video may be downloaded with the token. Default `false`. */
  readonly downloadable?: boolean | undefined
  /** The first rule that matches decides. Default: everybody who has the token may play. */
  readonly accessRules?: readonly AccessRule[] | undefined
}

type MakeToken = (videoId: string, claims: TokenClaims) => Promise<string>

/** Answers the same token for half of its lifetime. Otherwise, every poll would load the thumbnail again. */
export type Signer = (videoId: string) => Promise<string>

export function createSigner(make: MakeToken, options: TokenOptions = {}): Signer {
  const { lifetimeSeconds = 3600, downloadable, accessRules } = options
  const tokens = createLruMap<{ readonly token: Promise<string>; readonly until: number }>(1000)
  return (videoId) => {
    const now = Date.now() / 1000
    const kept = tokens.get(videoId)
    if (kept !== undefined && now < kept.until && now > kept.until - lifetimeSeconds) return kept.token
    const token = make(videoId, { exp: Math.floor(now) + lifetimeSeconds, downloadable, accessRules })
    tokens.set(videoId, { token, until: now + lifetimeSeconds / 2 })
    // A failure is not cached.
    token.catch(() => tokens.delete(videoId))
    return token
  }
}

/** Signs with a key of the account, without a call to Stream. */
export function signWith(key: SigningKey): MakeToken {
  let imported: Promise<CryptoKey> | undefined
  return async (videoId, claims) => {
    const { keyId: kid } = key
    const encode = (part: object): string => toBase64url(JSON.stringify(part))
    const unsigned = `${encode({ alg: 'RS256', kid })}.${encode({ sub: videoId, kid, ...claims })}`
    try {
      imported ??= importSigningKey(key)
      const bytes = new TextEncoder().encode(unsigned)
      const signature = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', await imported, bytes)
      return `${unsigned}.${toBase64url(new Uint8Array(signature))}`
    } catch {
      // The runtime's error is dropped: it may quote the key.
      const message =
        'The key of `signing` cannot sign. Pass the complete `jwk` that `POST /accounts/{id}/stream/keys` answered.'
      throw internalFailure('is not set up', { message })
    }
  }
}

/** Has Stream sign: one call to its API for each token, within the rate limit of reads. */
export function askForTokens(stream: StreamClient, readLimiter: RateLimiter): MakeToken {
  return async (videoId, claims) => {
    const wait = readLimiter.take(Date.now())
    if (wait > 0) throw tooMany(wait)
    return stream.createToken(videoId, claims)
  }
}

/** The video, with the token in place of its id in all addresses. */
export function withToken(video: Video, token: string): Video {
  const signed = <T extends string | null>(url: T): T => url?.replace(`/${video.id}/`, `/${token}/`) as T
  const { playback } = video
  return {
    ...video,
    token,
    thumbnail: signed(video.thumbnail),
    preview: signed(video.preview),
    playback: playback && { hls: signed(playback.hls), dash: signed(playback.dash) },
  }
}
