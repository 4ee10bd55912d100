// Tokens with which videos that require signed URLs can be played.

import { toBase64url } from '../../protocol/bytes.js'
import type { Video } from '../../protocol/video-status.js'
import { createLruMap } from '../coordination/lru-map.js'
import { startDeadline } from '../http/deadline.js'
import { internalFailure, type StreamHandlerError, toFailure } from '../http/failure.js'
import { LONGEST_REST_SECONDS } from '../stream/retry-after.js'
import type { StreamClient, TokenClaims } from '../stream/stream-client.js'
import { importSigningKey, type SigningKey } from './signing-key.js'
import type { TokenOptions } from './token-options.js'

type MakeToken = (videoId: string, claims: TokenClaims) => Promise<string>

/** Seconds until the next try after a failure, if Stream does not say. */
const PAUSE = 60
/** Milliseconds that an answer waits for a token. Later ones have it, if it comes. */
const PATIENCE_MS = 3000

/**
 * Answers the same token for half of its lifetime: otherwise every poll would load the thumbnail again. It never fails: a
 * video without its token is better than none. After a failure, which is told once, it answers `null` for a while.
 */
export type Signer = (videoId: string) => Promise<string | null>

interface Kept {
  readonly token: Promise<string | null>
  /** Seconds since the epoch, both. */
  readonly from: number
  readonly until: number
}

/** @param background takes a token that is waited for by nobody any more. */
export function createSigner(
  make: MakeToken,
  report: (error: StreamHandlerError) => void,
  options: TokenOptions = {},
  background: (work: Promise<unknown>) => void = () => {},
): Signer {
  const { lifetimeSeconds = 3600, downloadable, accessRules } = options
  const tokens = createLruMap<Kept>(1000)
  const none = Promise.resolve(null)
  let pause: Kept = { token: none, from: 0, until: 0 }
  // If the clock is set back, a token would last too long, and a pause too.
  const isKept = ({ from, until }: Kept, now: number): boolean =>
    now < until && now >= from - lifetimeSeconds / 2

  function fail(videoId: string, thrown: unknown): null {
    const { code, details } = toFailure(thrown)
    tokens.delete(videoId)
    // Where no call was left, nothing is wrong, and the next poll may be luckier.
    if (details.report === undefined) return null
    const now = Date.now() / 1000
    const seconds = Math.min(Number(details.headers?.['Retry-After']) || PAUSE, LONGEST_REST_SECONDS)
    const rest: Kept = { token: none, from: now, until: now + seconds }
    // Others that failed at the same time have the same reason.
    const isTold = isKept(pause, now)
    // What is missing is this video. All else concerns every video.
    if (details.report.status === 404) tokens.set(videoId, rest)
    else pause = rest
    const { message } = details.report
    if (!isTold)
      report({ code, ...details.report, message: `A video is shown without its token. ${message}` })
    return null
  }

  return (videoId) => {
    const now = Date.now() / 1000
    const kept = tokens.get(videoId)
    if (kept !== undefined && isKept(kept, now)) return inTime(kept.token)
    if (isKept(pause, now)) return none
    const claims = { exp: Math.floor(now) + lifetimeSeconds, downloadable, accessRules }
    const token = make(videoId, claims).catch((thrown: unknown) => fail(videoId, thrown))
    tokens.set(videoId, { token, from: now, until: now + lifetimeSeconds / 2 })
    background(token)
    return inTime(token)
  }
}

/** `null` if it takes too long: what holds up a token must not hold up the status, nor those of other videos beside it. */
function inTime(token: Promise<string | null>): Promise<string | null> {
  const deadline = startDeadline(PATIENCE_MS)
  return Promise.race([token, deadline.expired.catch(() => null)]).finally(deadline.stop)
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

/** Has Stream sign: one call to its API for each token, within the budget. */
export function askForTokens(stream: StreamClient): MakeToken {
  return (videoId, claims) => stream.createToken(videoId, claims)
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
